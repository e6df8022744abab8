using Nep.Registration.Local.Starting;

namespace Nep.Registration.Browser;

/// <summary>
/// The demo's data, laid out once for all tests of a run. Every site that a test opens begins with a copy of it, so that none waits for two years
/// of a program to be lived through, and none sees what another has done.
/// </summary>
public sealed class LaidOutDemo : IAsyncLifetime
{
    /// <summary>Laying out takes some of the clock's own seconds; a site must not begin before they are over.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    private static readonly string Folder = Directory.CreateTempSubdirectory("nep-browser-demo-").FullName;

    private static readonly Lazy<Task> LaidOut = new(LayOut);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Puts a copy into an empty folder.</summary>
    internal static async Task CopyTo(string folder)
    {
        await LaidOut.Value;
        foreach (var kept in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, kept));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(kept, copy);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task LayOut()
    {
        await using var host = await LocalHost.Open(RunningSite.Options(RunningSite.FreeAddress(), Folder), time: new TimeFrom(RunningSite.Start - Ahead));
        await host.Start();
    }
}
