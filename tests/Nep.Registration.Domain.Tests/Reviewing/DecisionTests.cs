using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using static Nep.Registration.Domain.Admissions.Deciding.DecisionCommand;
using static Nep.Registration.Domain.Admissions.Deciding.DecisionEvent;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class DecisionTests
{
    private static readonly DraftedDecision Decided = Decisions.Of(1, Decision.Decline);
    private static readonly ReleaseSheet Sheet = Decisions.Sheet(Decided);
    private static readonly DecisionEvent Drafted = new DecisionsDrafted([Decided]);
    private static readonly ReleaseProposal Proposal = new(Sheet.Digest, 1, null, Decisions.Ines, Clocks.Placed);
    private static readonly Release First = new(1, Sheet.Digest, 1, Decisions.Ines, Decisions.Kofi, Clocks.Placed, Clocks.Placed);
    private static readonly ProposeRelease Propose = new(Sheet, Sheet.Digest, null, Clocks.Pacific, Decisions.Ines);
    private static readonly ConfirmRelease Confirm = new(Sheet, Sheet.Digest, Clocks.Pacific, Decisions.Kofi);

    [Fact]
    public void A_decision_needs_a_reason() => Decisions.Story.When(new DraftDecisions([Decided with { Reason = "" }])).Refused(new ReasonMissing());

    [Fact]
    public void An_alternate_needs_a_place_in_line() =>
        Decisions.Story.When(new DraftDecisions([Decisions.Of(1, Decision.Alternate)])).Refused(new FormFaulty([new Fault("rank", "Missing")]));

    [Fact]
    public void One_proposes_and_another_confirms()
    {
        Decisions.Story.Given(Drafted).When(Propose).Then(new ReleaseProposed(Proposal));
        Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal)).When(Confirm).Then(new ReleaseConfirmed(First));
    }

    [Fact]
    public void Whoever_proposed_cannot_confirm() =>
        Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal)).When(Confirm with { By = Decisions.Ines }).Refused(new AnotherMustConfirm());

    [Fact]
    public void A_proposal_is_void_when_any_decision_changes()
    {
        Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal), new DecisionsDrafted([Decisions.Of(1, Decision.Defer)])).When(Confirm).Refused(new NothingProposed());
        Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal), new DecisionsCleared([Decided.Application], "Again", Clocks.Placed)).When(Confirm).Refused(new NothingProposed());
    }

    [Fact]
    public void A_confirmation_of_other_decisions_than_were_proposed_is_refused() => Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal))
        .When(Confirm with { Sheet = Decisions.Sheet(Decided, Decisions.Of(2, Decision.Decline)) }).Refused(new DecisionsChangedMeanwhile());

    [Fact]
    public void A_release_that_contradicts_itself_is_not_proposed()
    {
        var empty = Decisions.Sheet();
        Decisions.Story.When(Propose with { Sheet = empty, Seen = empty.Digest }).Refused(new ReleaseContradicts([new ReleaseProblem.NoLetters()]));
    }

    [Fact]
    public void A_release_can_be_set_for_a_local_time_to_come_and_for_no_other()
    {
        var due = Clocks.Wall("2027-03-12T10:00");
        Decisions.Story.Given(Drafted, new ReleaseProposed(Proposal with { Due = due })).When(Confirm)
            .Then(new ReleaseConfirmed(First with { Due = Clocks.Local("2027-03-12T10:00") }));
        var past = Clocks.Wall("2027-02-01T10:00");
        Decisions.Story.Given(Drafted).When(Propose with { Due = past }).Refused(new ReleaseTimeIsPast(past, Clocks.Pacific));
    }

    [Fact]
    public void Once_confirmed_no_decision_changes_until_the_release_is_over_or_called_off()
    {
        var later = First with { Due = Clocks.Local("2027-03-12T10:00") };
        DecisionEvent[] confirmed = [Drafted, new ReleaseProposed(Proposal), new ReleaseConfirmed(later)];
        Decisions.Story.Given(confirmed).When(new DraftDecisions([Decided])).Refused(new ReleaseUnderWay());
        Decisions.Story.Given(confirmed).When(new CallOffRelease("A conflict came up")).Then(new ReleaseCalledOff(1, "A conflict came up", Clocks.Placed));
        Decisions.Story.Given(confirmed).At(later.Due).When(new CallOffRelease("Too late")).Refused(new ReleaseHasBegun());
        Decisions.Story.Given(confirmed).At(later.Due - DecisionDecider.LastMinute).When(new CallOffRelease("In the last minute")).Refused(new ReleaseHasBegun());
        Decisions.Story.Given(confirmed).When(new FinishRelease(1)).Then(new ReleaseFinished(1, Clocks.Placed));
        Assert.Null(Decisions.Story.Given([.. confirmed, new ReleaseFinished(1, later.Due)]).When(new DraftDecisions([Decided])).Why());
    }

    internal static IEnumerable<Refusal?> Reached =>
    [
        Decisions.Story.When(Propose with { Seen = default }).Why(),
        Decisions.Story.When(Propose with { Sheet = Decisions.Sheet(), Seen = Decisions.Sheet().Digest }).Why(),
        Decisions.Story.When(Propose with { Due = Clocks.Wall("2027-02-01T10:00") }).Why(),
        Decisions.Story.When(Confirm).Why(),
        Decisions.Story.Given(new ReleaseProposed(Proposal)).When(Confirm with { By = Decisions.Ines }).Why(),
        Decisions.Story.Given(new ReleaseConfirmed(First)).When(Propose).Why(),
        Decisions.Story.Given(new ReleaseConfirmed(First)).When(new CallOffRelease("Why")).Why(),
    ];
}
