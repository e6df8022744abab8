using System.Diagnostics;
using System.Globalization;
using Nep.Registration.Simulation.Mutants;

namespace Nep.Registration.Simulation.Runs;

/// <summary>
/// <c>--seeds 1000 [--from 1] [--years 3] [--mutant NAME] [--trace] [--keep-going] [--no-shrink]</c>, or <c>--mutants</c> for their names, or <c>--catch</c> for the seed that first catches each. Ends with 1 when an invariant
/// was broken.
/// </summary>
internal static class Orders
{
    private static readonly TimeSpan ShrinksWithin = TimeSpan.FromSeconds(20);

    public static bool IsMeant(string[] args) => args is ["--seeds" or "--from" or "--years" or "--mutant" or "--mutants" or "--catch" or "--trace" or "--keep-going", ..];

    public static int Run(string[] args, TextWriter says)
    {
        if (args.Contains("--mutants", StringComparer.Ordinal)) return List(says);
        if (args.Contains("--catch", StringComparer.Ordinal)) return Catch(says, Option(args, "--mutant"));
        var mutant = Option(args, "--mutant") is { } name ? AllMutants.Find(name) : Mutant.None;
        if (mutant is null)
        {
            says.WriteLine($"There is no mutant {Option(args, "--mutant")}. These there are:");
            List(says);
            return 2;
        }

        var (seeds, from, years) = (Number(args, "--seeds", 1000), Number(args, "--from", 1), Number(args, "--years", 3));
        var (watch, steps, broken, run) = (Stopwatch.StartNew(), 0L, 0, 0);
        for (var seed = from; seed < from + seeds; seed++)
        {
            var outcome = Runs.Run.Of((ulong)seed, years, mutant, keepsTrace: args.Contains("--trace", StringComparer.Ordinal));
            (steps, run) = (steps + outcome.Steps, run + 1);
            if (args.Contains("--trace", StringComparer.Ordinal)) foreach (var line in outcome.Trace) says.WriteLine(line);
            if (outcome.Broken is null) continue;
            broken++;
            Tell(outcome, years, mutant, says, shrinks: broken == 1 && !args.Contains("--no-shrink", StringComparer.Ordinal));
            if (!args.Contains("--keep-going", StringComparer.Ordinal)) break;
        }

        var perSecond = run * years / watch.Elapsed.TotalSeconds;
        says.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s, {perSecond:0.0} program-years a second"));
        says.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeds {run}, steps {steps}, invariants broken {broken}"));
        return broken == 0 ? 0 : 1;
    }

    private static void Tell(Outcome outcome, int years, Mutant mutant, TextWriter says, bool shrinks)
    {
        says.WriteLine($"seed {outcome.Seed}, step {outcome.Steps}: {outcome.Broken}");
        if (!shrinks) return;
        var (shortest, scenery) = new Shrinking(outcome, years, mutant, ShrinksWithin).Shrink();
        says.WriteLine($"The shortest trace found ({shortest.Steps} steps, {scenery.Without.Count} of {outcome.Cast.Count} actors left out, {scenery.Troubles?.Count ?? 0} of {outcome.Troubles.Count} troubles):");
        foreach (var line in shortest.Trace) says.WriteLine($"  {line}");
        says.WriteLine($"Replay: --seeds 1 --from {outcome.Seed} --years {years}{(mutant == Mutant.None ? "" : $" --mutant {mutant.Name}")} --trace");
    }

    /// <summary>Finds for each mutant the first seed that catches it, and as what.</summary>
    private static int Catch(TextWriter says, string? only)
    {
        var missed = 0;
        foreach (var mutant in AllMutants.List.Where(one => only is null || one.Name == only))
        {
            var caught = Enumerable.Range(1, Mutant.MostSeeds).Select(seed => Runs.Run.Of((ulong)seed, 1, mutant)).FirstOrDefault(outcome => outcome.Broken is not null);
            says.WriteLine($"| {mutant.Name} | {mutant.Wrong} | {caught?.Seed} | {caught?.Broken?.Split('\n')[0]} |");
            if (caught is null) missed++;
        }

        return missed;
    }

    private static int List(TextWriter says)
    {
        foreach (var mutant in AllMutants.List) says.WriteLine($"{mutant.Name,-32} {mutant.Wrong}");
        return 0;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static int Number(string[] args, string name, int otherwise) => Option(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
