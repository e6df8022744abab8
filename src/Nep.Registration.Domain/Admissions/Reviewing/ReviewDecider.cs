using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>The rules of one review: assigned, scored, submitted, or stepped aside from.</summary>
public static class ReviewDecider
{
    public const int LongestComment = 10_000;

    public static Ruling<ReviewEvent> Decide(Review? review, ReviewCommand command, Instant now) => (review, command) switch
    {
        (_, ReviewCommand.Assign assign) => Assign(review, assign, now),
        (null, _) => new ReviewNotFound(),
        ({ } one, ReviewCommand.Save save) => Save(one, save, now),
        ({ } one, ReviewCommand.Recuse recuse) => StepAside(one, recuse.Reason, excluded => new ReviewEvent.ReviewerRecused(recuse.Reason.Trim(), recuse.Conflict, excluded, now)),
        ({ } one, ReviewCommand.TakeOff off) => StepAside(one, off.Reason, excluded => new ReviewEvent.ReviewerTakenOff(off.Reason.Trim(), excluded, now)),
        _ => throw new UnreachableException(),
    };

    public static Review Evolve(Review? review, ReviewEvent happened) => (review, happened) switch
    {
        (null, ReviewEvent.ReviewAssigned e) => new Review(e.Application, e.Reviewer, e.Round, e.How, ReviewStatus.Assigned, 0, [], "", 1),
        ({ } one, ReviewEvent.ReviewAssigned e) => one with { How = e.How, Status = ReviewStatus.Assigned, Reason = null, Version = one.Version + 1 },
        ({ } one, ReviewEvent.ReviewSaved e) => one with
        {
            Status = ReviewStatus.Begun,
            Rubric = e.Rubric,
            Scores = e.Scores,
            Comment = e.Comment,
            Version = one.Version + 1,
        },
        ({ } one, ReviewEvent.ReviewSubmitted e) => one with
        {
            Status = ReviewStatus.Submitted,
            Rubric = e.Rubric,
            Scores = e.Scores,
            Comment = e.Comment,
            Version = one.Version + 1,
            Submitted = e.At,
        },
        ({ } one, ReviewEvent.ReviewerRecused e) => one with { Status = ReviewStatus.Recused, Reason = e.Reason, Version = one.Version + 1 },
        ({ } one, ReviewEvent.ReviewerTakenOff e) => one with { Status = ReviewStatus.TakenOff, Reason = e.Reason, Version = one.Version + 1 },
        _ => throw new UnreachableException(),
    };

    private static Ruling<ReviewEvent> Assign(Review? review, ReviewCommand.Assign assign, Instant now)
    {
        if (review is { IsTheirs: true }) return Ruling<ReviewEvent>.Nothing;
        if (review is { Status: ReviewStatus.Recused }) return new ReviewerSteppedAside(review.Reason ?? "");
        if (assign.Conflicts is [var first, ..]) return new ReviewerHasConflict(first);
        return new ReviewEvent.ReviewAssigned(assign.Application, assign.Reviewer, assign.Round, assign.How, now);
    }

    private static Ruling<ReviewEvent> Save(Review one, ReviewCommand.Save save, Instant now)
    {
        if (!one.IsTheirs) return new ReviewNotFound();
        var (scores, comment) = (save.Scores, save.Comment.Trim());
        if (IsKept(one, save, comment)) return Ruling<ReviewEvent>.Nothing;
        if (save.BasedOn != one.Version) return new ReviewChangedMeanwhile();
        if (Faults(save, comment) is { Count: > 0 } faults) return new FormFaulty(faults);
        return save.Submit
            ? new ReviewEvent.ReviewSubmitted(save.Rubric.Version, scores, comment, now)
            : new ReviewEvent.ReviewSaved(save.Rubric.Version, scores, comment, now);
    }

    /// <summary>What was submitted and is only saved again, stays submitted until its scores change.</summary>
    private static bool IsKept(Review one, ReviewCommand.Save save, string comment) =>
        one.Rubric == save.Rubric.Version && one.Scores == save.Scores && one.Comment == comment && (one.Status == ReviewStatus.Submitted || (!save.Submit && one.Status == ReviewStatus.Begun));

    private static ValueList<Fault> Faults(ReviewCommand.Save save, string comment) =>
    [
        .. from criterion in save.Rubric.Criteria
           let given = save.Scores.FirstOrDefault(score => score.Criterion == criterion.Key)
           where given is null ? save.Submit : given.Value < 1 || given.Value > criterion.Highest
           select new Fault($"score.{criterion.Key}", given is null ? "ScoreMissing" : "NotAChoice"),
        .. comment.Length > LongestComment ? [new Fault("comment", "TooLong", $"{LongestComment}")] : Array.Empty<Fault>(),
    ];

    private static Ruling<ReviewEvent> StepAside(Review one, string reason, Func<ValueList<Score>, ReviewEvent> aside)
    {
        if (!one.IsTheirs) return Ruling<ReviewEvent>.Nothing;
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
        return aside(one.Status == ReviewStatus.Submitted ? one.Scores : []);
    }
}
