using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>From starting the host, published and as built, on a database with 100,000 open plans to its first catalog page, beside the same with one plan.</summary>
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
            var program = await Published.LocalHost(Path.Combine(folder, "published"));
            return string.Join('\n', await Compared(data => Installed.Start(program, data), "published"), await Compared(Built, "as built"));

            async Task<string> Compared(Func<string, ChildProcess> start, string way)
            {
                await FirstPage.After(() => start(many), Installed.Sign);
                var rounds = await Rounds.Run(() => FirstPage.After(() => start(many), Installed.Sign), () => FirstPage.After(() => start(one), Installed.Sign));
                return rounds.Row($"Restart with {Plans:#,0} open plans to the first page, {way} (wanted: at most 1,000 ms)", "ms", "the same with one plan");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Fill(string data, int plans)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        return Installed.Fill(data, (store, offering) => ManyPlans.Write(store, offering, plans, now, number => now + Duration.FromDays(2) + Duration.FromSeconds(number)));
    }

    private static ChildProcess Built(string data) => Installed.Start("dotnet", data, Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.dll"));
}
