namespace Nep.Registration.Local.Time;

/// <summary>
/// The host's clock: the machine's, moved by as much as the time machine has moved it. Without demo data it is never moved. Stopwatch time
/// is the machine's own.
/// </summary>
public sealed class MovableTime(TimeProvider machine) : TimeProvider
{
    private long movedTicks;

    public Duration Moved
    {
        get => Duration.FromTicks(Interlocked.Read(ref movedTicks));
        set => Interlocked.Exchange(ref movedTicks, value.BclCompatibleTicks);
    }

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow().AddTicks(Interlocked.Read(ref movedTicks));

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
