using System.Globalization;
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
            await FirstPage.After(() => Serving(published, data), Sign);
            var sameWay = await Rounds.Run(() => FirstPage.After(() => Serving(published, data), Sign), () => FirstPage.After(() => Serving(bare), "Hello"));
            var asPublished = await Rounds.Run(() => FirstPage.After(() => Serving(published, data), Sign), Empty);
            var asBuilt = await Rounds.Run(() => FirstPage.After(() => Built(data), Sign), Empty);
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

    private static Task<double> Empty() => FirstPage.After(() => ChildProcess.Start("empty"), "Hello");

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

    private static async Task<string> AtRest(string program, string data)
    {
        using var server = Serving(program, data);
        await FirstPage.From(server, Sign);
        await Task.Delay(TimeSpan.FromSeconds(5));
        return string.Create(
            CultureInfo.InvariantCulture, $"| Working set at rest, 5 s after the first page | {server.WorkingSet:0} MB | limit: 150 MB | {server.WorkingSet / 150:0.00} |");
    }
}
