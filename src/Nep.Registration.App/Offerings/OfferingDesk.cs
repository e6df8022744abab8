using Nep.Registration.App.Activities;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Offerings;

/// <summary>Where staff create, edit, publish and cancel offerings. Each change is one transaction: state, history and the plan's next look.</summary>
public sealed class OfferingDesk(ITableStore store, OfferingShelf shelf, IPlanSignal signal, Clock clock)
{
    private const int Tries = 6;

    private readonly SaleGate gate = new(store);

    /// <summary>Carries out a command. Creating lists the offering in the catalog first: a listing without its offering shows nothing.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(OfferingId id, OfferingCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var record = await OfferingRecord.Load(store, id, cancel);
            var ruling = OfferingDecider.Decide(record?.Offering, command, clock.Now);
            if (ruling is Ruling<OfferingEvent>.Refused refused) return refused.Why;
            var events = ((Ruling<OfferingEvent>.Accepted)ruling).Events;
            if (record is null && events.Count > 0) await List(id, cancel);
            if (events.Count == 0 || await Commit(id, record, events, by, cancel)) return null;
        }

        throw new InvalidOperationException($"Offering {id} changed under every one of {Tries} tries.");
    }

    /// <summary>Who did what to an offering, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<OfferingEvent>>> History(OfferingId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<OfferingEvent>>();
        await foreach (var row in store.All(id.ToString(), Keys.OfferingLog, cancel))
            entries.Add(Json.Read<HistoryEntry<OfferingEvent>>(row.Value));
        return entries;
    }

    /// <summary>What the plan of an offering's cohort has done so far.</summary>
    public async Task<Cohort> CohortOf(OfferingId id, CancellationToken cancel = default) =>
        (await store.Read<CohortFile>(id.ToString(), Keys.Cohort, cancel))?.Cohort ?? Cohort.New;

    private async Task List(OfferingId id, CancellationToken cancel) =>
        await store.Transact(Keys.Catalog, [new RowChange.Insert($"offering|{id}", "{}"u8.ToArray())], cancel);

    private async Task<bool> Commit(
        OfferingId id, OfferingRecord? record, ValueList<OfferingEvent> events, Actor by, CancellationToken cancel)
    {
        var offering = events.Aggregate(record?.Offering, OfferingFold.Evolve)!;
        var file = new OfferingFile(offering, (record?.File.Commits ?? 0) + 1);
        var old = record?.Cohort ?? new CohortFile(Cohort.New, null);
        var cohort = old with { Due = CohortPlan.Steps(offering, old.Cohort) is [var next, ..] ? next.Due : null };
        var plan = new PlanId.OfCohort(id);
        List<RowChange> changes =
        [
            Put(Keys.Offering, Json.Write(file), record?.Tag), Put(Keys.Cohort, Json.Write(cohort), record?.CohortTag),
            new RowChange.Insert(Keys.OfferingCommit(file.Commits), Json.Write(new HistoryEntry<OfferingEvent>(clock.Now, by, events))),
            .. DueRows.Move(plan, old.Due, cohort.Due), .. ActivityRows.Of(clock.Now, by, Keys.OfferingCommit(file.Commits)),
            .. await gate.Begin(offering, cancel),
        ];
        if (offering.Details.WaitingList is not null) changes.Add(await LineChanges.AskForLook(store, id, clock.Now, cancel));
        if (await store.Transact(id.ToString(), changes, cancel) is not Ports.Commit.Done) return false;
        shelf.Forget(id);
        await signal.Changed(plan, offering.Details.WaitingList is null ? cohort.Due : clock.Now, [], cancel);
        return true;
    }

    private static RowChange Put(string key, byte[] value, RowTag? tag) =>
        tag is { } known ? new RowChange.Replace(key, value, known) : new RowChange.Insert(key, value);
}
