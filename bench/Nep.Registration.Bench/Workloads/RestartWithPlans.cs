using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Local.Starting;
using NodaTime;

namespace Nep.Registration.Bench.Workloads;

/// <summary>From starting the host on a database with 100,000 open plans to its first catalog page, beside the same with one plan.</summary>
internal static class RestartWithPlans
{
    private const int Plans = 100_000;

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var (many, one) = (Path.Combine(folder, "many"), Path.Combine(folder, "one"));
            await Fill(many, Plans);
            await Fill(one, 1);
            await First(many);
            var rounds = await Rounds.Run(() => First(many), () => First(one));
            return rounds.Row($"Restart with {Plans:#,0} open plans to the first page, as built (wanted: at most 1,000 ms)", "ms", "the same with one plan");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Fill(string data, int plans)
    {
        await using var host = await LocalHost.Open(new LocalOptions("http://127.0.0.1:0", data, Demo: false, EmailAddress.Parse("bench@nep-center.example")));
        var offering = await BenchServer.PublishOffering(host.App.Services, BenchServer.Offering);
        var now = SystemClock.Instance.GetCurrentInstant();
        await ManyPlans.Write(host.App.Services.GetRequiredService<ITableStore>(), offering, plans, now, number => now + Duration.FromDays(2) + Duration.FromSeconds(number));
    }

    private static async Task<double> First(string data)
    {
        var (port, watch) = (ChildProcess.FreePort(), Stopwatch.StartNew());
        using var host = ChildProcess.Start(
            port, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll"), "--data", data, "--no-demo", "--urls", $"http://127.0.0.1:{port}"]);
        while (!await Answers(port)) await Task.Delay(1);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            using var line = await HttpLine.Open(port);
            var (status, answer) = await line.Ask("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray());
            return status == 200 && Encoding.UTF8.GetString(answer.Span).Contains("Bench institute", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return false;
        }
    }
}
