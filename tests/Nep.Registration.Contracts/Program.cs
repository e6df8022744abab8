using Nep.Registration.Contracts.Sqlite;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Nep.Registration.Contracts;

/// <summary>The tests, or, when asked for, the process that one of them kills in the middle of its writing.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [EndlessWriter.Command, var folder] => EndlessWriter.Run(folder),
        _ when args.Contains("--server", StringComparer.Ordinal) => TestPlatformTestFramework.RunAsync(args, (_, _) => { }),
        _ => ConsoleRunner.Run(args),
    };
}
