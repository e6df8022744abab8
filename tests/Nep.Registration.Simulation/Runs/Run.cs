using Nep.Registration.Simulation.Actors;
using Nep.Registration.Simulation.Checks;
using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Runs;

/// <summary>What came of simulating one seed.</summary>
/// <param name="Broken">The invariant that did not hold; null when all did.</param>
/// <param name="Cast">Everyone who took part.</param>
/// <param name="Troubles">Every call that something went wrong with.</param>
internal sealed record Outcome(ulong Seed, int Steps, string Hash, string? Broken, IReadOnlyList<string> Cast, IReadOnlyList<string> Troubles, IReadOnlyList<string> Trace)
{
    /// <summary>The invariant without its figures, by which a cut-down run is the same failure.</summary>
    public string Kind => Broken is null ? "" : new string([.. Broken.TakeWhile(letter => letter != '\n').Where(letter => !char.IsAsciiDigit(letter))]);
}

/// <summary>Simulates one seed from its first day to its last.</summary>
internal static class Run
{
    private static readonly Duration BetweenRounds = Duration.FromDays(2);

    public static Outcome Of(ulong seed, int years, Mutant mutant, Scenery? scenery = null, bool keepsTrace = false)
    {
        var world = new World(seed, scenery ?? Scenery.Whole, mutant, keepsTrace);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(world.Clockwork);
        try
        {
            var cast = Play(world, years);
            return new Outcome(seed, world.Trace.Steps, world.Trace.Hash, world.Broken, cast, world.Weather.Troubles, world.Trace.Lines);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static List<string> Play(World world, int years)
    {
        var cast = new Cast(world, years);
        world.Fleet.Start();
        cast.Begin();
        var rounds = new Rounds(world);
        for (var round = World.Beginning + BetweenRounds; round < cast.Ends; round += BetweenRounds) world.Clockwork.At(round, 0, rounds.Look);
        world.Clockwork.At(cast.Ends - Cast.Quiet, 0, () => world.IsCalm = true);
        var done = false;
        world.Clockwork.At(cast.Ends, ulong.MaxValue, () => done = true);
        while (!done && world.Broken is null)
        {
            world.Fleet.FindForgotten(world.Clockwork.Next);
            world.Clockwork.Step();
        }

        if (world.Broken is null) new Reckoning(world).Look();
        return [.. cast.Names];
    }
}
