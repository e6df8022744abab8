namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>A clock that moves when a test moves it.</summary>
public sealed class ManualTime : TimeProvider
{
    public Instant Now { get; set; }

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeMilliseconds();
}

/// <summary>Chance that is the same in every run.</summary>
public sealed class Dice : Ports.IChance
{
    private byte next;

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var one in bytes) one = next += 7;
    }
}
