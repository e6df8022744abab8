using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>What a registration has had of its coaching.</summary>
/// <param name="This">The year of the program that today is in.</param>
public sealed record CoachingSheet(RegistrationState Registration, ValueList<CoachingEntry> Log, CoachingYear This)
{
    /// <summary>The lines that stand by themselves, the newest day first, each with what it counts for now.</summary>
    public IEnumerable<(CoachingEntry Entry, int Minutes)> Lines =>
        from entry in Log
        where entry.Corrects is null
        orderby entry.Day descending, entry.Number descending
        select (entry, Coaching.MinutesOf(entry, Log));
}

/// <summary>Where coaching hours are logged. Lines have numbers in a row, and a number is given once, so no two can use up the same hours.</summary>
public sealed class CoachingDesk(ITableStore store, RegistrationDrawer drawer, Clock clock)
{
    private const int Tries = 12;

    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Do(Offering offering, RegistrationState registration, CoachingCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var ruling = Coaching.Decide(offering, registration, await Log(offering.Id, registration.Id, cancel), command, by, clock.Now);
            if (ruling is Ruling<CoachingEntry>.Refused refused) return refused.Why;
            if (ruling is not Ruling<CoachingEntry>.Accepted { Events: [var entry] }) return null;
            var row = new RowChange.Insert(Keys.CoachingEntry(registration.Id, entry.Number), Json.Write(entry));
            if (await store.Transact(offering.Id.ToString(), [row], cancel) is Commit.Done) return null;
        }

        throw new InvalidOperationException($"The coaching log of {registration.Id} grew under every one of {Tries} tries.");
    }

    public async Task<CoachingSheet> Sheet(Offering offering, RegistrationState registration, CancellationToken cancel = default) =>
        Sheet(offering, registration, await Log(offering.Id, registration.Id, cancel));

    /// <summary>Every confirmed registration with its log, in the order of registrations.</summary>
    public async Task<IReadOnlyList<CoachingSheet>> All(Offering offering, CancellationToken cancel = default)
    {
        var entries = new List<CoachingEntry>();
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AllCoaching, cancel)) entries.Add(Json.Read<CoachingEntry>(row.Value));
        var logs = entries.ToLookup(entry => entry.Registration);
        var sheets = new List<CoachingSheet>();
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state.Status == RegistrationStatus.Confirmed || logs.Contains(state.Id)) sheets.Add(Sheet(offering, state, [.. logs[state.Id]]));
        return sheets;
    }

    private CoachingSheet Sheet(Offering offering, RegistrationState registration, ValueList<CoachingEntry> log) =>
        new(registration, log, Coaching.YearOf(offering, offering.Details.Coaching!, log, offering.Zone.DateAt(clock.Now)));

    private async Task<ValueList<CoachingEntry>> Log(OfferingId offering, RegistrationId registration, CancellationToken cancel)
    {
        var log = new List<CoachingEntry>();
        await foreach (var row in store.All(offering.ToString(), Keys.CoachingOf(registration), cancel)) log.Add(Json.Read<CoachingEntry>(row.Value));
        return log.ToValueList();
    }
}
