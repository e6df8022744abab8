namespace Nep.Registration.Domain.Cohorts;

/// <summary>A telephone says that it scanned a ticket later than it is now: its clock is wrong.</summary>
public sealed record ScanFromTheFuture : Refusal;

/// <summary>A scan waited longer than is believed.</summary>
public sealed record ScanTooOld(int Hours) : Refusal;

/// <summary>
/// Within which bounds the time that a telephone gives to a scan is believed: not from the future, not from before the doors opened, and not
/// older than two days. Outside of them a person looks, on the roster.
/// </summary>
public static class ScanTimes
{
    public static readonly Duration Oldest = Duration.FromHours(48);

    /// <summary>A telephone's clock may be this much ahead; such a scan counts as made now.</summary>
    public static readonly Duration ClocksDiffer = Duration.FromMinutes(2);

    /// <summary>Null when the time is believed, or why it is not.</summary>
    public static Refusal? Check(Instant? scanned, Instant now) => scanned switch
    {
        { } at when at > now + ClocksDiffer => new ScanFromTheFuture(),
        { } at when at < now - Oldest => new ScanTooOld((int)Oldest.TotalHours),
        _ => null,
    };
}
