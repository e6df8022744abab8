using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Runs;

namespace Nep.Registration.Simulation.Tests;

/// <summary>The simulation notices what it is there to notice: each broken variant of the system is caught.</summary>
public class MutantTests
{
    private const int MostSeeds = 200;

    public static TheoryData<string> Names => [.. AllMutants.List.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_mutant_is_caught_within_200_seeds(string name)
    {
        var caught = Enumerable.Range(1, MostSeeds).Select(seed => Run.Of((ulong)seed, 1, AllMutants.Find(name)!)).FirstOrDefault(outcome => outcome.Broken is not null);
        Assert.NotNull(caught);
        Assert.Null(Run.Of(caught.Seed, 1, Mutant.None).Broken);
    }
}
