using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>Whether one participant was at one session, and who says so. Every change stays on the record.</summary>
public sealed record Presence(SessionNumber Session, RegistrationId Registration, ParticipantNumber Participant, ValueList<PresenceMark> Marks)
{
    public bool IsPresent => Marks.Count > 0 && Marks[^1].Present;
}

/// <summary>One check-in, or its taking back.</summary>
public sealed record PresenceMark(bool Present, CheckInMethod Method, Actor By, Instant At);

/// <summary>How someone was checked in.</summary>
public enum CheckInMethod
{
    Roster,
    QrCode,
    Link,
}

/// <summary>The offering has no such session.</summary>
public sealed record SessionNotFound : Refusal;

/// <summary>The doors open later, on the offering's clock.</summary>
public sealed record TooEarlyToCheckIn(LocalDateTime Opens, Zone Zone) : Refusal;

/// <summary>The rules of checking in.</summary>
public static class CheckIn
{
    /// <summary>Doors open this long before a session.</summary>
    public static readonly Duration DoorsOpenBefore = Duration.FromHours(2);

    /// <summary>Marks a participant present or not. Repeating a mark changes nothing; staff may correct at any time after the doors opened.</summary>
    public static Ruling<PresenceMark> Decide(
        Offering offering, RegistrationState registration, ParticipantNumber participant, SessionNumber session, Presence? known,
        PresenceMark mark)
    {
        if (offering.Session(session) is not { } one) return new SessionNotFound();
        if (registration.Participant(participant) is null) return new RegistrationNotFound();
        if (registration.Status != RegistrationStatus.Confirmed) return new NotConfirmed();
        var opens = offering.Zone.At(one.Starts) - DoorsOpenBefore;
        if (mark.At < opens) return new TooEarlyToCheckIn(offering.Zone.LocalAt(opens), offering.Zone);
        return (known?.IsPresent ?? false) == mark.Present ? Ruling<PresenceMark>.Nothing : mark;
    }
}

/// <summary>What a participant's presence comes to.</summary>
public static class Attendance
{
    /// <summary>Contact time attended, in minutes.</summary>
    public static int Minutes(Offering offering, IEnumerable<Presence> presences) =>
        presences.Where(presence => presence.IsPresent)
            .Select(presence => offering.Session(presence.Session)?.Minutes(offering.Zone) ?? 0).Sum();

    /// <summary>All contact time, in minutes.</summary>
    public static int AllMinutes(Offering offering) => offering.Sessions.Sum(session => session.Minutes(offering.Zone));

    /// <summary>Whether the time attended reaches the certificate's share and nothing is owed.</summary>
    public static bool Earns(Offering offering, int minutes, Money balance) =>
        !balance.IsPositive && minutes > 0 && minutes * 100m >= AllMinutes(offering) * offering.Details.Certificate.PercentOfTime;
}
