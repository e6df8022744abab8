using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>One participant's times as staff confirmed them.</summary>
public sealed record ConfirmedTimes(RegistrationId Registration, ParticipantNumber Participant, ValueList<Stay> Stays);

/// <summary>What an import came to.</summary>
/// <param name="Recorded">How many people's presence changed; who was recorded so already is not among them.</param>
public sealed record ImportOutcome(int Recorded, IReadOnlyList<(string Name, Refusal Why)> Refused);

/// <summary>
/// Records what staff confirmed of a meeting platform's report, many people a transaction. Interrupted, it is confirmed once more: what was
/// recorded already stays as it is.
/// </summary>
public sealed class AttendanceImport(ITableStore store, AttendanceDesk desk, IPlanSignal signal, Clock clock)
{
    /// <summary>A transaction's rows, less those that tell the cohort's plan of a correction.</summary>
    private const int Batch = RowLimits.RowsPerTransaction - 5;

    private const int Tries = 6;

    public async Task<ImportOutcome> Record(
        Offering offering, Session session, IReadOnlyList<ConfirmedTimes> people, string reason, Actor by, CancellationToken cancel = default)
    {
        var roster = (await desk.Roster(offering, session, cancel)).ToDictionary(line => (line.Registration.Id, line.Participant.Number));
        var (recorded, refused) = (0, new List<(string, Refusal)>());
        foreach (var part in people.Where(one => roster.ContainsKey((one.Registration, one.Participant))).Chunk(Batch))
            recorded += await RecordPart(offering, session, [.. part.Select(one => (roster[(one.Registration, one.Participant)], one.Stays))], reason, by, refused, cancel);
        return new ImportOutcome(recorded, refused);
    }

    private async Task<int> RecordPart(
        Offering offering, Session session, IReadOnlyList<(RosterLine Line, ValueList<Stay> Stays)> part, string reason, Actor by,
        List<(string Name, Refusal Why)> refused, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (changes, faults) = (new List<RowChange>(), new List<(string, Refusal)>());
            foreach (var (line, stays) in part)
            {
                var key = Keys.Attendance(session.Number, line.Registration.Id, line.Participant.Number);
                var row = await store.Get(offering.Id.ToString(), key, cancel);
                var known = row is null ? null : Json.Read<Presence>(row.Value);
                var ruling = CheckIn.Decide(
                    offering, line.Registration, line.Participant.Number, session.Number, known, new CheckInCommand.Correct(stays, null, reason),
                    CheckInMethod.Import, by, clock.Now);
                if (ruling is Ruling<PresenceMark>.Refused(var why)) faults.Add((line.Participant.Person.Name, why));
                if (ruling is not Ruling<PresenceMark>.Accepted { Events: [var mark] }) continue;
                var value = Json.Write(new Presence(session.Number, line.Registration.Id, line.Participant.Number, (known?.Marks ?? []).Add(mark)));
                changes.Add(row is null ? new RowChange.Insert(key, value) : new RowChange.Replace(key, value, row.Tag));
            }

            if (changes.Count > 0 && !await Write(offering, changes, cancel)) continue;
            refused.AddRange(faults);
            return changes.Count;
        }

        throw new InvalidOperationException($"Presences at session {session.Number} of {offering.Id} changed under every one of {Tries} tries.");
    }

    private async Task<bool> Write(Offering offering, List<RowChange> changes, CancellationToken cancel)
    {
        var late = await LateCorrection.Of(store, offering.Id, clock.Now, cancel);
        if (await store.Transact(offering.Id.ToString(), [.. changes, .. late?.Changes ?? []], cancel) is not Commit.Done) return false;
        if (late is not null) await signal.Changed(late.Plan, late.Due, [], cancel);
        return true;
    }
}
