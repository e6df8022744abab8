using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>A review's row, and how many commits made it.</summary>
public sealed record ReviewFile(Review Review, int Commits);

/// <summary>The reviews of an offering at hand, without their comments.</summary>
public sealed class ReviewList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<Review, ReviewSheet> memory = new(
        store, Keys.Reviews, row => Json.Read<ReviewFile>(row.Value).Review with { Comment = "" }, all => new ReviewSheet(all), null, clock);

    public ValueTask<ReviewSheet> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);
}

/// <summary>All reviews of an offering, found by round, reviewer or application.</summary>
public sealed class ReviewSheet(IReadOnlyCollection<Review> all)
{
    private readonly Lazy<ILookup<int, Review>> byRound = new(() => all.ToLookup(review => review.Round));
    private readonly Lazy<ILookup<(int, EmailAddress), Review>> byReviewer = new(() => all.ToLookup(review => (review.Round, review.Reviewer)));
    private readonly Lazy<ILookup<ApplicationId, Review>> byApplication = new(() => all.ToLookup(review => review.Application));

    public IReadOnlyCollection<Review> InRound(int round) => [.. byRound.Value[round]];

    /// <summary>One reviewer's, in the order of the applications' numbers, which tells nothing of who applies.</summary>
    public IReadOnlyList<Review> Of(int round, EmailAddress reviewer) => [.. byReviewer.Value[(round, reviewer)].OrderBy(review => review.Application.Short, StringComparer.Ordinal)];

    public IReadOnlyList<Review> Of(ApplicationId application) => [.. byApplication.Value[application].OrderBy(review => review.Round).ThenBy(review => review.Reviewer.ToString(), StringComparer.OrdinalIgnoreCase)];
}
