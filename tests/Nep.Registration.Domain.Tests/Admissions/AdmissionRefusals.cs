using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>Asks of applications whatever is refused, each refusal at least once.</summary>
internal static class AdmissionRefusals
{
    private static readonly Instant Now = Clocks.Placed;

    public static IEnumerable<Refusal?> All()
    {
        var alone = Scenario.OfApplication(Fellowships.Offering);
        var invited = Scenario.OfApplication(Institutes.Open(Fellowships.Details(Fellowships.Rule with { Invitations = ["X"] })));
        yield return Scenario.For(Fellowships.Offering).When(Story.Place(Story.Form(Story.Maya))).Why();
        yield return Scenario.For(Institutes.Id).Given(new OfferingCreated(Institutes.Id, Fellowships.Details()), new OfferingPublished(Institutes.Published))
            .When(new EditOffering(Institutes.Virtual(), 2, "Simpler")).Why();
        yield return Scenario.OfApplication(Institutes.OpenVirtual()).When(Fellowships.Start).Why();
        yield return alone.When(new CloseDraft()).Why();
        yield return invited.When(Fellowships.Start).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).At(Fellowships.End).When(Fellowships.Start).Why();
        foreach (var command in new ApplicationCommand[]
        {
            Fellowships.Start with { Applicant = Fellowships.Ana with { Name = "Else" } }, new SaveAnswers([new("why", "Mine")], 0), new SubmitApplication(new Actor.Demo()), new SubmitApplication(new Actor.Registrant()),
            new ConfirmMember(Fellowships.First, 0), new GiveReference(Fellowships.Second, 0, []), new NameReferee(new Person("Ana", Fellowships.Ana.Email), "Me"), new AcceptPlace(),
            new ReopenApplication(Fellowships.Rule.Deadline.PlusYears(1), "Ill"), new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept),
        })
            yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Started, new AnswersSaved([new("why", "New")], 1, Now)).When(command).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given([.. Fellowships.Sent, new ReferenceReceived(Fellowships.First, [], Now)]).When(new GiveReference(Fellowships.First, 0, [new("strength", "x")])).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given([.. Fellowships.Finished, new RefereeNamed(new(2), Story.Maya, "x", Now), new RefereeNamed(new(3), Story.Sam, "x", Now)])
            .When(new NameReferee(Fellowships.Omar, "x")).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Sent).When(new ReleaseDecision(Decision.Accept, LetterKind.DecisionDecline)).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Sent).When(new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept) { Decided = Instant.MinValue }).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Offered).When(new ReleaseDecision(Decision.Decline, LetterKind.DecisionDecline)).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Offered).At(Fellowships.OfferEnds).When(new AcceptPlace()).Why();
        yield return Scenario.OfApplication(Fellowships.Offering).Given(Fellowships.Waiting()).When(new OfferFreedPlace(Fellowships.Other, "First in line", 0)).Why();
        foreach (var why in Teams()) yield return why;
    }

    private static IEnumerable<Refusal?> Teams()
    {
        yield return Scenario.OfApplication(Fellowships.ForTeams).Given(Fellowships.Team).When(new InviteMember(Fellowships.Member("s") with { Name = "x" }, "parent")).Why();
        ApplicationEvent[] full = [.. Fellowships.Team, new MemberInvited(new(4), Story.Maya, "parent", Now), new MemberInvited(new(5), Story.Sam, "parent", Now)];
        yield return Scenario.OfApplication(Fellowships.ForTeams).Given(full).When(new InviteMember(Fellowships.Omar, "parent")).Why();
        ApplicationEvent[] short1 = [.. Fellowships.Team, new ApplicationSubmitted(Now), new DecisionReleased(Decision.Accept, LetterKind.DecisionAccept, null, "", Fellowships.OfferEnds, Now), new MemberLeft(Fellowships.First, "x", Now)];
        yield return Scenario.OfApplication(Fellowships.ForTeams).Given(short1).When(new AcceptPlace()).Why();
    }
}
