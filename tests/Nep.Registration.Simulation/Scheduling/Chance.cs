namespace Nep.Registration.Simulation.Scheduling;

/// <summary>
/// Chance that is the same in every run of one seed. Each actor, and each call of a port, has a source of its own, named after it: leaving one
/// out does not change what the others draw, so that a failing run can be cut down.
/// </summary>
internal sealed class Chance : IChance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    public Chance(ulong seed, string name)
    {
        var hash = 14695981039346656037UL ^ (seed * Golden);
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        state = hash;
    }

    public ulong Next()
    {
        var z = state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int From(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Happens(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[From(0, choices.Length - 1)];

    public Duration Between(Duration least, Duration most) =>
        least + Duration.FromMilliseconds((long)(Next() % (ulong)Math.Max(1, (long)(most - least).TotalMilliseconds + 1)));

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var one in bytes) one = (byte)Next();
    }
}
