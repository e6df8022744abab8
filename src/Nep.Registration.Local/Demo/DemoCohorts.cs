using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Local.Demo;

/// <summary>What happens in programs while they run: sessions are held and nearly everyone comes, years are paid for, coaches note their hours, stipends are paid.</summary>
internal sealed class DemoCohorts(
    RegistrationDesk registrations, RegistrationDrawer drawer, AttendanceDesk attendance, CoachingDesk coaching, StipendDesk stipends, TimeMachine machine, Clock clock)
{
    private const int DaysBetweenCoaching = 35;

    private static readonly Actor Demo = new Actor.Demo();
    private static readonly Actor Staff = new Actor.Staff(DemoPeople.Staff[0].Address);
    private static readonly LocalTime Four = new(16, 0);

    /// <summary>Everything that happens in these programs from the clock's now until an instant, in its order.</summary>
    public async Task Live(IReadOnlyList<Offering> offerings, Instant until, CancellationToken cancel)
    {
        var from = clock.Now;
        foreach (var (at, happens) in offerings.SelectMany(offering => Happenings(offering, cancel)).Where(one => one.At > from && one.At <= until).OrderBy(one => one.At).ToList())
        {
            await machine.TravelTo(at, cancel);
            await happens();
        }

        await machine.TravelTo(until, cancel);
    }

    /// <summary>The stipends of the terms before the one that runs.</summary>
    public async Task PayStipends(Offering offering, CancellationToken cancel)
    {
        foreach (var line in await stipends.All(offering, cancel))
            if (line is { Standing.State: StipendState.Earned, Record: null } && line.Standing.Term.Last.PlusDays(60) < offering.Zone.DateAt(clock.Now))
                await Must(stipends.Pay(offering, line, line.Standing.Term.Last.PlusDays(14), $"Transfer {line.Standing.Term.Last:yyyy-MM}-{line.Participant.Number}", "", Staff, cancel));
    }

    private IEnumerable<(Instant At, Func<Task> Happens)> Happenings(Offering offering, CancellationToken cancel)
    {
        foreach (var session in offering.Sessions) yield return (offering.Zone.At(session.Starts), () => Hold(offering, session, cancel));
        if (offering.Details.Entry.Admission?.Tuition is Tuition.Yearly years)
            foreach (var (due, year) in years.Days.Select((due, at) => (due, at)))
                yield return (offering.Zone.At(due.PlusDays(-3) + Four), () => PayYear(offering, years.AYear, year, cancel));
        if (offering.Details.Coaching is null) yield break;
        for (var day = offering.FirstDay; day < offering.LastDay; day = day.PlusDays(DaysBetweenCoaching))
        {
            var coached = day;
            yield return (offering.Zone.At(coached + Four), () => Coach(offering, coached, cancel));
        }
    }

    private async Task Hold(Offering offering, Session session, CancellationToken cancel)
    {
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state.Status == RegistrationStatus.Confirmed)
                foreach (var person in state.Participants.Where(person => (person.Person.Name.Length + session.Number.Value) % 9 != 0))
                    await Must(attendance.Mark(offering, state, person.Number, session.Number, true, CheckInMethod.Roster, Demo, cancel));
    }

    /// <summary>Every district pays, but for one that has not paid for its second year yet.</summary>
    private async Task PayYear(Offering offering, Money amount, int year, CancellationToken cancel)
    {
        var place = 0;
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state.Status == RegistrationStatus.Confirmed && ++place + year != 3)
                await registrations.Receive(new PaymentNotice(offering.Id, state.Id, PaymentId.Parse($"demo_{state.Id}_{year}"), amount, clock.Now), cancel);
    }

    private async Task Coach(Offering offering, LocalDate day, CancellationToken cancel)
    {
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state.Status == RegistrationStatus.Confirmed)
                await Must(coaching.Do(offering, state, new CoachingCommand.Log(day, 120 + (day.DayOfYear % 5 * 30), "Amina Yusuf", "With the design team: what the interviews say", "", $"{state.Id}-{day:yyyyMMdd}"), Staff, cancel));
    }

    private static async Task Must(Task<Refusal?> doing)
    {
        if (await doing is { } refusal) throw new InvalidOperationException($"The demo's running programs are refused: {refusal}");
    }
}
