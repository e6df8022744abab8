using Nep.Registration.Domain.Admissions.Reviewing;
using static Nep.Registration.Domain.Admissions.Reviewing.PanelCommand;
using static Nep.Registration.Domain.Admissions.Reviewing.PanelEvent;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class RubricTests
{
    private static readonly Criterion One = Rubrics.StateBoards[0];

    private static Scenario<PanelEvent, PanelCommand> Panel => Panels.Story;

    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(5, 5, 5, 100)]
    [InlineData(5, 1, 1, 40)]
    [InlineData(1, 5, 1, 30)]
    [InlineData(3, 3, 3, 50)]
    public void Weights_share_out_a_hundred_points(int experience, int commitment, int interest, double total) =>
        Assert.Equal(total, Rubrics.First.Total(Rubrics.Scores(experience, commitment, interest))!.Value, 9);

    [Fact]
    public void Half_a_form_has_no_total() => Assert.Null(Rubrics.First.Total([new Score("experience", 5)]));

    [Fact]
    public void A_score_that_the_rubric_does_not_know_has_no_total() => Assert.Null(Rubrics.First.Total(Rubrics.Scores(6, 1, 1)));

    [Fact]
    public void A_rubric_that_sums_to_zero_is_refused() =>
        Assert.Contains(new Fault("criteria", "SumsToZero"), RubricRules.Check([One with { Weight = 0 }]));

    [Fact]
    public void A_rubric_without_criteria_is_refused() => Assert.Equal([new Fault("criteria", "NoCriteria")], RubricRules.Check([]));

    [Fact]
    public void Two_criteria_of_one_name_are_refused() =>
        Assert.Equal([new Fault("criteria.1.name", "Repeated")], RubricRules.Check([One, One with { Key = "other", Name = " leadership EXPERIENCE" }]));

    [Fact]
    public void A_criterion_with_a_single_anchor_is_refused() =>
        Assert.Equal([new Fault("criteria.0.anchors", "TooFewAnchors", "10")], RubricRules.Check([One with { Anchors = ["only"] }]));

    [Fact]
    public void The_first_rubric_needs_no_reason_and_a_change_of_it_does()
    {
        Panel.When(new SetRubric(Rubrics.StateBoards, 0, "")).Then(new RubricSet(Rubrics.First, "", Clocks.Placed));
        Panel.Given(Panels.Rubric).When(new SetRubric([One], 1, " ")).Refused(new ReasonMissing());
    }

    [Fact]
    public void A_rubric_that_someone_else_changed_meanwhile_is_not_overwritten() =>
        Panel.Given(Panels.Rubric).When(new SetRubric([One], 0, "shorter")).Refused(new RubricChangedMeanwhile());

    [Fact]
    public void A_rubric_changed_during_review_leaves_the_round_at_its_own_version_until_staff_ask_again()
    {
        PanelEvent[] changed = [Panels.Rubric, Panels.Round, new RubricSet(new Rubric(2, [One]), "shorter", Clocks.Placed)];
        Assert.Equal(1, Panels.After(changed).Current!.Rubric);
        Panel.Given(changed).When(new TakeRubric(1, 2, "ask again")).Then(new RubricTaken(1, 2, "ask again", Clocks.Placed));
        Assert.Equal(2, Panels.After([.. changed, new RubricTaken(1, 2, "ask again", Clocks.Placed)]).Current!.Rubric);
    }

    [Fact]
    public void A_rubric_changed_during_review_does_not_mix_versions()
    {
        var old = Rubrics.Submitted(1, 1, 5);
        var board = ReviewBoard.Of(new Rubric(2, Rubrics.StateBoards), [old.Application], [old, Rubrics.Submitted(1, 2, 3, rubric: 2)]);
        Assert.Equal((1, 2, 50.0), (board.Rows[0].Counted, board.Rows[0].Assigned, board.Rows[0].Raw!.Value));
        Assert.Equal([(0, 1), (1, 0)], board.Reviewers.Select(one => (one.Submitted, one.OutOfDate)));
    }

    [Fact]
    public void A_round_needs_a_rubric() => Panel.When(new OpenRound("First", 2, false, "")).Refused(new RubricMissing());

    [Fact]
    public void Opening_a_round_twice_opens_it_once() =>
        Panel.Given(Panels.Rubric).When(new OpenRound("First", 2, true, "")).Then(new RoundOpened(new ReviewRound(1, "First", 1, 2, true), "", Clocks.Placed));
}
