using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// From starting the process to the first correct catalog page, beside an empty ASP.NET Core app: as built, and as published, beside the
/// same app published in the same way; and the memory at rest.
/// </summary>
internal static class StartUp
{
    private const string Sign = "Coaching for Equity";

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            var published = await Published.LocalHost(Path.Combine(folder, "published"));
            var bare = await Published.Empty(Path.Combine(folder, "empty"));
            await Once(() => Serving(published, data), Sign);
            var sameWay = await Rounds.Run(() => Once(() => Serving(published, data), Sign), () => Once(() => Serving(bare), "Hello"));
            var asPublished = await Rounds.Run(() => Once(() => Serving(published, data), Sign), Empty);
            var asBuilt = await Rounds.Run(() => Once(() => Built(data), Sign), Empty);
            return string.Join(
                '\n', asPublished.Row("Start to first catalog page, published", "ms", "an empty ASP.NET Core app, as built"),
                sameWay.Row("Start to first catalog page, published", "ms", "an empty ASP.NET Core app, published the same way"),
                asBuilt.Row("Start to first catalog page, as built", "ms", "an empty ASP.NET Core app, as built"), await AtRest(published, data));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<double> Empty() => Once(() => ChildProcess.Start("empty"), "Hello");

    private static ChildProcess Built(string data)
    {
        var port = ChildProcess.FreePort();
        return ChildProcess.Start(
            port, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll"), "--data", data, "--urls", $"http://127.0.0.1:{port}"]);
    }

    private static ChildProcess Serving(string program, string? data = null)
    {
        var port = ChildProcess.FreePort();
        IEnumerable<string> kept = data is null ? [] : ["--data", data];
        return ChildProcess.Start(port, program, [.. kept, "--urls", $"http://127.0.0.1:{port}"]);
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

    private static async Task<string> AtRest(string program, string data)
    {
        using var server = Serving(program, data);
        while (!await Answers(server.Port, Sign)) await Task.Delay(10);
        await Task.Delay(TimeSpan.FromSeconds(5));
        return string.Create(
            CultureInfo.InvariantCulture, $"| Working set at rest, 5 s after the first page | {server.WorkingSet:0} MB | limit: 150 MB | {server.WorkingSet / 150:0.00} |");
    }
}
