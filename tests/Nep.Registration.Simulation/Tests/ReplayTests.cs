using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Runs;

namespace Nep.Registration.Simulation.Tests;

/// <summary>One seed is one run, and the seeds that are looked at in every build break nothing.</summary>
public class ReplayTests
{
    public const int SeedsOfEveryBuild = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(15)]
    public void The_same_seed_replays_byte_for_byte(int seed)
    {
        var (first, second) = (Run.Of((ulong)seed, 1, Mutant.None, keepsTrace: true), Run.Of((ulong)seed, 1, Mutant.None, keepsTrace: true));
        Assert.NotEmpty(first.Trace);
        Assert.Equal(first.Trace, second.Trace);
        Assert.Equal(first.Hash, second.Hash);
    }

    [Fact]
    public void Different_seeds_are_different_runs() => Assert.Equal(5, Enumerable.Range(1, 5).Select(seed => Run.Of((ulong)seed, 1, Mutant.None).Hash).Distinct().Count());

    [Fact]
    public void Whether_a_trace_is_kept_changes_nothing() =>
        Assert.Equal(Run.Of(3, 1, Mutant.None).Hash, Run.Of(3, 1, Mutant.None, keepsTrace: true).Hash);

    [Fact]
    public void No_invariant_breaks_in_the_seeds_of_every_build() =>
        Assert.Empty(Enumerable.Range(1, SeedsOfEveryBuild).Select(seed => Run.Of((ulong)seed, 1, Mutant.None)).Where(outcome => outcome.Broken is not null).Select(outcome => $"seed {outcome.Seed}: {outcome.Broken}"));
}
