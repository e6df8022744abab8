using System.Globalization;

namespace Nep.Registration.Process.Crashes;

/// <summary>
/// The real host, ended by SIGKILL at every kind of boundary between writes that a short life of a few programs passes, and started again. Where it
/// dies is enumerated first, by recording an undisturbed life. See docs/crashes.md.
/// </summary>
public sealed class EveryBoundaryTests
{
    /// <summary>
    /// How many lives are lived: 1 dies once at every kind of transaction, 6 at every boundary of each. Without it one life dies at every fourth kind.
    /// </summary>
    public const string Variable = "NEP_REGISTRATION_CRASH_LIVES";

    /// <summary>Where to keep the database of the undisturbed life, for the tests of versions to come.</summary>
    public const string Keep = "NEP_REGISTRATION_CRASH_KEEP";

    [Fact]
    public async Task Killed_at_every_kind_of_boundary_a_life_comes_to_what_it_would_have_come_to()
    {
        var (passed, expected) = await Undisturbed();
        var (lives, planned, met) = (0, 0, 0);
        foreach (var plan in Plans(passed))
        {
            using var folder = new DataFolder();
            var file = Path.Combine(folder.Path, "plan.txt");
            await File.WriteAllLinesAsync(file, plan);
            var (deaths, told) = await Live(folder, $"die:{file}");
            var left = await File.ReadAllLinesAsync(file);

            Assert.Equal("", LifeOutcome.Difference(expected, $"{await LifeOutcome.Of(Data(folder))}\n{told}"));
            Assert.Equal(plan.Count - left.Length, deaths);
            foreach (var line in left) TestContext.Current.SendDiagnosticMessage("Life {0} did not pass again: {1}", lives, line);
            (lives, planned, met) = (lives + 1, planned + plan.Count, met + deaths);
        }

        // A death may take a life another way, on which some later boundary is not passed again.
        Assert.InRange(met, planned * 4 / 5, planned);
        Console.WriteLine($"{passed.Count} kinds of boundary; {lives} lives, {met} deaths of {planned} planned; every life came to what it would have come to.");
    }

    private static string Data(DataFolder folder) => Path.Combine(folder.Path, "data");

    private static async Task<(IReadOnlyList<string> Passed, string Outcome)> Undisturbed()
    {
        using var folder = new DataFolder();
        var file = Path.Combine(folder.Path, "passed.txt");
        var (_, told) = await Live(folder, $"record:{file}");
        var outcome = $"{await LifeOutcome.Of(Data(folder))}\n{told}";
        if (Environment.GetEnvironmentVariable(Keep) is { Length: > 0 } keep) File.Copy(Path.Combine(Data(folder), "registration.db"), keep, overwrite: true);
        return (await File.ReadAllLinesAsync(file), outcome);
    }

    /// <returns>How often the host died, and what another program was told.</returns>
    private static async Task<(int Deaths, string Told)> Live(DataFolder folder, string crash)
    {
        using var listener = new Listener();
        await CrashFolder.Lay(Data(folder), listener.Address);
        using var host = new CrashingHost(Data(folder), crash);
        using var life = new Life(host);
        await life.Run();
        await host.Serving();
        await life.CheckAcknowledged();
        return (host.Deaths, listener.Heard);
    }

    private static IEnumerable<List<string>> Plans(IReadOnlyList<string> passed)
    {
        var lives = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(lives)) return [[.. Deaths(passed, 0).Where((_, number) => number % 4 == 0)]];
        return Enumerable.Range(0, int.Parse(lives, CultureInfo.InvariantCulture)).Select(life => Deaths(passed, life));
    }

    /// <summary>One boundary for each kind of transaction; another life takes the next boundary of each.</summary>
    private static List<string> Deaths(IReadOnlyList<string> passed, int life) =>
    [
        .. passed.Select(line => line.Split(' ', 2)).GroupBy(line => line[1], StringComparer.Ordinal)
            .Select((kind, number) => kind.ElementAt((number + life) % kind.Count())).Select(line => $"{line[0]} {line[1]}"),
    ];
}
