using System.Text;
using Nep.Registration.App.Links;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Simulation.Checks;
using Nep.Registration.Simulation.Mutants;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Scheduling;

namespace Nep.Registration.Simulation.Town;

/// <summary>
/// What stays when processes come and go: the rows, the bank, the post office, the clock; and those who look whether all is well. Everything
/// that happens in it hangs on its seed.
/// </summary>
internal sealed class World
{
    public static readonly Instant Beginning = Instant.FromUtc(2027, 1, 4, 17, 0);

    public static readonly SiteLinks Links = new(new Uri("https://register.example.org/"), new LinkSecrets(Encoding.ASCII.GetBytes(new string('k', 32))));

    public World(ulong seed, Scenery scenery, Mutant mutant, bool keepsText)
    {
        (Seed, Scenery, Mutant) = (seed, scenery, mutant);
        Trace = new Trace(keepsText);
        Clockwork = new Clockwork(Beginning);
        Weather = new Weather(seed, scenery);
        Rows = new MemoryTableStore();
        Bank = new Bank(this);
        Post = new PostOffice(this);
        Inspector = new Inspector(this);
        Fleet = new Fleet(this);
        Conscience = new Conscience(this);
    }

    public ulong Seed { get; }

    public Scenery Scenery { get; }

    public Mutant Mutant { get; }

    public Trace Trace { get; }

    public Clockwork Clockwork { get; }

    public Weather Weather { get; }

    public MemoryTableStore Rows { get; }

    public Bank Bank { get; }

    public PostOffice Post { get; }

    /// <summary>Looks at every commit.</summary>
    public Inspector Inspector { get; }

    /// <summary>Remembers what was promised to people.</summary>
    public Conscience Conscience { get; }

    public Fleet Fleet { get; }

    /// <summary>From here on nothing goes wrong any more, so that whatever was begun comes to its end.</summary>
    public bool IsCalm { get; set; }

    /// <summary>What was found broken first; null while all is well.</summary>
    public string? Broken { get; private set; }

    /// <summary>When something went wrong outside the system's own hands.</summary>
    public List<Instant> Disturbances { get; } = [];

    public Instant Now => Clockwork.Now;

    /// <summary>Whether a letter that was due may rightly not have gone by then.</summary>
    public bool WasDisturbed(Instant due, Instant lapsed) => Disturbances.Any(at => at >= due - Duration.FromHours(31) && at <= lapsed)
        || Post.Outages.Any(outage => outage.From <= lapsed && outage.To >= due);

    public Chance ChanceOf(string name) => new(Seed, name);

    public void Note(string what) => Trace.Write(Now, what);

    /// <summary>An invariant does not hold: the run ends here.</summary>
    public void Break(string what)
    {
        if (Broken is not null) return;
        Broken = what;
        Note($"BROKEN {what}");
    }
}
