namespace Nep.Registration.App;

/// <summary>The host's clock as an instant in whole milliseconds, which is all that is ever stored.</summary>
public sealed class Clock(TimeProvider time)
{
    public TimeProvider Time => time;

    public Instant Now => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
