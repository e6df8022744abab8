using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Serving;

/// <summary>The local host as a process of its own, on a data folder that holds the bench's offering.</summary>
internal static class Installed
{
    /// <summary>What the catalog says once it serves.</summary>
    public const string Sign = "Bench institute";

    /// <summary>Publishes the offering in a new data folder, and writes there what else is wanted.</summary>
    public static async Task Fill(string data, Func<ITableStore, Offering, Task>? more = null)
    {
        await using var host = await LocalHost.Open(new LocalOptions("http://127.0.0.1:0", data, Demo: false, EmailAddress.Parse("bench@nep-center.example")));
        var offering = await BenchServer.PublishOffering(host.App.Services, BenchServer.Offering);
        if (more is not null) await more(host.App.Services.GetRequiredService<ITableStore>(), offering);
    }

    public static ChildProcess Start(string program, string data, params IEnumerable<string> before)
    {
        var port = ChildProcess.FreePort();
        return ChildProcess.Start(port, program, [.. before, "--data", data, "--no-demo", "--urls", $"http://127.0.0.1:{port}"]);
    }
}
