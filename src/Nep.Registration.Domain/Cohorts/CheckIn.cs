using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Cohorts.CheckInCommand;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>What is said of a participant at the door of a session, or afterwards.</summary>
public abstract record CheckInCommand
{
    private CheckInCommand() { }

    /// <summary>The person is here.</summary>
    /// <param name="Scanned">When the ticket was scanned, if by a telephone that sends it later.</param>
    public sealed record Arrive(Instant? Scanned = null) : CheckInCommand;

    /// <summary>The person leaves, perhaps to come back.</summary>
    public sealed record Leave(Instant? Scanned = null) : CheckInCommand;

    /// <summary>The person is not here after all.</summary>
    public sealed record TakeBack : CheckInCommand;

    /// <summary>The person was here at these times, or for so many minutes; with neither, for the whole session.</summary>
    public sealed record Correct(ValueList<Stay>? Stays, int? Minutes, string Reason) : CheckInCommand;
}

/// <summary>The doors open later, on the offering's clock.</summary>
public sealed record TooEarlyToCheckIn(LocalDateTime Opens, Zone Zone) : Refusal;

/// <summary>Nobody leaves who has not come.</summary>
public sealed record NotCheckedIn : Refusal;

/// <summary>
/// The rules of checking in. A check-in before the session's end is an arrival; one made after it says that the person was there all along.
/// Repeating anything changes nothing, and a scan that comes late never undoes what was said after it.
/// </summary>
public static class CheckIn
{
    /// <summary>Doors open this long before a session.</summary>
    public static readonly Duration DoorsOpenBefore = Duration.FromHours(2);

    public static Instant DoorsOpen(Offering offering, Session session) => offering.Zone.At(session.Starts) - DoorsOpenBefore;

    /// <summary>Staff may correct at any time after the doors opened.</summary>
    public static Ruling<PresenceMark> Decide(
        Offering offering, RegistrationState registration, ParticipantNumber participant, SessionNumber session, Presence? known,
        CheckInCommand command, CheckInMethod method, Actor by, Instant now)
    {
        if (offering.Session(session) is not { } one) return new SessionNotFound();
        if (offering.IsCancelled(session)) return new SessionIsCancelled();
        if (registration.Participant(participant) is not { } person) return new RegistrationNotFound();
        if (registration.Status != RegistrationStatus.Confirmed) return new NotConfirmed();
        var scanned = (command as Arrive)?.Scanned ?? (command as Leave)?.Scanned;
        var opens = DoorsOpen(offering, one);
        if ((scanned ?? now) < opens) return new TooEarlyToCheckIn(offering.Zone.LocalAt(opens), offering.Zone);
        if (ScanTimes.Check(scanned, now) is { } unlikely) return unlikely;

        var at = Instant.Min(scanned ?? now, now);
        var mark = new PresenceMark(true, method, by, now) { Scanned = scanned is null ? null : at, Holder = person.Holder };
        var last = known?.Of(person.Holder).Last;
        if (scanned is not null && last is { Present: false } or { Reason: not null } && at <= last.Told) return Ruling<PresenceMark>.Nothing;
        return command switch
        {
            Arrive => Come(last, mark, at, offering.Zone.At(one.Ends)),
            Leave => Go(last, mark, at, offering.Zone.At(one.Starts)),
            TakeBack => last is { Present: true } ? mark with { Present = false } : Ruling<PresenceMark>.Nothing,
            Correct correct => Corrections.Decide(offering, one, last, correct, mark),
            _ => throw new UnreachableException(),
        };
    }

    private static Ruling<PresenceMark> Come(PresenceMark? last, PresenceMark mark, Instant at, Instant ends)
    {
        var arrived = mark with { Stays = at < ends ? [new Stay(at, null)] : null };
        return last switch
        {
            null => arrived,
            { Present: false } => arrived,
            { Minutes: not null } or { Stays: not { Count: > 0 } } => Ruling<PresenceMark>.Nothing,
            { Stays: { } stays } when at < stays[0].From => mark with { Stays = [stays[0] with { From = at }, .. stays.Skip(1)] },
            { Stays: { } stays } when stays[^1].To <= at && at < ends => mark with { Stays = [.. stays, new Stay(at, null)] },
            _ => Ruling<PresenceMark>.Nothing,
        };
    }

    private static Ruling<PresenceMark> Go(PresenceMark? last, PresenceMark mark, Instant at, Instant starts) => last switch
    {
        null or { Present: false } => new NotCheckedIn(),
        { Minutes: not null } => Ruling<PresenceMark>.Nothing,
        { Stays: not { Count: > 0 } } => at > starts ? mark with { Stays = [new Stay(starts, at)] } : Ruling<PresenceMark>.Nothing,
        { Stays: { } stays } when stays[^1] is { To: null } open && open.From < at =>
            mark with { Stays = [.. stays.Take(stays.Count - 1), open with { To = at }] },
        _ => Ruling<PresenceMark>.Nothing,
    };
}
