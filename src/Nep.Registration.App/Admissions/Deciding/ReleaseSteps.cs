using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions.Deciding;

/// <summary>
/// Carries out a release: each application of it is told its decision, by a command of its own, whose commit also claims the letter. A decision is
/// marked as gone only after that, so that an interrupted release goes on where it was; telling an application again changes nothing, and no
/// letter goes twice.
/// </summary>
public sealed class ReleaseSteps(ITableStore store, ApplicationFiling applications, Clock clock)
{
    private const int Batch = 90;

    /// <summary>So many applications are told at a time, so that their commits share one writing to disk.</summary>
    private const int Together = 45;

    private const int Tries = 12;

    /// <returns>How many decisions went out with the release.</returns>
    public async Task<int> Release(Offering offering, int release, Step step, CancellationToken cancel)
    {
        var (gone, by) = (0, new Actor.Plan(step.Key));
        var waiting = new List<(DraftedDecision Decision, RowTag Tag)>();
        await foreach (var row in store.All(offering.Id.ToString(), Keys.HeldDecisions, cancel))
        {
            var decision = Json.Read<DraftedDecision>(row.Value);
            if (decision.Released == release) gone++;
            if (decision.Released is null) waiting.Add((decision, row.Tag));
        }

        foreach (var part in waiting.Chunk(Batch))
        {
            var told = new List<(DraftedDecision Decision, RowTag Tag)>();
            foreach (var some in part.Chunk(Together))
                told.AddRange((await Task.WhenAll(some.Select(async one => (One: one, Told: await Tell(offering, one.Decision, by, cancel))))).Where(one => one.Told).Select(one => one.One));
            await Mark(offering.Id, release, told, cancel);
            gone += told.Count;
        }

        await Finish(offering.Id, release, by, cancel);
        return gone;
    }

    /// <summary>An application that was withdrawn since is told nothing: its own rules refuse it.</summary>
    /// <returns>False when it was reopened and sent anew since: it is under review again, and its turn comes with another release.</returns>
    private async Task<bool> Tell(Offering offering, DraftedDecision one, Actor by, CancellationToken cancel) =>
        await applications.Handle(offering, one.Application, ApplicationCommand.ReleaseDecision.Of(one), by, cancel) is not ApplicationFiled.Refused(SentSinceDecided);

    /// <summary>While a release is open no decision changes, so a row that is not as it was read was marked by another.</summary>
    private async Task Mark(OfferingId offering, int release, IReadOnlyList<(DraftedDecision Decision, RowTag Tag)> part, CancellationToken cancel)
    {
        var marks = part.Select(one => (RowChange)new RowChange.Replace(Keys.Decision(one.Decision.Application), Json.Write(one.Decision with { Released = release }), one.Tag)).ToList();
        if (marks.Count == 0 || await store.Transact(offering.ToString(), marks, cancel) is Commit.Done) return;
        foreach (var mark in marks) await store.Transact(offering.ToString(), [mark], cancel);
    }

    private async Task Finish(OfferingId offering, int release, Actor by, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var head = await DecisionRecord.Load(store, offering, cancel);
            var ruling = DecisionDecider.Decide(head.File.Book, new DecisionCommand.FinishRelease(release), clock.Now);
            if (ruling is not Ruling<DecisionEvent>.Accepted { Events: { Count: > 0 } events }) return;
            if (await store.Transact(offering.ToString(), [.. head.Changes(events, by, clock.Now)], cancel) is Commit.Done) return;
        }

        throw new InvalidOperationException($"The decisions of {offering} changed under every one of {Tries} tries.");
    }
}
