namespace Nep.Registration.Browser;

/// <summary>The machine's clock, set to another day.</summary>
internal sealed class TimeFrom(Instant start) : TimeProvider
{
    private readonly long started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToDateTimeOffset() + System.GetElapsedTime(started);
}
