using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>From starting the process to the first correct catalog page, beside an empty ASP.NET Core app; and the memory at rest.</summary>
internal static class StartUp
{
    private static readonly string Local = Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll");

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            await Once(() => Ours(folder), "Coaching for Equity");
            var rounds = await Rounds.Run(
                () => Once(() => Ours(folder), "Coaching for Equity"), () => Once(() => ChildProcess.Start("empty"), "Hello"));
            return rounds.Row("Start to first catalog page", "ms", "an empty ASP.NET Core app") + "\n" + await AtRest(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ChildProcess Ours(string folder)
    {
        var port = ChildProcess.FreePort();
        return ChildProcess.Start(port, [Local, "--data", folder, "--urls", $"http://127.0.0.1:{port}"]);
    }

    private static async Task<double> Once(Func<ChildProcess> start, string sign)
    {
        var watch = Stopwatch.StartNew();
        using var server = start();
        while (!await Answers(server.Port, sign)) await Task.Delay(1);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<bool> Answers(int port, string sign)
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

    private static async Task<string> AtRest(string folder)
    {
        using var server = Ours(folder);
        while (!await Answers(server.Port, "Coaching for Equity")) await Task.Delay(10);
        await Task.Delay(TimeSpan.FromSeconds(5));
        return string.Create(CultureInfo.InvariantCulture, $"| Working set at rest, 5 s after the first page | {server.WorkingSet:0} MB | limit: 150 MB | {server.WorkingSet / 150:0.00} |");
    }
}
