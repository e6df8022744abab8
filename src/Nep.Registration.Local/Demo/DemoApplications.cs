using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Time;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Local.Demo;

/// <summary>Invented applications: of the fellowship in every state that there is, of the other programs begun and sent.</summary>
internal sealed class DemoApplications(ApplicationDesk desk, RegistrationDesk registrations, TimeMachine machine, Clock clock)
{
    private static readonly Actor Demo = new Actor.Demo();
    private static readonly LocalTime Nine = new(9, 0);

    /// <summary>A dozen apply; one does not get around to sending it, one withdraws.</summary>
    public async Task Apply(Offering offering, CancellationToken cancel)
    {
        for (var number = 0; number < 12; number++)
        {
            await Fill(offering, number, cancel);
            await machine.TravelTo(clock.Now + Duration.FromHours(5), cancel);
            await Do(offering, number, new NameReferee(DemoPeople.Someone(number + 12), "We work in the same school"), cancel);
            if (number != 10) await Do(offering, number, new SubmitApplication(Demo), cancel);
            if (number % 3 != 1) await Do(offering, number, new GiveReference(new ParticipantNumber(1), 0, [new Answer("know", "We teach next door to each other."), new Answer("strength", "Listens first, and says what others avoid.")]), cancel);
        }

        await Do(offering, 11, new WithdrawApplication(new Actor.Applicant(), "I move to another state."), cancel);
    }

    /// <summary>The decisions go out: one pays the deposit, one has not yet, one turns the place down, one has not answered.</summary>
    public async Task Decide(Offering offering, CancellationToken cancel)
    {
        for (var number = 0; number < 10; number++)
        {
            var decision = number < 4 ? Decision.Accept : number < 7 ? Decision.Alternate : number == 9 ? Decision.Defer : Decision.Decline;
            await Do(offering, number, new ReleaseDecision(decision, Releasing.LetterOf(decision), decision == Decision.Alternate ? number - 3 : null), cancel);
        }

        await machine.TravelTo(clock.Now + Duration.FromHours(20), cancel);
        await Do(offering, 0, new AcceptPlace(), cancel);
        await Do(offering, 1, new AcceptPlace(), cancel);
        await Do(offering, 2, new DeclinePlace("My school cannot spare me this year."), cancel);
        await machine.TravelTo(clock.Now + Duration.FromHours(1), cancel);
        var id = IdOf(offering, 0).Registration;
        await registrations.Receive(new PaymentNotice(offering.Id, id, PaymentId.Parse($"demo_{id}"), offering.Details.Entry.Admission!.Tuition.DueAtOnce, clock.Now), cancel);
    }

    /// <summary>Programs whose deadline is still to come: some are begun, some are sent.</summary>
    public async Task Begin(IEnumerable<Offering> offerings, CancellationToken cancel)
    {
        foreach (var offering in offerings)
            for (var number = 0; number < 4; number++)
            {
                await Fill(offering, number, cancel);
                if (offering.Details.Entry.Admission!.Team is { } team) await Invite(offering, number, team, cancel);
                if (number % 2 == 0) await desk.Handle(offering, IdOf(offering, number), new SubmitApplication(Demo), Demo, cancel);
            }
    }

    /// <summary>Whoever applied in time is chosen on the announced day, and accepts.</summary>
    public async Task Enrol(Offering offering, CancellationToken cancel)
    {
        await machine.TravelTo(offering.Zone.At(offering.Details.Entry.Admission!.DecisionsOn!.Value + Nine), cancel);
        foreach (var number in (int[])[0, 2]) await Do(offering, number, new ReleaseDecision(Decision.Accept, Releasing.LetterOf(Decision.Accept), null), cancel);
        await machine.TravelTo(clock.Now + Duration.FromHours(26), cancel);
        foreach (var number in (int[])[0, 2]) await Do(offering, number, new AcceptPlace(), cancel);
    }

    private async Task Fill(Offering offering, int number, CancellationToken cancel)
    {
        var (rule, person) = (offering.Details.Entry.Admission!, DemoPeople.Someone(number));
        var answers = rule.Questions.Where(question => question.Kind != FormQuestionKind.File).Select(question => new Answer(question.Key, AnswerTo(question, number))).Where(answer => answer.Text.Length > 0).ToValueList();
        var interest = rule.InterestFirst ? answers.Where(answer => rule.Stages[0].Questions.Any(question => question.Key == answer.Question)).ToValueList() : [];
        var applicant = new Applicant(person.Name, person.Email, DemoPeople.Place(number), DemoPeople.Place(number), number % 5 == 3 ? "es" : "en");
        await Do(offering, number, new StartApplication(IdOf(offering, number), applicant, interest, rule.Invitations.Count > 0 ? rule.Invitations[number % rule.Invitations.Count] : ""), cancel);
        await Do(offering, number, new SaveAnswers(answers, 0), cancel);
    }

    private async Task Invite(Offering offering, int number, TeamRule team, CancellationToken cancel)
    {
        for (var i = 0; i < team.Least; i++)
        {
            var role = team.Roles.Count > 0 ? team.Roles[i % team.Roles.Count].Key : "";
            await Do(offering, number, new InviteMember(DemoPeople.Someone(number + (i * 4)), role), cancel);
            if (number % 2 == 0) await Do(offering, number, new ConfirmMember(new ParticipantNumber(i + 1), 0), cancel);
        }
    }

    private static string AnswerTo(FormQuestion question, int number) => question.Kind switch
    {
        FormQuestionKind.Choice => question.Choices[number % question.Choices.Count],
        FormQuestionKind.Number => $"{(number * 3) + 4}",
        FormQuestionKind.Link => number % 2 == 0 ? $"https://example.org/people/{number}" : "",
        FormQuestionKind.LongText when question.Sight == AnswerSight.Needs => number % 4 == 2 ? "Live captions, please." : "",
        FormQuestionKind.LongText => number % 2 == 0
            ? "In our school the same children are sent out of class week after week. I began to count, and to ask them. I want to learn how to bring what they said to those who decide."
            : "We changed how families are heard at meetings. It was slow. Now they set half of the agenda, and I want to learn what comes after that.",
        _ => "",
    };

    private async Task Do(Offering offering, int number, ApplicationCommand command, CancellationToken cancel)
    {
        if (await desk.Handle(offering, IdOf(offering, number), command, Demo, cancel) is ApplicationFiled.Refused(var why))
            throw new InvalidOperationException($"The demo's application {number} to {offering.Id} is refused: {why}");
    }

    private static ApplicationId IdOf(Offering offering, int number) => ApplicationId.Parse(DemoData.Code($"{offering.Id} application {number}", RegistrationId.Characters));
}
