using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>One person's stipend for one term.</summary>
/// <param name="Number">Of the term, from 0.</param>
/// <param name="Record">What is on record of paying it; null for nothing.</param>
public sealed record StipendLine(RegistrationState Registration, Participant Participant, int Number, StipendStanding Standing, Stipend? Record);

/// <summary>Who has earned which stipend, and what was paid.</summary>
public sealed class StipendDesk(ITableStore store, AttendanceDesk attendance, RegistrationDrawer drawer, Clock clock)
{
    private const int Tries = 6;

    /// <summary>Everyone with a seat, person by person and term by term; and whoever had one before, for the terms in which they were there.</summary>
    public async Task<IReadOnlyList<StipendLine>> All(Offering offering, CancellationToken cancel = default)
    {
        var presences = (await attendance.All(offering, cancel)).ToLookup(presence => (presence.Registration, presence.Participant));
        var records = new Dictionary<string, Stipend>(StringComparer.Ordinal);
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AllStipends, cancel)) records[row.Key] = Json.Read<Stipend>(row.Value);
        var lines = new List<StipendLine>();
        await foreach (var state in drawer.All(offering.Id, cancel))
        {
            if (state.Status != RegistrationStatus.Confirmed) continue;
            foreach (var person in state.Named()) lines.AddRange(Lines(state, person));
            foreach (var before in state.Predecessors ?? []) lines.AddRange(Lines(state, before).Where(line => line.Standing.Minutes > 0 || line.Record is not null));
        }

        return lines;

        IEnumerable<StipendLine> Lines(RegistrationState state, Participant person) => Standings(offering, person, presences[(state.Id, person.Number)])
            .Select((standing, term) => new StipendLine(state, person, term, standing, records.GetValueOrDefault(Keys.Stipend(state.Id, person.Number, person.Holder, term))));
    }

    /// <summary>One person's stipends, term by term.</summary>
    public async Task<IReadOnlyList<StipendLine>> Of(Offering offering, RegistrationState registration, Participant person, CancellationToken cancel = default)
    {
        var presences = new List<Presence>();
        foreach (var session in offering.HeldSessions)
            if (await attendance.Find(offering.Id, session.Number, registration.Id, person, cancel) is { } presence) presences.Add(presence);
        var lines = new List<StipendLine>();
        foreach (var standing in Standings(offering, person, presences))
        {
            var key = Keys.Stipend(registration.Id, person.Number, person.Holder, lines.Count);
            lines.Add(new StipendLine(registration, person, lines.Count, standing, await store.Read<Stipend>(offering.Id.ToString(), key, cancel)));
        }

        return lines;
    }

    /// <returns>Null when it is done, or why it is not.</returns>
    public Task<Refusal?> Pay(Offering offering, StipendLine line, LocalDate day, string reference, string reason, Actor by, CancellationToken cancel = default) =>
        Mark(offering, line, known => Stipends.Pay(line.Standing, known, day, reference, reason, by, clock.Now), cancel);

    /// <returns>Null when it is done, or why it is not.</returns>
    public Task<Refusal?> TakeBack(Offering offering, StipendLine line, string reason, Actor by, CancellationToken cancel = default) =>
        Mark(offering, line, known => Stipends.TakeBack(known, reason, by, clock.Now), cancel);

    private async Task<Refusal?> Mark(Offering offering, StipendLine line, Func<Stipend?, Ruling<StipendMark>> decide, CancellationToken cancel)
    {
        var (partition, key) = (offering.Id.ToString(), Keys.Stipend(line.Registration.Id, line.Participant.Number, line.Participant.Holder, line.Number));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(partition, key, cancel);
            var known = row is null ? null : Json.Read<Stipend>(row.Value);
            var ruling = decide(known);
            if (ruling is Ruling<StipendMark>.Refused refused) return refused.Why;
            if (ruling is not Ruling<StipendMark>.Accepted { Events: [var mark] }) return null;
            var value = Json.Write(new Stipend(
                line.Registration.Id, line.Participant.Number, line.Participant.Holder, line.Standing.Term.Name, (known?.Marks ?? []).Add(mark)));
            RowChange change = row is null ? new RowChange.Insert(key, value) : new RowChange.Replace(key, value, row.Tag);
            if (await store.Transact(partition, [change], cancel) is Commit.Done) return null;
        }

        throw new InvalidOperationException($"The stipend {key} changed under every one of {Tries} tries.");
    }

    private ValueList<StipendStanding> Standings(Offering offering, Participant person, IEnumerable<Presence> presences) =>
        Stipends.Of(offering, [.. presences.Select(presence => presence.Of(person.Holder))], clock.Now);
}
