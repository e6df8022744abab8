using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>One review of an application, whole, with what happened to it.</summary>
public sealed record JudgedReview(Review Review, string Name, double? Total, IReadOnlyList<HistoryEntry<ReviewEvent>> History);

/// <summary>Someone of the panel who does not review an application, and why they could not.</summary>
public sealed record OtherReviewer(Reviewer Reviewer, ValueList<Conflict> Conflicts);

/// <param name="Row">Null while no round is open.</param>
public sealed record JudgedModel(
    Offering Offering, Candidate Candidate, Panel Panel, BoardRow? Row, IReadOnlyList<JudgedReview> Reviews, IReadOnlyList<OtherReviewer> Others, IReadOnlyList<ReviewNote> Said,
    BlindApplication? Seen, DraftedDecision? Held, PostedForm Form, Refusal? Refused, string? Done);

/// <summary>Gathers one application's reviews for staff.</summary>
public sealed class BoardView(
    PanelDesk panels, BoardReading boards, CandidateList candidates, ReviewList reviews, ReviewDesk desk, Discussion discussion, BlindReading reading, DecisionList decisions)
{
    public async Task<JudgedModel?> Of(Offering offering, string application, PostedForm form, Refusal? refused, string? done, CancellationToken cancel)
    {
        if (!ApplicationId.TryParse(application, out var id) || (await candidates.Of(offering.Id, cancel)).Find(id) is not { } candidate) return null;
        var panel = await panels.Of(offering.Id, cancel);
        var board = panel.Current is { } round ? await boards.Of(offering.Id, round.Number, cancel) : null;
        var judged = new List<JudgedReview>();
        foreach (var known in (await reviews.Of(offering.Id, cancel)).Of(id))
            if (await desk.Find(offering.Id, known.Round, id, known.Reviewer, cancel) is { } review)
                judged.Add(new JudgedReview(
                    review, panel.Reviewer(review.Reviewer)?.Name ?? $"{review.Reviewer}", panel.Rubric(review.Rubric)?.Total(review.Scores), await desk.History(offering.Id, review, cancel)));
        var theirs = judged.Where(one => one.Review.IsTheirs && one.Review.Round == panel.Current?.Number).Select(one => one.Review.Reviewer).ToHashSet();
        return new JudgedModel(
            offering, candidate, panel, board?.Rows.FirstOrDefault(row => row.Application == id), judged,
            [.. panel.Reviewers.Where(one => !theirs.Contains(one.Address)).Select(one => new OtherReviewer(one, Conflicts.Between(one, candidate.Ties)))],
            await discussion.Of(offering.Id, id, cancel), await reading.Of(offering.Id, id, cancel),
            (await decisions.Of(offering.Id, cancel)).GetValueOrDefault(id), form, refused, done);
    }
}
