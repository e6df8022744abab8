namespace Nep.Registration.Domain.Admissions.Reviewing;

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
