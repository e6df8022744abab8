using System.Diagnostics;
using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Scheduling;

namespace Nep.Registration.Simulation.Runs;

/// <summary>
/// Cuts a failing run down: leaves out actors, and what went wrong with calls, part by part, as long as the same invariant breaks. What is left is the
/// shortest trace found in the time given.
/// </summary>
internal sealed class Shrinking(Outcome failure, int years, Mutant mutant, TimeSpan atMost)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Outcome failed = failure;
    private Outcome best = failure;
    private Scenery scenery = Scenery.Whole;

    public (Outcome Outcome, Scenery Scenery) Shrink()
    {
        var troubles = best.Troubles.ToHashSet(StringComparer.Ordinal);
        if (!Fails(scenery with { Troubles = new HashSet<string>() })) Fails(scenery with { Troubles = troubles });
        Reduce(best.Cast, left => scenery with { Without = best.Cast.Except(left).Concat(scenery.Without).ToHashSet(StringComparer.Ordinal) });
        if (scenery.Troubles is { Count: > 0 } known) Reduce([.. known], left => scenery with { Troubles = left.ToHashSet(StringComparer.Ordinal) });
        return (Run.Of(failed.Seed, years, mutant, scenery, keepsTrace: true), scenery);
    }

    /// <summary>Leaves out ever smaller parts of a list (delta debugging).</summary>
    private void Reduce(IReadOnlyList<string> all, Func<IReadOnlyList<string>, Scenery> with)
    {
        var left = all.ToList();
        for (var part = Math.Max(1, left.Count / 2); part >= 1; part /= 2)
            for (var at = 0; at < left.Count && watch.Elapsed < atMost;)
            {
                var fewer = left.Take(at).Concat(left.Skip(at + part)).ToList();
                if (Fails(with(fewer))) left = fewer;
                else at += part;
            }
    }

    private bool Fails(Scenery smaller)
    {
        if (watch.Elapsed >= atMost) return false;
        var outcome = Run.Of(failed.Seed, years, mutant, smaller);
        if (outcome.Kind != failed.Kind || outcome.Steps > best.Steps * 2) return false;
        (best, scenery) = (best with { Steps = Math.Min(best.Steps, outcome.Steps) }, smaller);
        return true;
    }
}
