using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Runs;

namespace Nep.Registration.Simulation.Tests;

/// <summary>The simulation notices what it is there to notice: each broken variant of the system is caught, the sound one by none of the same seeds.</summary>
public class MutantTests
{
    public static TheoryData<string, int> Known => new(AllMutants.List.Select(mutant => (mutant.Name, mutant.CaughtBy)));

    /// <summary>The seed that is known to catch it is tried first.</summary>
    [Theory]
    [MemberData(nameof(Known))]
    public void Each_mutant_is_caught_within_200_seeds(string name, int known)
    {
        var caught = Enumerable.Range(1, Mutant.MostSeeds).OrderBy(seed => seed != known).Select(seed => Run.Of((ulong)seed, 1, AllMutants.Find(name)!)).FirstOrDefault(outcome => outcome.Broken is not null);
        Assert.NotNull(caught);
        if (caught.Seed > ReplayTests.SeedsOfEveryBuild) Assert.Null(Run.Of(caught.Seed, 1, Mutant.None).Broken);
    }
}
