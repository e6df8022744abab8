using Nep.Registration.Simulation.Scheduling;

namespace Nep.Registration.Simulation.Town;

/// <summary>
/// The processes over one store: one, or two at once. Each dies when its seed says so and is started again, after a second or after a day; now
/// and then a plan that was due and is not looked at is woken by its due row.
/// </summary>
internal sealed class Fleet(World world)
{
    /// <summary>How long a due row may stand before it is found.</summary>
    public static readonly Duration FoundWithin = Duration.FromMinutes(5);

    /// <summary>A plan that was woken so often without its due row moving does not come to rest.</summary>
    private const int MostWakes = 60;

    private readonly Chance chance = world.ChanceOf("fleet");
    private readonly List<Host> hosts = [];
    private readonly Dictionary<string, int> wakes = new(StringComparer.Ordinal);
    private int sweeps;
    private Instant swept = World.Beginning - FoundWithin;
    private bool isSweeping;

    public IEnumerable<Host> Alive => hosts.Where(host => host.IsAlive);

    /// <summary>Since when there has always been a process, and all outages were over.</summary>
    public Instant CalmSince { get; private set; } = World.Beginning;

    public void Start()
    {
        for (var i = 0; i < world.Weather.Hosts; i++)
        {
            hosts.Add(null!);
            Open(i, 1);
        }
    }

    /// <summary>A process that answers now; null when none does.</summary>
    public Host? Any(Chance whose)
    {
        var alive = Alive.ToList();
        return alive.Count == 0 ? null : alive[whose.From(0, alive.Count - 1)];
    }

    public void Died(Host host)
    {
        var down = chance.Happens(0.9) ? chance.Between(Duration.FromSeconds(1), Duration.FromMinutes(3)) : chance.Between(Duration.FromMinutes(3), Duration.FromHours(30));
        var slot = hosts.IndexOf(host);
        world.Clockwork.At(world.Now + (world.IsCalm ? Duration.FromSeconds(1) : down), chance.Next(), () => Open(slot, host.Life + 1));
    }

    /// <summary>Something outside was not to be reached until now.</summary>
    public void Disturbed() => CalmSince = world.Now;

    /// <summary>Before the clock goes on: whether a plan is due of which no process knows any more.</summary>
    public void FindForgotten(Instant? next)
    {
        if (isSweeping || world.Inspector.FirstDue is not { } due) return;
        var found = Instant.Max(Instant.Max(due.At, swept) + FoundWithin, world.Now);
        if (next is { } other && other <= found) return;
        isSweeping = true;
        world.Clockwork.At(found, 0, () => Sweep(due.Key));
    }

    private void Sweep(string key)
    {
        isSweeping = false;
        if (Any(chance) is not { } host)
        {
            isSweeping = true;
            world.Clockwork.At(world.Now + FoundWithin, 0, () => Sweep(key));
            return;
        }

        if (world.Inspector.FirstDue is { } due && due.Key == key && due.At + FoundWithin <= world.Now && Wakes(key) > MostWakes)
            world.Break($"The plan of {key} does not come to rest: woken {MostWakes} times, its due row still stands.");
        swept = world.Now;
        host.Sweep($"sweep {++sweeps}");
    }

    private int Wakes(string key) => wakes[key] = wakes.GetValueOrDefault(key) + 1;

    private void Open(int slot, int life)
    {
        if (hosts.All(host => host is not { IsAlive: true })) CalmSince = world.Now;
        hosts[slot] = new Host(world, slot + 1, life);
        hosts[slot].Start();
    }
}
