namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// Whether one participant was at one session, when, and who says so. Every change stays on the record; the last one holds, of those about whoever
/// holds the place.
/// </summary>
public sealed record Presence(SessionNumber Session, RegistrationId Registration, ParticipantNumber Participant, ValueList<PresenceMark> Marks)
{
    /// <summary>How the person stands; null when nobody has said anything yet.</summary>
    public PresenceMark? Last => Marks.Count > 0 ? Marks[^1] : null;

    public bool IsPresent => Last is { Present: true };

    /// <summary>What is on record of one holder of the place; of nobody who had it before or has it since.</summary>
    public Presence Of(int? holder) => Marks.All(mark => mark.Holder == holder) ? this : this with { Marks = [.. Marks.Where(mark => mark.Holder == holder)] };
}

/// <summary>What someone said of a person's presence at a session: all of it, not only what is new.</summary>
/// <param name="At">When it was recorded.</param>
public sealed record PresenceMark(bool Present, CheckInMethod Method, Actor By, Instant At)
{
    /// <summary>Which holder of the place it is about, counted as <see cref="Registrations.Participant.Holder"/> is.</summary>
    public int? Holder { get; init; }

    /// <summary>When the person was there, in order; null for the whole session, as in every mark from before times were kept.</summary>
    public ValueList<Stay>? Stays { get; init; }

    /// <summary>The minutes that staff decided on, whatever the times say.</summary>
    public int? Minutes { get; init; }

    /// <summary>When a ticket was scanned by a telephone that sent it later; null when it was recorded at once.</summary>
    public Instant? Scanned { get; init; }

    /// <summary>Why it was corrected, or where it was imported from.</summary>
    public string? Reason { get; init; }

    /// <summary>When what it says was so: the scan's own time where there is one.</summary>
    public Instant Told => Scanned ?? At;
}

/// <summary>From when until when someone was there.</summary>
/// <param name="To">Null while they are still there.</param>
public sealed record Stay(Instant From, Instant? To);

/// <summary>How someone was checked in.</summary>
public enum CheckInMethod
{
    Roster,
    QrCode,
    Link,

    /// <summary>By the attendance report of a meeting platform.</summary>
    Import,

    /// <summary>By another program, with a key to the API.</summary>
    Connection,
}
