namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>What is asked of a panel.</summary>
public abstract record PanelCommand
{
    private PanelCommand() { }

    /// <summary>Makes another version of the rubric. A round under way keeps its own until <see cref="TakeRubric"/> says otherwise.</summary>
    /// <param name="BasedOn">The version that the form was opened at; 0 for the first.</param>
    public sealed record SetRubric(ValueList<Criterion> Criteria, int BasedOn, string Reason) : PanelCommand;

    /// <summary>Has a round go by another version: what was scored by the old one is asked for again.</summary>
    public sealed record TakeRubric(int Round, int Version, string Reason) : PanelCommand;

    /// <summary>Adds a reviewer, or mends what is said of them.</summary>
    public sealed record SeatReviewer(Reviewer Reviewer, string Reason) : PanelCommand;

    public sealed record UnseatReviewer(EmailAddress Address, string Reason) : PanelCommand;

    public sealed record OpenRound(string Title, int Each, bool OwnChoice, string Reason) : PanelCommand;

    /// <summary>Draws reviewers for a round's applications.</summary>
    public sealed record DrawReviewers(int Round, DrawOrder Order) : PanelCommand;
}

/// <summary>What happened to a panel.</summary>
public abstract record PanelEvent
{
    private PanelEvent() { }

    public sealed record RubricSet(Rubric Rubric, string Reason, Instant At) : PanelEvent;

    public sealed record RubricTaken(int Round, int Version, string Reason, Instant At) : PanelEvent;

    public sealed record ReviewerSeated(Reviewer Reviewer, string Reason, Instant At) : PanelEvent;

    public sealed record ReviewerUnseated(EmailAddress Address, string Reason, Instant At) : PanelEvent;

    public sealed record RoundOpened(ReviewRound Round, string Reason, Instant At) : PanelEvent;

    public sealed record ReviewersDrawn(MadeDraw Draw) : PanelEvent;
}

/// <summary>Nothing can be scored before there is a rubric.</summary>
public sealed record RubricMissing : Refusal;

/// <summary>There is no such round of reviews.</summary>
public sealed record RoundNotFound : Refusal;

/// <summary>Every application has its reviewers, or there is none to review.</summary>
public sealed record NothingToDraw : Refusal;
