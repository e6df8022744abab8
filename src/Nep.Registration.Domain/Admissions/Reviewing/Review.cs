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
