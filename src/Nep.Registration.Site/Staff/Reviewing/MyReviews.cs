using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>What one reviewer has to do in an offering.</summary>
/// <param name="Round">The round under way; null before the first.</param>
/// <param name="Mine">Their reviews of that round.</param>
/// <param name="Free">Applications that they may take, where the round lets them choose; those with a conflict are not named.</param>
public sealed record MyWork(Offering Offering, Reviewer Me, ReviewRound? Round, Rubric? Rubric, IReadOnlyList<Review> Mine, IReadOnlyList<ApplicationId> Free)
{
    public int ToDo => Mine.Count(review => Rubric is { } rubric && review.IsToDo(rubric));
}

/// <summary>One review as its reviewer sees it.</summary>
/// <param name="Said">What the others say; empty until the own review is submitted.</param>
public sealed record MyReview(Offering Offering, Review Review, Rubric Rubric, BlindApplication Seen, IReadOnlyList<ReviewNote> Said, Panel Panel);

/// <summary>Puts together what a reviewer sees, and nothing that was not given to them.</summary>
public sealed class MyReviews(OfferingShelf shelf, PanelDesk panels, ReviewList reviews, ReviewDesk desk, CandidateList candidates, BlindReading reading, Discussion discussion)
{
    /// <summary>Every offering in which someone is on the panel.</summary>
    public async Task<IReadOnlyList<MyWork>> All(EmailAddress me, CancellationToken cancel)
    {
        var all = new List<MyWork>();
        foreach (var offering in await shelf.All(cancel))
            if (offering.Details.Entry.Admission is not null && await Of(offering, me, cancel) is { } work) all.Add(work);
        return all;
    }

    /// <summary>Null when there is no such offering, or they are not on its panel.</summary>
    public async Task<MyWork?> Of(string id, EmailAddress me, CancellationToken cancel) =>
        await shelf.Named(id, cancel) is { Details.Entry.Admission: not null } offering ? await Of(offering, me, cancel) : null;

    /// <summary>Null when it is not, or no longer, theirs.</summary>
    public async Task<MyReview?> One(string id, string application, EmailAddress me, CancellationToken cancel)
    {
        if (!ApplicationId.TryParse(application, out var named) || await Of(id, me, cancel) is not { Round: { } round, Rubric: { } rubric } work) return null;
        if (await desk.Find(work.Offering.Id, round.Number, named, me, cancel) is not { IsTheirs: true } review) return null;
        if (await reading.Of(work.Offering.Id, named, cancel) is not { } seen) return null;
        var said = Discussion.IsOpenTo(review) ? await reading.Said(work.Offering.Id, named, await discussion.Of(work.Offering.Id, named, cancel), cancel) : [];
        return new MyReview(work.Offering, review, rubric, seen, said, await panels.Of(work.Offering.Id, cancel));
    }

    private async Task<MyWork?> Of(Offering offering, EmailAddress me, CancellationToken cancel)
    {
        var panel = await panels.Of(offering.Id, cancel);
        if (panel.Reviewer(me) is not { } self) return null;
        if (panel.Current is not { } round) return new MyWork(offering, self, null, null, [], []);
        var sheet = await reviews.Of(offering.Id, cancel);
        var mine = sheet.Of(round.Number, me);
        return new MyWork(offering, self, round, panel.RubricOf(round), [.. mine.Where(review => review.IsTheirs)], round.OwnChoice ? await Free(offering, round, self, mine, sheet, cancel) : []);
    }

    /// <summary>Those that still need a reviewer, in an order that tells nothing.</summary>
    private async Task<IReadOnlyList<ApplicationId>> Free(
        Offering offering, ReviewRound round, Reviewer me, IReadOnlyList<Review> mine, ReviewSheet sheet, CancellationToken cancel)
    {
        var had = mine.Select(review => review.Application).ToHashSet();
        var counts = sheet.InRound(round.Number).Where(review => review.IsTheirs).GroupBy(review => review.Application).ToDictionary(one => one.Key, one => one.Count());
        return [.. (await candidates.Of(offering.Id, cancel)).UnderReview
            .Where(one => !had.Contains(one.Id) && counts.GetValueOrDefault(one.Id) < round.Each && Conflicts.Between(me, one.Ties).Count == 0)
            .Select(one => one.Id).OrderBy(one => one.Short, StringComparer.Ordinal)];
    }
}
