using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions.Deciding;

/// <summary>
/// Where staff decide, look at what a release would do, propose and confirm it. Every change, also of a single decision, replaces the head row at
/// the version that was read, so that nothing is proposed or confirmed beside a change.
/// </summary>
public sealed class DecisionDesk(
    ITableStore store, CandidateList candidates, DecisionList decisions, SeatMap seats, IPlanSignal signal, Clock clock)
{
    /// <summary>Decisions of one transaction, with room for the head and its history.</summary>
    private const int Batch = 90;

    private const int Tries = 12;

    public async ValueTask<DecisionBook> BookOf(OfferingId offering, CancellationToken cancel = default) => (await DecisionRecord.Load(store, offering, cancel)).File.Book;

    /// <summary>Who decided what, proposed, confirmed and called off, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<DecisionEvent>>> History(OfferingId offering, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<DecisionEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.DecisionLog, cancel)) entries.Add(Json.Read<HistoryEntry<DecisionEvent>>(row.Value));
        return entries;
    }

    /// <summary>What a release would do if it went out now. Nothing is done.</summary>
    public async Task<ReleaseSheet> DryRun(Offering offering, CancellationToken cancel = default)
    {
        var (sheet, held) = ((await candidates.Of(offering.Id, cancel)).All, await decisions.Of(offering.Id, cancel));
        var offered = sheet.Where(one => one.HasPlaceOnItsWay).Sum(one => offering.Details.Entry.PlacesFor(one.People));
        var taken = await seats.CountHeld(offering.Id, cancel);
        return ReleaseSheet.Of(offering, offering.Details.Entry.Admission!, [.. sheet.Select(one => one.Facts)], [.. held.Values], taken + offered);
    }

    /// <summary>Decides about applications that are under review, in batches; those whose decision is the same already stay as they are.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Draft(OfferingId offering, IReadOnlyCollection<DraftedDecision> drafts, Actor.Staff by, CancellationToken cancel = default)
    {
        var sheet = await candidates.Of(offering, cancel);
        var open = drafts.Where(one => sheet.Find(one.Application) is { Status: ApplicationStatus.Submitted })
            .Select(one => one with { Reason = one.Reason.Trim(), Note = one.Note.Trim(), By = by.Address, At = clock.Now }).ToList();
        if (open.Count < drafts.Count && open.Count == 0) return new ReviewGone();
        foreach (var part in open.Chunk(Batch))
            if (await Change(offering, rows => Draft(part, rows, sheet), by, cancel) is { } why) return why;
        return null;
    }

    /// <summary>Takes decisions back.</summary>
    public Task<Refusal?> Clear(OfferingId offering, ValueList<ApplicationId> applications, string reason, Actor.Staff by, CancellationToken cancel = default) =>
        Change(offering, rows => (
            new DecisionCommand.ClearDecisions([.. applications.Where(rows.ContainsKey)], reason),
            [.. applications.Where(rows.ContainsKey).Select(id => new RowChange.Delete(Keys.Decision(id), rows[id].Tag))]), by, cancel, applications);

    /// <summary>Asks for a release of exactly what was seen.</summary>
    public Task<Refusal?> Propose(Offering offering, DecisionDigest seen, LocalDateTime? due, Actor.Staff by, CancellationToken cancel = default) =>
        Handle(offering, sheet => new DecisionCommand.ProposeRelease(sheet, seen, due, offering.Zone, by.Address), by, cancel);

    public Task<Refusal?> Withdraw(Offering offering, string reason, Actor.Staff by, CancellationToken cancel = default) =>
        Handle(offering, _ => new DecisionCommand.WithdrawProposal(reason), by, cancel);

    /// <summary>Another person agrees to the release; the plan of the cohort then carries it out at its time.</summary>
    public Task<Refusal?> Confirm(Offering offering, DecisionDigest seen, Actor.Staff by, CancellationToken cancel = default) =>
        Handle(offering, sheet => new DecisionCommand.ConfirmRelease(sheet, seen, offering.Zone, by.Address), by, cancel);

    public Task<Refusal?> CallOff(Offering offering, string reason, Actor.Staff by, CancellationToken cancel = default) =>
        Handle(offering, _ => new DecisionCommand.CallOffRelease(reason), by, cancel);

    private static (DecisionCommand Command, IReadOnlyList<RowChange> Rows) Draft(DraftedDecision[] part, Dictionary<ApplicationId, DecisionRow> rows, CandidateSheet sheet)
    {
        var changed = part.Where(one => !(rows.TryGetValue(one.Application, out var row) && IsSame(row.Decision, one, sheet.Find(one.Application)?.Submitted))).ToList();
        return (
            new DecisionCommand.DraftDecisions([.. changed]),
            [.. changed.Select(one => rows.TryGetValue(one.Application, out var row)
                ? (RowChange)new RowChange.Replace(Keys.Decision(one.Application), Json.Write(one), row.Tag)
                : new RowChange.Insert(Keys.Decision(one.Application), Json.Write(one)))]);
    }

    private static bool IsSame(DraftedDecision known, DraftedDecision one, Instant? submitted) => known.IsAbout(submitted) && known with { By = one.By, At = one.At } == one;

    private async Task<Refusal?> Change(
        OfferingId offering, Func<Dictionary<ApplicationId, DecisionRow>, (DecisionCommand Command, IReadOnlyList<RowChange> Rows)> change, Actor by, CancellationToken cancel,
        ValueList<ApplicationId> only = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var head = await DecisionRecord.Load(store, offering, cancel);
            var (command, rows) = change(await Rows(offering, only, cancel));
            var ruling = DecisionDecider.Decide(head.File.Book, command, clock.Now);
            if (ruling is Ruling<DecisionEvent>.Refused refused) return refused.Why;
            var events = ((Ruling<DecisionEvent>.Accepted)ruling).Events;
            if (events.Count == 0 || await store.Transact(offering.ToString(), [.. head.Changes(events, by, clock.Now), .. rows], cancel) is Commit.Done) return null;
        }

        throw Restless(offering);
    }

    private async Task<Refusal?> Handle(Offering offering, Func<ReleaseSheet, DecisionCommand> command, Actor by, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var head = await DecisionRecord.Load(store, offering.Id, cancel);
            var record = await OfferingRecord.Load(store, offering.Id, cancel) ?? throw new UnreachableException();
            var ruling = DecisionDecider.Decide(head.File.Book, command(await DryRun(record.Offering, cancel)), clock.Now);
            if (ruling is Ruling<DecisionEvent>.Refused refused) return refused.Why;
            var events = ((Ruling<DecisionEvent>.Accepted)ruling).Events;
            if (events.Count == 0 || await Commit(record, head, events, by, cancel)) return null;
        }

        throw Restless(offering.Id);
    }

    private async Task<bool> Commit(OfferingRecord record, DecisionRecord head, ValueList<DecisionEvent> events, Actor by, CancellationToken cancel)
    {
        List<RowChange> changes = [.. head.Changes(events, by, clock.Now)];
        var ordered = events.Any(happened => happened is DecisionEvent.ReleaseConfirmed or DecisionEvent.ReleaseCalledOff);
        Instant? due = null;
        if (ordered) changes.AddRange(record.Order(cohort => events.Aggregate(cohort, Order), out due));
        if (await store.Transact(record.Offering.Id.ToString(), changes, cancel) is not Ports.Commit.Done) return false;
        if (ordered) await signal.Changed(new PlanId.OfCohort(record.Offering.Id), due, [], cancel);
        return true;
    }

    private static Cohort Order(Cohort cohort, DecisionEvent happened) => happened switch
    {
        DecisionEvent.ReleaseConfirmed e => cohort with { Releases = (cohort.Releases ?? []).Add(new OrderedWork(e.Release.Number, e.Release.Due)) },
        DecisionEvent.ReleaseCalledOff e => cohort with { Releases = [.. (cohort.Releases ?? []).Where(release => release.Number != e.Number)] },
        DecisionEvent.DecisionsDrafted or DecisionEvent.DecisionsCleared or DecisionEvent.ReleaseProposed or DecisionEvent.ProposalWithdrawn or DecisionEvent.ReleaseFinished => cohort,
        _ => throw new UnreachableException(),
    };

    /// <summary>The decisions as they stand in the store, with the tags to change them.</summary>
    private async Task<Dictionary<ApplicationId, DecisionRow>> Rows(OfferingId offering, ValueList<ApplicationId> only, CancellationToken cancel)
    {
        var rows = new Dictionary<ApplicationId, DecisionRow>();
        await foreach (var row in store.All(offering.ToString(), Keys.HeldDecisions, cancel))
            if (Json.Read<DraftedDecision>(row.Value) is var one && (only.Count == 0 || only.Contains(one.Application))) rows[one.Application] = new DecisionRow(one, row.Tag);
        return rows;
    }

    private static InvalidOperationException Restless(OfferingId offering) => new($"The decisions of {offering} changed under every one of {Tries} tries.");

    private sealed record DecisionRow(DraftedDecision Decision, RowTag Tag);
}

/// <summary>None of the applications is under review any more.</summary>
public sealed record ReviewGone : Refusal;
