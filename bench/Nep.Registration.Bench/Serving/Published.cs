using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nep.Registration.Bench.Serving;

/// <summary>The local host published for this machine's platform, as one would install it.</summary>
internal static class Published
{
    /// <returns>The program to start.</returns>
    public static async Task<string> Into(string folder)
    {
        string[] arguments =
        [
            "publish", Path.Combine(Root(), "src", "Nep.Registration.Local"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained",
            "false", "-o", folder, "-v", "quiet", "-p:RunAnalyzers=false",
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"The local host could not be published: {said}");
        return Path.Combine(folder, "Nep.Registration.Local.dll");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nep.Registration.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The bench runs from inside the repository.");
    }
}
