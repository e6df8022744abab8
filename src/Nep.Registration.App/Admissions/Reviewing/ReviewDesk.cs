using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>The panel has nobody of this address.</summary>
public sealed record ReviewerNotFound : Refusal;

/// <summary>In this round reviewers do not choose applications themselves.</summary>
public sealed record NoOwnChoice : Refusal;

/// <summary>
/// Where reviews are assigned, scored, submitted and stepped aside from. Each is its own row with its own history, so that reviewers never stand
/// in each other's way.
/// </summary>
public sealed class ReviewDesk(ITableStore store, PanelDesk panels, CandidateList candidates, Clock clock)
{
    private const int Tries = 6;

    public async Task<Review?> Find(OfferingId offering, int round, ApplicationId application, EmailAddress reviewer, CancellationToken cancel = default) =>
        (await store.Read<ReviewFile>(offering.ToString(), Keys.Review(round, application, reviewer), cancel))?.Review;

    /// <summary>Who did what to a review, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<ReviewEvent>>> History(OfferingId offering, Review review, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<ReviewEvent>>();
        await foreach (var row in store.All(offering.ToString(), Keys.ReviewHistory(review.Round, review.Application, review.Reviewer), cancel))
            entries.Add(Json.Read<HistoryEntry<ReviewEvent>>(row.Value));
        return entries;
    }

    /// <summary>Which conflicts of interest someone of the panel has with an application.</summary>
    public async Task<ValueList<Conflict>> ConflictsOf(OfferingId offering, ApplicationId application, EmailAddress reviewer, CancellationToken cancel = default)
    {
        var (panel, candidate) = (await panels.Of(offering, cancel), (await candidates.Of(offering, cancel)).Find(application));
        return panel.Reviewer(reviewer) is { } one && candidate is not null ? Conflicts.Between(one, candidate.Ties) : [];
    }

    /// <summary>Gives someone of the panel an application that is under review.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Assign(OfferingId offering, int round, ApplicationId application, EmailAddress reviewer, AssignedBy how, Actor by, CancellationToken cancel = default)
    {
        var panel = await panels.Of(offering, cancel);
        if (panel.Round(round) is not { } one) return new RoundNotFound();
        if (panel.Reviewer(reviewer) is null) return new ReviewerNotFound();
        if (how == AssignedBy.OwnChoice && !one.OwnChoice) return new NoOwnChoice();
        if ((await candidates.Of(offering, cancel)).UnderReview.All(candidate => candidate.Id != application)) return new ReviewNotFound();
        var command = new ReviewCommand.Assign(application, reviewer, round, how, await ConflictsOf(offering, application, reviewer, cancel));
        return await Handle(offering, round, application, reviewer, command, by, cancel);
    }

    /// <summary>Carries out a command on one review.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Handle(
        OfferingId offering, int round, ApplicationId application, EmailAddress reviewer, ReviewCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await store.Get(offering.ToString(), Keys.Review(round, application, reviewer), cancel);
            var file = row is null ? null : Json.Read<ReviewFile>(row.Value);
            var ruling = ReviewDecider.Decide(file?.Review, command, clock.Now);
            if (ruling is Ruling<ReviewEvent>.Refused refused) return refused.Why;
            var events = ((Ruling<ReviewEvent>.Accepted)ruling).Events;
            if (events.Count == 0) return null;
            var changed = new ReviewFile(events.Aggregate(file?.Review, ReviewDecider.Evolve)!, (file?.Commits ?? 0) + 1);
            if (await store.Transact(offering.ToString(), Changes(changed, row?.Tag, events, by), cancel) is Commit.Done) return null;
        }

        throw new InvalidOperationException($"The review of {application} changed under every one of {Tries} tries.");
    }

    /// <summary>The rows of one commit: the review and its history.</summary>
    internal IReadOnlyList<RowChange> Changes(ReviewFile file, RowTag? tag, ValueList<ReviewEvent> events, Actor by)
    {
        var (review, key) = (file.Review, Keys.Review(file.Review.Round, file.Review.Application, file.Review.Reviewer));
        return
        [
            tag is { } known ? new RowChange.Replace(key, Json.Write(file), known) : new RowChange.Insert(key, Json.Write(file)),
            new RowChange.Insert(
                Keys.ReviewLog(review.Round, review.Application, review.Reviewer, file.Commits), Json.Write(new HistoryEntry<ReviewEvent>(clock.Now, by, events))),
        ];
    }
}
