using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>What one person's attendance comes to so far.</summary>
/// <param name="Sessions">At how many of the sessions that are over the person was.</param>
public sealed record PersonHours(Participant Participant, int Sessions, int Minutes);

/// <summary>What one registration's people come to so far, together and each.</summary>
/// <param name="Before">Those who came before another took their place, where they attended anything.</param>
public sealed record TeamHours(RegistrationState Registration, IReadOnlyList<PersonHours> People, IReadOnlyList<PersonHours> Before)
{
    public int Minutes => People.Concat(Before).Sum(person => person.Minutes);
}

/// <summary>A page of them.</summary>
/// <param name="Sessions">How many sessions are over.</param>
/// <param name="Minutes">Their contact time.</param>
/// <param name="Next">The registration that the next page begins with; null for the last page.</param>
public sealed record HoursPage(int Sessions, int Minutes, IReadOnlyList<TeamHours> Teams, RegistrationId? Next);

/// <summary>Attendance up to now, person by person and team by team, while a cohort is still under way.</summary>
public sealed class HoursSoFar(AttendanceDesk attendance, RegistrationDrawer drawer, Clock clock)
{
    public const int RegistrationsPerPage = 50;

    /// <param name="from">The registration to begin with; null for the first.</param>
    public async Task<HoursPage> Look(Offering offering, RegistrationId? from, CancellationToken cancel = default)
    {
        var over = offering.HeldSessions.Where(session => offering.Zone.At(session.Ends) <= clock.Now).ToList();
        var (states, next) = await drawer.Page(offering.Id, from, RegistrationsPerPage, cancel);
        var presences = new List<Presence>();
        if (states.Count > 0)
            foreach (var session in over) presences.AddRange(await attendance.At(offering.Id, session.Number, states[0].Id, states[^1].Id, cancel));
        var told = presences.ToLookup(presence => (presence.Registration, presence.Participant));
        var teams = states.Where(state => state.Status == RegistrationStatus.Confirmed).Select(state => new TeamHours(
            state, [.. state.Participants.Select(person => Of(state, person))], [.. (state.Predecessors ?? []).Select(person => Of(state, person)).Where(before => before.Sessions > 0)]));
        return new HoursPage(over.Count, over.Sum(session => session.Minutes(offering.Zone)), [.. teams], next);

        PersonHours Of(RegistrationState state, Participant person)
        {
            var own = told[(state.Id, person.Number)].Select(presence => presence.Of(person.Holder)).ToList();
            return new PersonHours(person, own.Count(presence => presence.IsPresent), Domain.Cohorts.Attendance.Minutes(offering, own));
        }
    }
}
