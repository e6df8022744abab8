using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>Who stands at the door: checks people in as they come, and weeks later puts right what was wrong.</summary>
internal sealed class Doorkeeper(World world, Season season, int session) : Somebody(world, $"door {session} of {season.Id}")
{
    protected override async Task Live()
    {
        await Until(season.Opens + Duration.FromDays(1));
        while (Day() is { } starts && starts > World.Now) await Until(Instant.Min(starts, World.Now + Duration.FromDays(3)));
        if (Day() is null) return;
        foreach (var state in Expected())
            foreach (var person in state.Participants)
                if (Chance.Happens(0.8)) await Mark(state, person, present: true);
        if (!Chance.Happens(0.5)) return;
        await Wait(Duration.FromHours(1), Duration.FromDays(20));
        foreach (var state in Expected())
            foreach (var person in state.Participants)
                if (Chance.Happens(0.2)) await Mark(state, person, Chance.Happens(0.5));
    }

    private Instant? Day() => World.Inspector.Of(season.Id).Offering is { Status: Domain.Offerings.OfferingStatus.Published } offering
        && offering.HeldSessions.FirstOrDefault(one => one.Number.Value == session) is { } meeting ? offering.Zone.At(meeting.Starts) : null;

    private List<RegistrationState> Expected() => [.. World.Inspector.Of(season.Id).Registrations.Values.Select(file => file.State)
        .Where(state => state.Status == RegistrationStatus.Confirmed).OrderBy(state => $"{state.Id}", StringComparer.Ordinal)];

    private async Task Mark(RegistrationState state, Participant person, bool present)
    {
        var told = await Ask("mark", async host => await host.Get<OfferingShelf>().Find(season.Id) is { } offering
            ? new Told(await host.Get<AttendanceDesk>().Mark(offering, state, person.Number, new SessionNumber(session), present, CheckInMethod.Roster, Organizer.Staff))
            : null);
        if (told is { Why: null }) World.Conscience.Marked(season.Id, new SessionNumber(session), state.Id, person.Number, person.Holder, present);
    }
}
