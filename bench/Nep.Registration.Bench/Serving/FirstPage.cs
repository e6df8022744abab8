using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Nep.Registration.Bench.Measuring;

namespace Nep.Registration.Bench.Serving;

/// <summary>How long a process takes from its start to its first page that says what it should, in milliseconds.</summary>
internal static class FirstPage
{
    public static async Task<double> After(Func<ChildProcess> start, string sign)
    {
        var watch = Stopwatch.StartNew();
        using var server = start();
        await From(server, sign);
        return watch.Elapsed.TotalMilliseconds;
    }

    public static async Task From(ChildProcess server, string sign)
    {
        while (!await Says(server.Port, sign)) await Task.Delay(1);
    }

    private static async Task<bool> Says(int port, string sign)
    {
        try
        {
            using var line = await HttpLine.Open(port);
            var (status, answer) = await line.Ask("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray());
            return status == 200 && Encoding.UTF8.GetString(answer.Span).Contains(sign, StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return false;
        }
    }
}
