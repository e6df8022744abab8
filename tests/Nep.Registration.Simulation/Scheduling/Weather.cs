namespace Nep.Registration.Simulation.Scheduling;

/// <summary>What goes wrong with one call of a port.</summary>
internal enum Trouble
{
    None,

    /// <summary>Nothing happened, and the caller is told so, or is told nothing.</summary>
    FailsBefore,

    /// <summary>It happened, and the caller is told that it failed.</summary>
    FailsAfter,

    /// <summary>The process ends before the call has an effect.</summary>
    DiesBefore,

    /// <summary>The process ends after the effect and before the answer.</summary>
    DiesAfter,
}

/// <summary>What becomes of one call of a port.</summary>
/// <param name="Takes">Until its effect.</param>
/// <param name="Answers">From its effect to the answer.</param>
/// <param name="Order">Which of several at one instant goes first.</param>
internal sealed record Fate(string Call, Duration Takes, Duration Answers, ulong Order, Trouble Trouble, Chance Chance);

/// <summary>
/// How rough a run is: how often calls fail, processes die and answers are slow. Every call's fate is made of the seed and the call's own name.
/// </summary>
internal sealed class Weather
{
    /// <summary>The slowest call, so that a hand-over stays well within the minute that the follower gives it.</summary>
    private static readonly Duration Slowest = Duration.FromSeconds(10);

    private readonly ulong seed;
    private readonly Scenery scenery;
    private readonly double fails;
    private readonly double dies;
    private readonly double slow;
    private readonly List<string> troubles = [];

    public Weather(ulong seed, Scenery scenery)
    {
        (this.seed, this.scenery) = (seed, scenery);
        var chance = new Chance(seed, "weather");
        fails = chance.Of(0, 0.001, 0.004, 0.02, 0.06);
        dies = chance.Of(0, 0.0003, 0.001, 0.004);
        slow = chance.Of(0, 0.002, 0.02);
        Hosts = chance.Happens(0.5) ? 2 : 1;
        LosesSignals = chance.Of(0, 0.02, 0.2);
    }

    public int Hosts { get; }

    public double LosesSignals { get; }

    /// <summary>Every call that something went wrong with, so far.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <param name="isCalm">The end of a run, in which nothing goes wrong any more.</param>
    public Fate Of(string call, bool isCalm)
    {
        var chance = new Chance(seed, call);
        var takes = Duration.FromMilliseconds(chance.From(0, 12));
        var answers = Duration.FromMilliseconds(chance.From(0, 4));
        if (chance.Happens(slow)) takes += chance.Between(Duration.Zero, Slowest);
        if (chance.Happens(slow)) answers += chance.Between(Duration.Zero, Slowest);
        var trouble = chance.Happens(fails) ? chance.Of(Trouble.FailsBefore, Trouble.FailsAfter)
            : chance.Happens(dies) ? chance.Of(Trouble.DiesBefore, Trouble.DiesAfter) : Trouble.None;
        if (trouble != Trouble.None && (isCalm || !scenery.Allows(call))) trouble = Trouble.None;
        if (trouble != Trouble.None) troubles.Add(call);
        return new Fate(call, takes, answers, chance.Next(), trouble, chance);
    }
}

/// <summary>What of a seed takes part: everyone and everything, unless a failing run is being cut down.</summary>
/// <param name="Without">Actors that stay away.</param>
/// <param name="Troubles">The only calls that something goes wrong with; null for all that the seed says.</param>
internal sealed record Scenery(IReadOnlySet<string> Without, IReadOnlySet<string>? Troubles)
{
    public static readonly Scenery Whole = new(new HashSet<string>(), null);

    public bool Allows(string call) => Troubles is null || Troubles.Contains(call);
}
