using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.App.Following;

/// <summary>
/// Carries out what an application and its registration have to do with each other: seats taken, deposit looked up, seats given back. Each is written on one side and then on the other; doing it again finds it done, so a crash anywhere between is made up for at the
/// next look.
/// </summary>
public sealed class EnrolmentSteps(ITableStore store, SeatMap seats, RegistrationFiling registrations, ApplicationFiling filing, Clock clock)
{
    internal async Task TakeSeats(Offering offering, ApplicationState state, Step step, CancellationToken cancel)
    {
        var by = new Actor.Plan(step.Key);
        var placed = await registrations.Handle(offering, state.Id.Registration, Making, by, cancel);
        ApplicationCommand outcome = placed switch
        {
            Filed.Done(var registration) => new RecordSeats(registration.Id, registration.Status == RegistrationStatus.Held ? registration.HeldUntil : null),
            Filed.Refused(var why) => new RecordSeatTrouble(why.Name),
            _ => throw new UnreachableException(),
        };
        await filing.Handle(offering, state.Id, outcome, by, cancel);

        async ValueTask<RegistrationCommand> Making(RegistrationState? known, Sale sale, CancellationToken token)
        {
            var people = People(state);
            var free = known is null ? await seats.Lend(offering, offering.Details.Entry.PlacesFor(people.Count), token) : [];
            var applicant = state.Applicant;
            return new RegistrationCommand.PlaceEnrolled(
                state.Id, new Registrar(applicant.Name, applicant.Email, applicant.Organization, applicant.Language), people, free)
            {
                Needs = NeedsOf(offering, state),
            };
        }
    }

    private static ValueList<Answer> NeedsOf(Offering offering, ApplicationState state) =>
    [
        .. from question in offering.RuleAt(offering.Details.Entry.Admission!, state.Submitted).Questions
           where question.Sight == AnswerSight.Needs && question.Kind != FormQuestionKind.File
           let answer = state.Answer(question.Key)
           where answer is { Text.Length: > 0 }
           select new Answer(question.Key, answer.Text),
    ];

    /// <summary>Those who come: the team that said yes, or the applicant alone.</summary>
    private static ValueList<Person> People(ApplicationState state) => state.Members.Any(member => member.IsConfirmed)
        ? [.. state.Members.Where(member => member.IsConfirmed).Select(member => member.Person)]
        : [new Person(state.Applicant.Name, state.Applicant.Email)];

    /// <summary>The registration said that something became of it: the deposit came, or the seats are gone.</summary>
    internal async Task Hear(Offering offering, ApplicationId id, CancellationToken cancel)
    {
        var plan = new PlanId.OfApplication(offering.Id, id);
        var asked = new List<Row>();
        await foreach (var row in store.All(offering.Id.ToString(), Keys.DueBy(clock.Now), cancel))
            if (Keys.IsSeatsDue(row.Key, plan)) asked.Add(row);
        if (asked.Count == 0 && await store.Read<ApplicationFile>($"{offering.Id}", Keys.Application(id), cancel) is not { State.Status: ApplicationStatus.DepositDue }) return;
        await LookUp(offering, id, new Actor.Plan("seats"), cancel);
        foreach (var row in asked) await store.Transact(offering.Id.ToString(), [new RowChange.Delete(row.Key, RowTag.Any)], cancel);
    }

    /// <summary>At the end of the time to pay: a hold that still stands is released first, so that there is one outcome.</summary>
    internal async Task CheckDeposit(Offering offering, ApplicationState state, Step step, CancellationToken cancel)
    {
        await registrations.Handle(offering, state.Id.Registration, new RegistrationCommand.ReleaseHold(), new Actor.Plan(step.Key), cancel);
        await LookUp(offering, state.Id, new Actor.Plan(step.Key), cancel);
    }

    private async Task LookUp(Offering offering, ApplicationId id, Actor by, CancellationToken cancel)
    {
        if (await store.Read<RegistrationFile>(offering.Id.ToString(), Keys.Registration(id.Registration), cancel) is not { State: { } registration }) return;
        if (registration.Status == RegistrationStatus.Held) return;
        await filing.Handle(offering, id, new SettleDeposit(registration.Status == RegistrationStatus.Confirmed), by, cancel);
        if (registration is { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.ByRegistrant or EndKind.ByStaff or EndKind.Transferred }) await filing.Handle(offering, id, new RecordSeatsGone(), by, cancel);
    }

    internal async Task GiveBack(Offering offering, ApplicationState state, Step step, CancellationToken cancel)
    {
        var by = new Actor.Plan(step.Key);
        await registrations.Handle(offering, state.Id.Registration, new RegistrationCommand.CancelRegistration(EndKind.ByRegistrant, state.EndReason), by, cancel);
        await filing.Handle(offering, state.Id, new RecordSeatsReturned(), by, cancel);
    }
}
