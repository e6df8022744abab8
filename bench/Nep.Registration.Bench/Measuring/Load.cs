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

    /// <summary>So many requests, each sent once.</summary>
    /// <returns>Answers a second.</returns>
    public static async Task<double> Run(int port, int lines, int requests, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        var (watch, left) = (Stopwatch.StartNew(), requests);
        await Task.WhenAll(Enumerable.Range(0, lines).Select(_ => Task.Run(async () =>
        {
            using var line = await HttpLine.Open(port);
            while (Interlocked.Decrement(ref left) >= 0) Expect(expected, await line.Ask(next()));
        })));
        return requests / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> One(int port, Stopwatch watch, TimeSpan time, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        using var line = await HttpLine.Open(port);
        var count = 0;
        while (watch.Elapsed < time)
        {
            Expect(expected, await line.Ask(next()));
            count++;
        }

        return count;
    }

    private static void Expect(int expected, (int Status, ReadOnlyMemory<byte> Body) answer)
    {
        if (answer.Status != expected) throw new InvalidOperationException($"Answered {answer.Status}, not {expected}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
    }
}
