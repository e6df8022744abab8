using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>Where staff set a rubric, seat reviewers, open rounds and draw. Each change is one transaction: the panel, its history and, of a draw, its outcome.</summary>
public sealed class PanelDesk(
    ITableStore store, CandidateList candidates, ReviewList reviews, PeopleDesk people, IPlanSignal signal, Clock clock)
{
    private const int Tries = 6;

    public async ValueTask<Panel> Of(OfferingId offering, CancellationToken cancel = default) =>
        (await store.Read<PanelFile>(offering.ToString(), Keys.Panel, cancel))?.Panel ?? Panel.None;

    /// <summary>Who did what to the panel, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<PanelEvent>>> History(OfferingId offering, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<PanelEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.PanelLog, cancel)) entries.Add(Json.Read<HistoryEntry<PanelEvent>>(row.Value));
        return entries;
    }

    /// <summary>A draw as it was made; null when there is none of this number.</summary>
    public async Task<DrawFile?> Drawn(OfferingId offering, int draw, CancellationToken cancel = default) =>
        await store.Read<DrawFile>(offering.ToString(), Keys.Draw(draw), cancel);

    /// <summary>Carries out a command.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(OfferingId offering, PanelCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var before = await PanelRecord.Load(store, offering, cancel);
            var ruling = PanelDecider.Decide(before.File.Panel, command, clock.Now);
            if (ruling is Ruling<PanelEvent>.Refused refused) return refused.Why;
            var events = ((Ruling<PanelEvent>.Accepted)ruling).Events;
            if (events.Count == 0 || await Commit(offering, before, command, events, by, cancel)) return null;
        }

        throw new InvalidOperationException($"The panel of {offering} changed under every one of {Tries} tries.");
    }

    /// <summary>Seats a reviewer with the addresses that staff merged with theirs.</summary>
    public async Task<Refusal?> Seat(OfferingId offering, Reviewer reviewer, string reason, Actor by, CancellationToken cancel = default)
    {
        var known = PersonAddresses.Of(await people.Orders(cancel), reviewer.AllAddresses());
        var whole = reviewer with { Others = [.. known.Where(address => address != reviewer.Address)] };
        return await Handle(offering, new PanelCommand.SeatReviewer(whole, reason), by, cancel);
    }

    /// <summary>Draws reviewers for every application under review that has too few of them in a round.</summary>
    public async Task<Refusal?> Draw(OfferingId offering, int round, string seed, Actor by, CancellationToken cancel = default)
    {
        var panel = await Of(offering, cancel);
        if (panel.Round(round) is not { } one) return new RoundNotFound();
        return await Handle(offering, new PanelCommand.DrawReviewers(round, await Order(offering, panel, one, seed, cancel)), by, cancel);
    }

    private async Task<DrawOrder> Order(OfferingId offering, Panel panel, ReviewRound round, string seed, CancellationToken cancel)
    {
        var (applications, known) = ((await candidates.Of(offering, cancel)).UnderReview, (await reviews.Of(offering, cancel)).InRound(round.Number));
        return new DrawOrder(
            seed.Trim(), round.Each, [.. applications.Select(one => one.Id)], [.. panel.Reviewers.Select(one => one.Address)],
            [.. known.Where(review => review.IsTheirs).Select(review => new DrawnPair(review.Application, review.Reviewer))],
            [
                .. known.Where(review => !review.IsTheirs).Select(review => new DrawnPair(review.Application, review.Reviewer))
                    .Concat(from one in applications
                            let ties = one.Ties
                            from reviewer in panel.Reviewers
                            where Conflicts.Between(reviewer, ties).Count > 0
                            select new DrawnPair(one.Id, reviewer.Address)).Distinct(),
            ]);
    }

    private async Task<bool> Commit(
        OfferingId offering, PanelRecord before, PanelCommand command, ValueList<PanelEvent> events, Actor by, CancellationToken cancel)
    {
        var file = new PanelFile(events.Aggregate(before.File.Panel, PanelDecider.Evolve), before.File.Commits + 1);
        List<RowChange> changes =
        [
            before.Tag is { } tag ? new RowChange.Replace(Keys.Panel, Json.Write(file), tag) : new RowChange.Insert(Keys.Panel, Json.Write(file)),
            new RowChange.Insert(Keys.PanelCommit(file.Commits), Json.Write(new HistoryEntry<PanelEvent>(clock.Now, by, events))),
        ];
        if (events is not [PanelEvent.ReviewersDrawn { Draw: var draw }]) return await store.Transact(offering.ToString(), changes, cancel) is Ports.Commit.Done;
        if (await OfferingRecord.Load(store, offering, cancel) is not { } record) return true;
        changes.Add(new RowChange.Insert(Keys.Draw(draw.Number), Json.Write(DrawFile.Of(draw, ((PanelCommand.DrawReviewers)command).Order))));
        changes.AddRange(record.Order(cohort => cohort with { Draws = (cohort.Draws ?? []).Add(new OrderedWork(draw.Number, draw.At)) }, out var due));
        if (await store.Transact(offering.ToString(), changes, cancel) is not Ports.Commit.Done) return false;
        await signal.Changed(new PlanId.OfCohort(offering), due, [], cancel);
        return true;
    }
}
