using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class ReleaseSheetTests
{
    [Fact]
    public void A_dry_run_shows_the_exact_letters_seats_and_money()
    {
        var sheet = Decisions.Sheet(Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Decline), Decisions.Of(3, Decision.Alternate, 1), Decisions.Of(4, Decision.Defer, note: "Next year"));
        Assert.Equal([LetterKind.DecisionAccept, LetterKind.DecisionDecline, LetterKind.DecisionAlternate, LetterKind.DecisionDefer], sheet.Letters.Select(letter => letter.Kind));
        Assert.Equal((1, 1, Money.Usd(4500), Money.Usd(500)), (sheet.Places, sheet.Left, sheet.Tuition, sheet.DueAtOnce));
        Assert.Equal([], sheet.Problems);
    }

    [Fact]
    public void More_accepts_than_seats_are_refused() => Assert.Equal(
        [new ReleaseProblem.TooManyAccepts(2, 1)], Decisions.Sheet(Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Accept)).Problems);

    [Fact]
    public void A_team_takes_the_places_that_the_rule_says() => Assert.Equal(
        1, ReleaseSheet.Of(Fellowships.ForTeams, Fellowships.TeamRule, [Decisions.Applicant(1, people: 5)], [Decisions.Of(1, Decision.Accept)], 0).Places);

    [Fact]
    public void A_release_with_no_letters_is_refused() => Assert.Equal([new ReleaseProblem.NoLetters()], Decisions.Sheet().Problems);

    [Fact]
    public void Applications_that_are_undecided_are_named() => Assert.Equal(
        [new ReleaseProblem.Undecided(1, Rubrics.Application(2).Short)],
        ReleaseSheet.Of(Fellowships.Offering, Fellowships.Rule, [Decisions.Applicant(1), Decisions.Applicant(2)], [Decisions.Of(1, Decision.Decline)], 0).Problems);

    [Fact]
    public void A_letter_without_a_name_is_refused() => Assert.Equal(
        [new ReleaseProblem.NameMissing(Rubrics.Application(1).Short)],
        ReleaseSheet.Of(Fellowships.Offering, Fellowships.Rule, [Decisions.Applicant(1, " ")], [Decisions.Of(1, Decision.Decline)], 0).Problems);

    [Fact]
    public void Two_alternates_at_one_place_are_refused_and_so_is_a_gap() => Assert.Equal(
        [new ReleaseProblem.RanksOutOfLine([1], [2])],
        Decisions.Sheet(Decisions.Of(1, Decision.Alternate, 1), Decisions.Of(2, Decision.Alternate, 1), Decisions.Of(3, Decision.Alternate, 3)).Problems);

    [Fact]
    public void Alternates_of_a_later_release_stand_behind_those_of_an_earlier_one()
    {
        Assert.Equal([], After(2).Problems);
        Assert.Equal([new ReleaseProblem.RanksOutOfLine([1], [])], After(1).Problems);

        static ReleaseSheet After(int rank) => ReleaseSheet.Of(
            Fellowships.Offering, Fellowships.Rule, [Decisions.Applicant(1, status: ApplicationStatus.Alternate, rank: 1), Decisions.Applicant(2)], [Decisions.Of(2, Decision.Alternate, rank)], 0);
    }

    [Fact]
    public void A_number_in_line_that_was_told_in_an_earlier_release_is_not_missed() => Assert.Equal([], ReleaseSheet.Of(
        Fellowships.Offering, Fellowships.Rule, [Decisions.Applicant(1, status: ApplicationStatus.Alternate, rank: 2), Decisions.Applicant(2)], [Decisions.Of(2, Decision.Alternate, 3)], 0).Problems);

    [Fact]
    public void Whoever_withdrew_gets_no_letter_and_takes_no_place()
    {
        var sheet = ReleaseSheet.Of(
            Fellowships.Offering, Fellowships.Rule, [Decisions.Applicant(1, status: ApplicationStatus.Withdrawn), Decisions.Applicant(2)],
            [Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Decline)], 0);
        Assert.Equal((0, 1), (sheet.Places, sheet.Letters.Count));
    }

    [Fact]
    public void The_fingerprint_is_the_same_for_the_same_decisions_and_another_for_any_other()
    {
        DraftedDecision[] held = [Decisions.Of(1, Decision.Accept), Decisions.Of(2, Decision.Decline)];
        Assert.Equal(DecisionDigest.Of(held), DecisionDigest.Of(held.Reverse()));
        Assert.NotEqual(DecisionDigest.Of(held), DecisionDigest.Of([held[0], held[1] with { Note = "Sorry" }]));
        Assert.NotEqual(DecisionDigest.Of(held), DecisionDigest.Of([held[0], held[1] with { Decision = Decision.Defer }]));
    }
}
