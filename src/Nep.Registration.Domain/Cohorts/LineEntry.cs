using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// One entry of a waiting list's own record, from which everyone's position and every skip can be explained. Written with the facts that it
/// tells of, and never changed.
/// </summary>
public abstract record LineEntry
{
    private LineEntry(Instant at) => At = at;

    public Instant At { get; }

    public sealed record Joined(RegistrationId Registration, int Seats, Instant When) : LineEntry(When);

    /// <summary>Seats came free while someone waited.</summary>
    public sealed record SeatsFreed(int Seats, Instant When) : LineEntry(When);

    /// <param name="Reason">Why staff offered out of order; null for an offer by the list's own rules.</param>
    public sealed record Offered(
        RegistrationId Registration, int Seats, Instant Until, ValueList<PassedOver> Passed, string? Reason, Instant When) : LineEntry(When);

    /// <param name="Reason">Null when it was taken back.</param>
    public sealed record SetAside(RegistrationId Registration, string? Reason, Instant When) : LineEntry(When);

    /// <summary>Left the list, or answered an offer.</summary>
    public sealed record Ended(RegistrationId Registration, LineEnd How, Instant When) : LineEntry(When);

    /// <summary>What one change of a registration is to the waiting list; most are nothing to it.</summary>
    /// <param name="someoneWaits">Whether anyone waits, so that free seats are of account.</param>
    public static ValueList<LineEntry> Of(RegistrationState? before, RegistrationState after, ValueList<RegistrationEvent> events, bool someoneWaits, Instant now)
    {
        var entries = events.Select(happened => Of(after, happened)).OfType<LineEntry>().ToList();
        if (Outcome(before, after) is { } how) entries.Add(new Ended(after.Id, how, now));
        if (someoneWaits && before?.Seats.Except(after.Seats).Count() is > 0 and var freed) entries.Add(new SeatsFreed(freed, now));
        return [.. entries];
    }

    private static LineEntry? Of(RegistrationState after, RegistrationEvent happened)
    {
        if (happened is RegistrationEvent.RegistrationWaitlisted joined) return new Joined(joined.Id, joined.Places, joined.At);
        if (happened is RegistrationEvent.SeatsOffered made) return new Offered(after.Id, made.Seats.Count, made.Until, made.Passed, made.Reason, made.At);
        return happened is RegistrationEvent.WaitingSetAside aside ? new SetAside(after.Id, aside.Reason, aside.At) : null;
    }

    private static LineEnd? Outcome(RegistrationState? before, RegistrationState after) => (before, after.Status) switch
    {
        ({ Status: RegistrationStatus.Waiting }, RegistrationStatus.Cancelled) => after.EndedBy switch
        {
            EndKind.ByRegistrant => LineEnd.Left,
            EndKind.WithOffering => LineEnd.WithOffering,
            _ => LineEnd.Removed,
        },
        ({ Status: RegistrationStatus.Waiting }, RegistrationStatus.Expired) => LineEnd.ListClosed,
        ({ Status: RegistrationStatus.Held, Offer: { Taken: null } }, RegistrationStatus.Held) when after.Offer?.Taken is not null => LineEnd.Accepted,
        ({ Status: RegistrationStatus.Held, Offer: { Taken: null } }, RegistrationStatus.Confirmed) => LineEnd.Accepted,
        ({ Status: RegistrationStatus.Held, Offer: { Taken: null } }, RegistrationStatus.Cancelled) => LineEnd.Declined,
        ({ Status: RegistrationStatus.Held, Offer: { Taken: null } }, RegistrationStatus.Expired) => LineEnd.RanOut,
        _ => null,
    };
}

/// <summary>How someone's time on a waiting list ended.</summary>
public enum LineEnd
{
    Accepted,
    Declined,
    RanOut,
    Left,
    Removed,
    WithOffering,
    ListClosed,
}
