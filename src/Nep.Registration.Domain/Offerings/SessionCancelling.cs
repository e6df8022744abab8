namespace Nep.Registration.Domain.Offerings;

public abstract partial record OfferingCommand
{
    /// <summary>One session does not take place; the others do. It keeps its number.</summary>
    public sealed record CancelSession(SessionNumber Session, string Reason) : OfferingCommand;

    /// <summary>A session that was cancelled takes place after all, when and where it stands.</summary>
    public sealed record RestoreSession(SessionNumber Session, string Reason) : OfferingCommand;
}

public abstract partial record OfferingEvent
{
    public sealed record SessionCancelled(SessionNumber Session, string Reason, Instant At) : OfferingEvent;

    public sealed record SessionRestored(SessionNumber Session, string Reason, Instant At) : OfferingEvent;
}

/// <summary>A session that does not take place, and why.</summary>
public sealed record CancelledSession(SessionNumber Number, string Reason, Instant At);

/// <summary>The offering has no such session.</summary>
public sealed record SessionNotFound : Refusal;

/// <summary>The session does not take place.</summary>
public sealed record SessionIsCancelled : Refusal;

/// <summary>An offering without any session is cancelled as a whole.</summary>
public sealed record LastSessionLeft : Refusal;

/// <summary>
/// Cancelling one session of an offering. Its hours are asked of nobody, its reminders are no longer planned, and participants are told as of any
/// other change of the schedule. It may be done afterwards too, of a session that did not take place.
/// </summary>
internal static class SessionCancelling
{
    public static Ruling<OfferingEvent> Cancel(Offering one, OfferingCommand.CancelSession cancel, Instant now)
    {
        if (Why(one, cancel.Session, cancel.Reason) is { } refused) return refused;
        if (one.IsCancelled(cancel.Session)) return Ruling<OfferingEvent>.Nothing;
        return one.HeldSessions.Count == 1 ? new LastSessionLeft() : new OfferingEvent.SessionCancelled(cancel.Session, cancel.Reason.Trim(), now);
    }

    public static Ruling<OfferingEvent> Restore(Offering one, OfferingCommand.RestoreSession restore, Instant now)
    {
        if (Why(one, restore.Session, restore.Reason) is { } refused) return refused;
        return one.IsCancelled(restore.Session) ? new OfferingEvent.SessionRestored(restore.Session, restore.Reason.Trim(), now) : Ruling<OfferingEvent>.Nothing;
    }

    public static Offering Evolve(Offering one, OfferingEvent.SessionCancelled e) => one with
    {
        CancelledSessions = (one.CancelledSessions ?? []).Add(new CancelledSession(e.Session, e.Reason, e.At)),
    };

    public static Offering Evolve(Offering one, OfferingEvent.SessionRestored e) => one with
    {
        CancelledSessions = one.CancelledSessions!.Value.Where(cancelled => cancelled.Number != e.Session).ToValueList(),
    };

    /// <summary>A session that staff take out of the details altogether is no longer a cancelled one.</summary>
    public static ValueList<CancelledSession>? Left(Offering one, OfferingDetails details) => one.CancelledSessions is { } cancelled
        ? cancelled.Where(known => details.Sessions.Any(session => session.Number == known.Number)).ToValueList()
        : null;

    private static Refusal? Why(Offering one, SessionNumber session, string reason) => one switch
    {
        { Status: OfferingStatus.Cancelled } => new OfferingIsCancelled(),
        _ when one.Session(session) is null => new SessionNotFound(),
        _ when string.IsNullOrWhiteSpace(reason) => new ReasonMissing(),
        _ when OfferingRules.Reason(reason).ToValueList() is { Count: > 0 } faults => new FormFaulty(faults),
        _ => null,
    };
}
