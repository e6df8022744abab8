namespace Nep.Registration.Site.Tests;

/// <summary>A machine clock that stands still until a test moves it. Timers run in real time, so that waiting does not hang.</summary>
public sealed class ManualTime(Instant start) : TimeProvider
{
    private readonly Lock gate = new();
    private Instant now = start;

    public Instant Now
    {
        get
        {
            lock (gate) return now;
        }
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public void Advance(Duration by)
    {
        lock (gate) now += by;
    }
}
