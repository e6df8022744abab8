using System.Collections.Concurrent;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>
/// The board of a round. It is worked out from the compact rows, and again only when a review, an application or the rubric has changed since.
/// </summary>
public sealed class BoardReading(PanelDesk panels, CandidateList candidates, ReviewList reviews)
{
    private readonly ConcurrentDictionary<(OfferingId, int), Made> made = new();

    /// <summary>Null where there is no such round.</summary>
    public async ValueTask<ReviewBoard?> Of(OfferingId offering, int round, CancellationToken cancel = default)
    {
        var panel = await panels.Of(offering, cancel);
        if (panel.Round(round) is not { } one) return null;
        var (rubric, sheet, reviewed) = (panel.RubricOf(one), await candidates.Of(offering, cancel), await reviews.Of(offering, cancel));
        if (made.TryGetValue((offering, round), out var kept) && kept.Rubric == rubric.Version && kept.Sheet == sheet && kept.Reviews == reviewed) return kept.Board;
        var ranked = sheet.All.Where(candidate => candidate.Status != Domain.Admissions.ApplicationStatus.Withdrawn).Select(candidate => candidate.Id).ToList();
        var board = ReviewBoard.Of(rubric, ranked, reviewed.InRound(round));
        made[(offering, round)] = new Made(rubric.Version, sheet, reviewed, board);
        return board;
    }

    private sealed record Made(int Rubric, CandidateSheet Sheet, ReviewSheet Reviews, ReviewBoard Board);
}
