using System.Diagnostics;

namespace Nep.Registration.Bench.Measuring;

/// <summary>Many lines asking at once for a while.</summary>
internal static class Load
{
    /// <param name="next">The request that a line sends next.</param>
    /// <param name="expected">The status every answer must have: a fast refusal is no result.</param>
    /// <returns>Answers a second.</returns>
    public static async Task<double> Run(int port, int lines, TimeSpan time, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, lines).Select(_ => Task.Run(() => One(port, watch, time, expected, next))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> One(int port, Stopwatch watch, TimeSpan time, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        using var line = await HttpLine.Open(port);
        var count = 0;
        while (watch.Elapsed < time)
        {
            var (status, answer) = await line.Ask(next());
            if (status != expected) throw new InvalidOperationException($"Answered {status}, not {expected}: {System.Text.Encoding.UTF8.GetString(answer.Span)}");
            count++;
        }

        return count;
    }
}
