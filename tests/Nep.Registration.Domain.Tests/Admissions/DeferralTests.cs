using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>Whoever was chosen for a later run is carried there with their application.</summary>
public class DeferralTests
{
    private static readonly OfferingId Next = OfferingId.Parse("fellowship-2028");
    private static readonly Instant Now = Clocks.Local("2027-04-01T10:00");

    private static ApplicationEvent[] Deferred =>
    [
        .. Fellowships.Finished, new ReferenceReceived(Fellowships.First, [new("strength", "Listens")], Clocks.Placed), new ApplicationSubmitted(Clocks.Placed),
        new DecisionReleased(Decision.Defer, LetterKind.DecisionDefer, null, "", null, Fellowships.Release),
    ];

    private static Offering Later(AdmissionRule? rule = null) =>
        Institutes.Open(OfferingClone.Make(Fellowships.Details(rule), Clocks.Day("2028-06-08"))) with { Id = Next };

    private static ApplicationState Taken(Offering offering, params ApplicationEvent[] before) =>
        Assert.IsType<DeferralTaken>(Assert.IsType<Ruling<ApplicationEvent>.Accepted>(
            ApplicationDecider.Decide(offering, null, new TakeDeferral(Fellowships.Other, Fellowships.State(before)), Now)).Events.Single()).Application;

    [Fact]
    public void Staff_carry_a_deferred_application_once_with_a_reason()
    {
        var one = Scenario.OfApplication(Fellowships.Offering).Given(Deferred).At(Now);
        one.When(new CarryDeferral(Next, Fellowships.Other, " ")).Refused(new ReasonMissing());
        one.When(new CarryDeferral(Next, Fellowships.Other, "As agreed")).Then(new DeferralOrdered(Next, Fellowships.Other, "As agreed", Now));
        Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Sent).At(Now).When(new CarryDeferral(Next, Fellowships.Other, "x")).Refused(new ApplicationPast(ApplicationStatus.Submitted));
        one.Given(new DeferralOrdered(Next, Fellowships.Other, "As agreed", Now)).When(new CarryDeferral(OfferingId.Parse("another-2029"), Fellowships.Other, "x")).Refused(new ApplicationPast(ApplicationStatus.Deferred));
    }

    [Fact]
    public void Its_plan_carries_it_until_the_other_run_has_it_and_then_it_cannot_be_withdrawn_here()
    {
        ApplicationEvent[] ordered = [.. Deferred, new DeferralOrdered(Next, Fellowships.Other, "As agreed", Now)];
        Assert.Contains(ApplicationPlan.Steps(Fellowships.Offering, Fellowships.State(ordered), []), step => step is { Key: "carry:fellowship-2028", Act: Act.CarryDeferral });
        ApplicationEvent[] settled = [.. ordered, new DeferralSettled(null, Now)];
        Assert.DoesNotContain(ApplicationPlan.Steps(Fellowships.Offering, Fellowships.State(settled), []), step => step.Act is Act.CarryDeferral);
        Scenario.OfApplication(Fellowships.Offering).Given(settled).At(Now).When(new WithdrawApplication(new Actor.Applicant(), "")).Refused(new ApplicationPast(ApplicationStatus.Deferred));
    }

    [Fact]
    public void Where_nothing_is_missing_it_is_sent_there_with_its_answers_and_references()
    {
        var taken = Taken(Later(), Deferred);
        Assert.Equal(
            (ApplicationStatus.Submitted, Now, "It is time", "Listens", new DeferredFrom(Institutes.Id, Fellowships.One)),
            (taken.Status, taken.Submitted, taken.Answer("why")!.Text, taken.Referees[0].Given!.Answers[0].Text, taken.From));
        Assert.Null(taken.Decision);
    }

    [Fact]
    public void Where_something_is_missing_the_applicant_is_asked_for_it_and_what_is_no_longer_asked_stays_behind()
    {
        var asks = Fellowships.Rule with { Stages = [Fellowships.Rule.Stages[0] with { Questions = [.. Fellowships.Rule.Stages[0].Questions, new FormQuestion("hope", "What do you hope for?", FormQuestionKind.LongText, true)] }] };
        var taken = Taken(Later(asks), Deferred);
        Assert.Equal((ApplicationStatus.Draft, null, "Leader", null), (taken.Status, taken.Submitted, taken.Answer("role")!.Text, taken.Answer("why")));
        Assert.Contains(ApplicationPlan.Steps(Later(asks), taken, []), step => step.Act is Act.SendLetter { Letter.Kind: LetterKind.ApplicationLink });
    }

    [Fact]
    public void The_people_of_a_team_say_yes_anew()
    {
        var taken = Taken(Later(Fellowships.TeamRule), [.. Fellowships.Team, new ApplicationSubmitted(Clocks.Placed), new DecisionReleased(Decision.Defer, LetterKind.DecisionDefer, null, "", null, Fellowships.Release)]);
        Assert.Equal((ApplicationStatus.Draft, 3, 0), (taken.Status, taken.Members.Count, taken.Members.Count(member => member.IsConfirmed)));
    }

    [Fact]
    public void A_run_that_has_begun_takes_nobody() => Assert.Equal(
        new ApplicationsClosed(Fellowships.Rule.Deadline, Fellowships.Offering.Zone),
        Scenario.OfApplication(Fellowships.Offering).At(Fellowships.Offering.Starts).When(new TakeDeferral(Fellowships.Other, Fellowships.State(Deferred))).Why());
}
