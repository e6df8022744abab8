using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Runs;

namespace Nep.Registration.Simulation.Tests;

public class OrdersTests
{
    [Fact]
    public void A_run_that_ends_at_a_broken_seed_counts_in_its_last_line_what_was_really_run()
    {
        using var says = new StringWriter();
        var broken = Run.Of(1, 1, AllMutants.Find("letter-lost")!);
        Assert.Equal(1, Orders.Run(["--seeds", "50", "--years", "1", "--mutant", "letter-lost", "--no-shrink"], says));
        Assert.Equal($"seeds 1, steps {broken.Steps}, invariants broken 1", says.ToString().TrimEnd().Split('\n')[^1].TrimEnd());
    }
}
