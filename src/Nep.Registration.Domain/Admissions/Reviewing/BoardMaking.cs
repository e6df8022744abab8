namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>Works out a board: numbers applications and reviewers, fits once for all and once without each reviewer.</summary>
internal sealed class BoardMaking
{
    private readonly ApplicationId[] applications;
    private readonly EmailAddress[] reviewers;
    private readonly List<Review>[] of;
    private readonly List<Mark> marks = [];
    private readonly Dictionary<EmailAddress, int> column;
    private readonly Rubric rubric;
    private readonly IReadOnlyCollection<Review> reviews;

    public BoardMaking(Rubric rubric, IReadOnlyCollection<ApplicationId> applications, IReadOnlyCollection<Review> reviews)
    {
        (this.rubric, this.reviews) = (rubric, reviews);
        this.applications = [.. applications.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal)];
        reviewers = [.. reviews.Select(review => review.Reviewer).Distinct().OrderBy(address => address.ToString(), StringComparer.OrdinalIgnoreCase)];
        var row = this.applications.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at);
        column = reviewers.Select((address, at) => (address, at)).ToDictionary(one => one.address, one => one.at);
        of = [.. this.applications.Select(_ => new List<Review>())];
        foreach (var review in reviews)
        {
            if (!row.TryGetValue(review.Application, out var a)) continue;
            of[a].Add(review);
            if (review.CountsBy(rubric) && rubric.Total(review.Scores) is { } total) marks.Add(new Mark(a, column[review.Reviewer], total));
        }

        marks.Sort((left, right) => (left.Application, left.Reviewer).CompareTo((right.Application, right.Reviewer)));
    }

    public ReviewBoard Make()
    {
        var means = Severity.Means(marks, applications.Length);
        var merits = Severity.Merits(marks, applications.Length, reviewers.Length);
        var without = Severity.RanksWithoutEach(marks, applications.Length, reviewers.Length);
        var (rawRanks, ranks, byApplication) = (Severity.Ranks(means), Severity.Ranks(merits), marks.ToLookup(mark => mark.Application));
        var rows = Enumerable.Range(0, applications.Length).Select(a => Row(a, [.. byApplication[a]], means[a], merits[a], rawRanks[a], ranks[a], without));
        return new ReviewBoard([.. rows], [.. Progress(merits)]);
    }

    private BoardRow Row(int a, List<Mark> own, double mean, double merit, int rawRank, int rank, int[][] without)
    {
        var all = without.Select(ranks => ranks[a]).Where(place => place > 0).DefaultIfEmpty(rank).ToList();
        return new BoardRow(
            applications[a], own.Count, of[a].Count(review => review.IsTheirs), own.Count > 0 ? mean : null, own.Count > 0 ? merit : null, rawRank, rank,
            own.Count > 0 ? own.Max(mark => mark.Score) - own.Min(mark => mark.Score) : 0,
            [.. own.Select(mark => new RankWithout(reviewers[mark.Reviewer], without[mark.Reviewer][a]))],
            Math.Min(all.Min(), rank), Math.Max(all.Max(), rank));
    }

    private IEnumerable<ReviewerProgress> Progress(double[] merits)
    {
        var scored = marks.ToLookup(mark => mark.Reviewer);
        var lists = reviews.ToLookup(review => review.Reviewer);
        return reviewers.Select((address, r) => new ReviewerProgress(
            address, lists[address].Count(review => review.IsTheirs), lists[address].Count(review => review.Status == ReviewStatus.Begun),
            lists[address].Count(review => review.CountsBy(rubric)), lists[address].Count(review => review.IsOutOfDate(rubric)),
            lists[address].Count(review => review.Status == ReviewStatus.Recused),
            scored[r].Any() ? scored[r].Average(mark => mark.Score) : null, scored[r].Any() ? scored[r].Average(mark => mark.Score - merits[mark.Application]) : null));
    }
}
