using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>How a reviewer came to an application.</summary>
public enum AssignedBy
{
    Staff,
    Draw,
    OwnChoice,
}

/// <summary>How far a review has come.</summary>
public enum ReviewStatus
{
    Assigned,
    Begun,
    Submitted,

    /// <summary>The reviewer stepped aside, or a conflict came to light; what they scored does not count.</summary>
    Recused,

    /// <summary>Staff took the reviewer off the application.</summary>
    TakenOff,
}

/// <summary>One reviewer's review of one application in one round.</summary>
/// <param name="Rubric">The version that the scores were given by; 0 while there are none.</param>
/// <param name="Version">Counts every saving, so that a form that was opened before another never overwrites it.</param>
public sealed record Review(
    ApplicationId Application, EmailAddress Reviewer, int Round, AssignedBy How, ReviewStatus Status, int Rubric, ValueList<Score> Scores, string Comment, int Version)
{
    /// <summary>Why the reviewer stepped aside or was taken off; null while they review.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was submitted last; null when it never was.</summary>
    public Instant? Submitted { get; init; }

    /// <summary>Whether the reviewer still has it, to score or scored.</summary>
    public bool IsTheirs => Status is ReviewStatus.Assigned or ReviewStatus.Begun or ReviewStatus.Submitted;

    /// <summary>Whether its scores count in a round that goes by a rubric: other versions never mix.</summary>
    public bool CountsBy(Rubric rubric) => Status == ReviewStatus.Submitted && Rubric == rubric.Version;

    /// <summary>Whether it was submitted by a rubric that the round no longer goes by, so that it is asked for again.</summary>
    public bool IsOutOfDate(Rubric rubric) => Status == ReviewStatus.Submitted && Rubric != rubric.Version;
}

/// <summary>What is asked of a review.</summary>
public abstract record ReviewCommand
{
    private ReviewCommand() { }

    /// <param name="Conflicts">Those that are known; any refuses it.</param>
    public sealed record Assign(ApplicationId Application, EmailAddress Reviewer, int Round, AssignedBy How, ValueList<Conflict> Conflicts) : ReviewCommand;

    /// <param name="BasedOn">The version that the form was opened at.</param>
    /// <param name="Scores">As far as given; all of them, and a comment, to submit.</param>
    public sealed record Save(int BasedOn, Rubric Rubric, ValueList<Score> Scores, string Comment, bool Submit) : ReviewCommand;

    /// <param name="Conflict">A conflict of interest, or another reason.</param>
    public sealed record Recuse(string Reason, bool Conflict) : ReviewCommand;

    public sealed record TakeOff(string Reason) : ReviewCommand;
}

/// <summary>What happened to a review.</summary>
public abstract record ReviewEvent
{
    private ReviewEvent() { }

    public sealed record ReviewAssigned(ApplicationId Application, EmailAddress Reviewer, int Round, AssignedBy How, Instant At) : ReviewEvent;

    public sealed record ReviewSaved(int Rubric, ValueList<Score> Scores, string Comment, Instant At) : ReviewEvent;

    public sealed record ReviewSubmitted(int Rubric, ValueList<Score> Scores, string Comment, Instant At) : ReviewEvent;

    /// <param name="Excluded">The scores that no longer count; empty when none were submitted.</param>
    public sealed record ReviewerRecused(string Reason, bool Conflict, ValueList<Score> Excluded, Instant At) : ReviewEvent;

    public sealed record ReviewerTakenOff(string Reason, ValueList<Score> Excluded, Instant At) : ReviewEvent;
}

/// <summary>The reviewer and the application have a conflict of interest.</summary>
public sealed record ReviewerHasConflict(Conflict Why) : Refusal;

/// <summary>There is no such review, or it is no longer this reviewer's.</summary>
public sealed record ReviewNotFound : Refusal;

/// <summary>The review was saved elsewhere since this form was opened; what was typed here is still in the form.</summary>
public sealed record ReviewChangedMeanwhile : Refusal;

/// <summary>The round goes by another version of the rubric than the form that was sent.</summary>
public sealed record RubricChangedMeanwhile : Refusal;

/// <summary>The reviewer stepped aside or was taken off before; they do not come back to the same application.</summary>
public sealed record ReviewerSteppedAside(string Because) : Refusal;

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
        if (Faults(save, comment) is { Count: > 0 } faults) return new Registrations.FormFaulty(faults);
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
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (OfferingRules.Reason(reason).ToValueList() is { Count: > 0 } faults) return new Registrations.FormFaulty(faults);
        return aside(one.Status == ReviewStatus.Submitted ? one.Scores : []);
    }
}
