using Nep.Registration.Simulation.Runs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Nep.Registration.Simulation;

/// <summary>The simulation, or the tests of it.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        _ when Orders.IsMeant(args) => Task.FromResult(Orders.Run(args, Console.Out)),
        _ when args.Contains("--server", StringComparer.Ordinal) => TestPlatformTestFramework.RunAsync(args, (_, _) => { }),
        _ => ConsoleRunner.Run(args),
    };
}
