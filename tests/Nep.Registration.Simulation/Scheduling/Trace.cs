using System.Globalization;

namespace Nep.Registration.Simulation.Scheduling;

/// <summary>Everything that happened in a run, in order: as one number, by which two runs compare, and as text when someone wants to read it.</summary>
internal sealed class Trace(bool keepsText)
{
    private readonly List<string> lines = [];
    private ulong hash = 14695981039346656037UL;

    public IReadOnlyList<string> Lines => lines;

    public int Steps { get; private set; }

    public string Hash => hash.ToString("x16", CultureInfo.InvariantCulture);

    public void Write(Instant at, string what)
    {
        Steps++;
        Mix((ulong)at.ToUnixTimeMilliseconds());
        foreach (var letter in what) Mix(letter);
        if (keepsText) lines.Add($"{at.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} {what}");
    }

    private void Mix(ulong value) => hash = (hash ^ value) * 1099511628211UL;
}
