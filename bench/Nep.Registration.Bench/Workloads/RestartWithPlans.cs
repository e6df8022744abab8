using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Local.Starting;
using NodaTime;

namespace Nep.Registration.Bench.Workloads;

/// <summary>From starting the host, published and as built, on a database with 100,000 open plans to its first catalog page, beside the same with one plan.</summary>
internal static class RestartWithPlans
{
    private const int Plans = 100_000;
    private const string Sign = "Bench institute";

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var (many, one) = (Path.Combine(folder, "many"), Path.Combine(folder, "one"));
            await Fill(many, Plans);
            await Fill(one, 1);
            var program = await Published.LocalHost(Path.Combine(folder, "published"));
            return string.Join('\n', await Compared(data => Start(program, data), "published"), await Compared(Built, "as built"));

            async Task<string> Compared(Func<string, ChildProcess> start, string way)
            {
                await FirstPage.After(() => start(many), Sign);
                var rounds = await Rounds.Run(() => FirstPage.After(() => start(many), Sign), () => FirstPage.After(() => start(one), Sign));
                return rounds.Row($"Restart with {Plans:#,0} open plans to the first page, {way} (wanted: at most 1,000 ms)", "ms", "the same with one plan");
            }
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

    private static ChildProcess Built(string data) =>
        Start("dotnet", data, Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll"));

    private static ChildProcess Start(string program, string data, params IEnumerable<string> before)
    {
        var port = ChildProcess.FreePort();
        return ChildProcess.Start(port, program, [.. before, "--data", data, "--no-demo", "--urls", $"http://127.0.0.1:{port}"]);
    }
}
