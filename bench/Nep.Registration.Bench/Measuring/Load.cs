using System.Diagnostics;
using System.Net.Sockets;

namespace Nep.Registration.Bench.Measuring;

/// <summary>Many visitors asking at once, each waiting for its answer. One thread serves all of them, so that they take little of the processors that the server needs.</summary>
internal static class Load
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="next">The request that a visitor sends next.</param>
    /// <param name="expected">The status every answer must have: a fast refusal is no result.</param>
    /// <returns>Answers a second.</returns>
    public static Task<double> Run(int port, int visitors, TimeSpan time, int expected, Func<ReadOnlyMemory<byte>> next) =>
        Run(port, visitors, (_, elapsed) => elapsed < time, expected, next);

    /// <summary>So many requests, each sent once.</summary>
    /// <returns>Answers a second.</returns>
    public static Task<double> Run(int port, int visitors, int requests, int expected, Func<ReadOnlyMemory<byte>> next) =>
        Run(port, visitors, (sent, _) => sent < requests, expected, next);

    private static async Task<double> Run(int port, int visitors, Func<int, TimeSpan, bool> more, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, visitors).Select(_ => HttpLine.Open(port)));
        try
        {
            return await Task.Factory.StartNew(() => Ask(lines, more, expected, next), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            foreach (var line in lines) line.Dispose();
        }
    }

    private static double Ask(HttpLine[] lines, Func<int, TimeSpan, bool> more, int expected, Func<ReadOnlyMemory<byte>> next)
    {
        var (watch, sent, answered) = (Stopwatch.StartNew(), 0, 0);
        var waiting = new Dictionary<Socket, HttpLine>();
        foreach (var line in lines) SendNext(line);
        while (waiting.Count > 0)
        {
            foreach (var line in Ready(waiting))
            {
                if (line.Read() is not { } answer) continue;
                Expect(expected, answer);
                answered++;
                waiting.Remove(line.Socket);
                SendNext(line);
            }
        }

        return answered / watch.Elapsed.TotalSeconds;

        void SendNext(HttpLine line)
        {
            if (!more(sent, watch.Elapsed)) return;
            line.Send(next().Span);
            sent++;
            waiting[line.Socket] = line;
        }
    }

    private static IEnumerable<HttpLine> Ready(Dictionary<Socket, HttpLine> waiting)
    {
        var ready = waiting.Keys.ToList();
        Socket.Select(ready, null, null, Patience);
        return ready.Count > 0 ? ready.ConvertAll(socket => waiting[socket]) : throw new TimeoutException($"No answer for {Patience.TotalSeconds:0} seconds.");
    }

    private static void Expect(int expected, (int Status, ReadOnlyMemory<byte> Body) answer)
    {
        if (answer.Status != expected) throw new InvalidOperationException($"Answered {answer.Status}, not {expected}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
    }
}
