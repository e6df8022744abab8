using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>Performs the due steps of an offering's cohort plan. A step is recorded when all of it is done; interrupted, it goes on where it was.</summary>
public sealed class CohortSteps(
    ITableStore store, RegistrationDrawer drawer, OfferingEnding ending, CohortMail mail, CohortLapse lapse, CohortCertificates certificates,
    WaitingListSteps waiting, PlanLook look, ApplicationLook applications, DrawSharing sharing, ReleaseSteps releases, WebhookOutbox webhooks, Clock clock)
{
    private const int Rounds = 200;

    /// <summary>Performs the steps that are due. One that cannot be finished yet (the mail provider is busy, say) holds up no other.</summary>
    public async Task<Instant?> Advance(OfferingId id, CancellationToken cancel)
    {
        var unfinished = new Dictionary<string, Instant>(StringComparer.Ordinal);
        var asked = await waiting.Asked(id, cancel);
        for (var round = 0; round < Rounds; round++)
        {
            if (await OfferingRecord.Load(store, id, cancel) is not { } record) return null;
            var line = await waiting.Settle(record.Offering, cancel);
            var steps = CohortPlan.Steps(record.Offering, record.Cohort.Cohort, line);
            if (steps.FirstOrDefault(step => step.Due <= clock.Now && !IsOfLine(step) && !unfinished.ContainsKey(step.Key)) is { } due)
            {
                var outcome = await Perform(record, due, cancel);
                if (outcome.ComeBack is { } later) unfinished[due.Key] = later;
                else await Record(record, new CohortDeed(due.Key, clock.Now, outcome.Count, outcome.Lapsed), line, cancel);
                continue;
            }

            var next = NextLook(steps, unfinished);
            if (next != record.Cohort.Due && !await Save(record, record.Cohort.Cohort, next, cancel)) continue;
            if (await waiting.Answered(id, asked, cancel)) return next;
            asked = await waiting.Asked(id, cancel);
        }

        throw new InvalidOperationException($"The plan of offering {id} does not come to rest.");
    }

    /// <summary>The waiting list's own steps are done when it is settled; no deed is recorded of them.</summary>
    private static bool IsOfLine(Step step) => step.Act is Act.OfferSeats or Act.OpenToAll;

    private static Instant? NextLook(ValueList<Step> steps, Dictionary<string, Instant> unfinished)
    {
        var looks = steps.Select(step => unfinished.TryGetValue(step.Key, out var later) ? later : step.Due).ToList();
        return looks.Count == 0 ? null : looks.Min();
    }

    private async ValueTask Record(OfferingRecord record, CohortDeed deed, WaitingLine? line, CancellationToken cancel)
    {
        var cohort = record.Cohort.Cohort.With(deed);
        var due = CohortPlan.Steps(record.Offering, cohort, line) is [var next, ..] ? next.Due : (Instant?)null;
        if (!await Save(record, cohort, due, cancel, await webhooks.Told(record.Offering.Id, deed, cancel))) return;
        await webhooks.Signal(record.Offering.Id, deed, cancel);
    }

    private async Task<StepOutcome> Perform(OfferingRecord record, Step step, CancellationToken cancel)
    {
        var offering = record.Offering;
        return step.Act switch
        {
            _ when step.IsStaleAt(clock.Now) => await lapse.End(offering, letter => CohortLetters.IsOf(step.Act, letter), cancel),
            Act.SendReminders or Act.SendMailing => await mail.Send(offering, step, cancel),
            Act.LookAtPlans => new StepOutcome(await look.At(offering, cancel)),
            Act.LookAtApplications => new StepOutcome(await applications.At(offering, cancel)),
            Act.EndMailing => await lapse.End(offering, letter => CohortLetters.IsOf(step.Act, letter), cancel),
            Act.AnnounceSchedule => await Announce(record, step, cancel),
            Act.CloseSession(var session) => new StepOutcome(await CountPresent(offering, session, cancel)),
            Act.ShareOutReviews(var draw) => new StepOutcome(await sharing.Share(offering, draw, new Actor.Plan(step.Key), cancel)),
            Act.ReleaseDecisions(var release) => new StepOutcome(await releases.Release(offering, release, step, cancel)),
            Act.IssueCertificates => new StepOutcome(await certificates.Issue(offering, step, cancel)),
            Act.CancelRegistrations => await Superseding(record, new StepOutcome(await CancelAll(record, step, cancel)), cancel),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whoever still has to name people is asked counting from the first day, so the registrations' own plans are looked at, too.</summary>
    private async Task<StepOutcome> Announce(OfferingRecord record, Step step, CancellationToken cancel)
    {
        var sent = await Superseding(record, await mail.Send(record.Offering, step, cancel), cancel);
        if (sent.ComeBack is null) await look.At(record.Offering, cancel);
        return sent;
    }

    /// <summary>A moved schedule, or a cancelled offering, plans other letters: those that were begun for what no longer is are ended.</summary>
    private async Task<StepOutcome> Superseding(OfferingRecord record, StepOutcome outcome, CancellationToken cancel)
    {
        var steps = CohortPlan.Steps(record.Offering, record.Cohort.Cohort);
        var ended = await lapse.End(record.Offering, letter => letter.IsFromCohort && !steps.Any(step => CohortLetters.IsOf(step.Act, letter)), cancel);
        return outcome with { ComeBack = outcome.ComeBack ?? ended.ComeBack };
    }

    private async Task<int> CountPresent(Offering offering, SessionNumber session, CancellationToken cancel)
    {
        var present = 0;
        await foreach (var row in store.All(offering.Id.ToString(), Keys.AttendanceAt(session), cancel))
            if (Json.Read<Presence>(row.Value).IsPresent) present++;
        return present;
    }

    /// <summary>Counts every registration that ended with the offering, less those that an earlier step has counted: a crash loses none.</summary>
    private async Task<int> CancelAll(OfferingRecord record, Step step, CancellationToken cancel)
    {
        var cancelled = 0;
        await foreach (var state in drawer.All(record.Offering.Id, cancel))
        {
            if (state.IsOpen) await ending.End(record.Offering, state, new Actor.Plan(step.Key), cancel);
            if (state.IsOpen || state.EndedBy is EndKind.WithOffering or EndKind.Transferred) cancelled++;
        }

        return cancelled - CohortPlan.Steps(record.Offering, Cohort.New).Sum(one => record.Cohort.Cohort.Done.FirstOrDefault(deed => deed.Step == one.Key)?.Count ?? 0);
    }

    /// <param name="told">Asks that others are told of it, too; null when nobody is.</param>
    private async ValueTask<bool> Save(OfferingRecord record, Cohort cohort, Instant? due, CancellationToken cancel, RowChange? told = null)
    {
        var file = new CohortFile(cohort, due);
        List<RowChange> changes =
        [
            new RowChange.Replace(Keys.Cohort, Json.Write(file), record.CohortTag),
            .. DueRows.Move(new PlanId.OfCohort(record.Offering.Id), record.Cohort.Due, due),
        ];
        if (told is not null) changes.Add(told);
        return await store.Transact(record.Offering.Id.ToString(), changes, cancel) is Commit.Done;
    }
}

/// <summary>What became of a step: done, with how many it reached; or not yet, and when to come back.</summary>
public sealed record StepOutcome(int Count, bool Lapsed = false, Instant? ComeBack = null);
