using System.Globalization;
using System.Runtime.CompilerServices;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Exports;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>A reviewer's own reviews as CSV, made from the blind view like the pages.</summary>
public sealed class MyReviewTable(ReviewDesk desk)
{
    public IExportTable For(MyWork work) => new Table(desk, work);

    private sealed class Table(ReviewDesk desk, MyWork work) : IExportTable
    {
        public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
            ["Application", "State", .. (work.Rubric?.Criteria ?? []).Select(criterion => criterion.Name), "Total", "Comment"];

        public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
            Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
        {
            foreach (var one in work.Mine)
                if (await desk.Find(offering.Id, one.Round, one.Application, one.Reviewer, cancel) is { } review)
                    yield return
                    [
                        review.Application.Short, ReviewText.Chip(review.Status).Words,
                        .. (work.Rubric?.Criteria ?? []).Select(criterion => review.Scores.FirstOrDefault(score => score.Criterion == criterion.Key)?.Value.ToString(CultureInfo.InvariantCulture) ?? ""),
                        work.Rubric?.Total(review.Scores)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "", review.Comment,
                    ];
        }
    }
}
