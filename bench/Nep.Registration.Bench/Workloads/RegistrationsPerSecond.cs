using System.Globalization;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;

namespace Nep.Registration.Bench.Workloads;

/// <summary>Durable registrations through HTTP for one offering, beside one-row FULL commits in a bare SQLite loop.</summary>
internal static class RegistrationsPerSecond
{
    private const int Lines = 96;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    /// <summary>More than a round sends.</summary>
    private const int Filled = 12_000;

    /// <summary>By then the JIT has made its best of what runs often.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            using var server = await ChildProcess.Start("serve", folder, "0").Ready();
            var warmUp = await FilledForm.Open(server.Port, BenchServer.WarmUp);
            await Load.Run(server.Port, Lines, WarmUp, 303, warmUp.Next);
            var form = await FilledForm.Open(server.Port, BenchServer.Offering);
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var rounds = await Rounds.Run(
                () => Round(server, form), () => Task.FromResult(bare.Run(Time)));
            return rounds.Row("Registrations through HTTP, one offering, 96 visitors", "/s", "one-row FULL commits in a bare loop")
                + "\n" + await ProcessorTime(server, form);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Forms are filled in before the clock runs: visitors would not do that on the server's processors.</summary>
    private static Task<double> Round(ChildProcess server, FilledForm form)
    {
        form.FillIn(Filled);
        return Load.Run(server.Port, Lines, Time, 303, form.Next);
    }

    private static async Task<string> ProcessorTime(ChildProcess server, FilledForm form)
    {
        var (before, sent) = (server.ProcessorTime, form.Sent);
        await Round(server, form);
        return string.Create(
            CultureInfo.InvariantCulture, $"| Processor time of the server a registration | {(server.ProcessorTime - before) / (form.Sent - sent):0} µs | | |");
    }
}
