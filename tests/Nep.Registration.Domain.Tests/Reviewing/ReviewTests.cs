using Nep.Registration.Domain.Admissions.Reviewing;
using static Nep.Registration.Domain.Admissions.Reviewing.ReviewCommand;
using static Nep.Registration.Domain.Admissions.Reviewing.ReviewEvent;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class ReviewTests
{
    [Fact]
    public void A_review_is_assigned_once() => Reviews.Story.When(Reviews.Assign).Then(Reviews.Assigned);

    [Fact]
    public void A_half_filled_form_is_kept() =>
        Reviews.Story.Given(Reviews.Assigned).When(Reviews.Save(1, submit: false)).Then(new ReviewSaved(1, [], "Strong", Clocks.Placed));

    [Fact]
    public void A_half_filled_form_is_not_taken_as_a_review() => Reviews.Story.Given(Reviews.Assigned).When(Reviews.Save(1, submit: true)).Refused(new FormFaulty(
        [new Fault("score.experience", "ScoreMissing"), new Fault("score.commitment", "ScoreMissing"), new Fault("score.interest", "ScoreMissing")]));

    [Fact]
    public void A_score_outside_the_anchors_is_refused() => Reviews.Story.Given(Reviews.Assigned).When(Reviews.Save(1, submit: false, 6, 1, 1))
        .Refused(new FormFaulty([new Fault("score.experience", "NotAChoice")]));

    [Fact]
    public void A_review_is_submitted() => Reviews.Story.Given(Reviews.Assigned).When(Reviews.Save(1, submit: true, 5, 4, 3)).Then(Reviews.Submitted);

    [Fact]
    public void A_tab_opened_before_another_was_saved_never_overwrites_it() =>
        Reviews.Story.Given(Reviews.Assigned, Reviews.Submitted).When(Reviews.Save(1, submit: true, 1, 1, 1)).Refused(new ReviewChangedMeanwhile());

    [Fact]
    public void A_conflict_declared_after_scoring_excludes_the_score_and_says_which() => Reviews.Story.Given(Reviews.Assigned, Reviews.Submitted)
        .When(new Recuse("My sister works there", true))
        .Then(new ReviewerRecused("My sister works there", true, Rubrics.Scores(5, 4, 3), Clocks.Placed));

    [Fact]
    public void Who_steps_aside_says_why() => Reviews.Story.Given(Reviews.Assigned).When(new Recuse(" ", false)).Refused(new ReasonMissing());

    [Fact]
    public void Who_stepped_aside_cannot_score_any_more() => Reviews.Story.Given(Reviews.Assigned, new ReviewerRecused("Too close", true, [], Clocks.Placed))
        .When(Reviews.Save(2, submit: true, 5, 5, 5)).Refused(new ReviewNotFound());

    [Fact]
    public void Who_stepped_aside_is_not_assigned_again() => Reviews.Story.Given(Reviews.Assigned, new ReviewerRecused("Too close", true, [], Clocks.Placed))
        .When(Reviews.Assign).Refused(new ReviewerSteppedAside("Too close"));

    [Fact]
    public void Whom_staff_took_off_can_be_assigned_again() =>
        Reviews.Story.Given(Reviews.Assigned, new ReviewerTakenOff("Ill", [], Clocks.Placed)).When(Reviews.Assign).Then(Reviews.Assigned);

    [Fact]
    public void A_conflict_declared_after_scoring_changes_the_ranks()
    {
        Review[] before = [Rubrics.Submitted(1, 1, 5), Rubrics.Submitted(1, 2, 2), Rubrics.Submitted(2, 1, 3), Rubrics.Submitted(2, 2, 3)];
        Review[] after = [before[0] with { Status = ReviewStatus.Recused }, .. before[1..]];
        Assert.Equal([1, 2], Ranks(before));
        Assert.Equal([2, 1], Ranks(after));

        static IEnumerable<int> Ranks(Review[] reviews) =>
            ReviewBoard.Of(Rubrics.First, [Rubrics.Application(1), Rubrics.Application(2)], reviews).Rows.Select(row => row.RawRank);
    }
}
