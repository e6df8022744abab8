using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>Someone outside the system who does things to it, in their own time, and tries again when no answer comes.</summary>
internal abstract class Somebody(World world, string name)
{
    private const int Tries = 12;
    private const int MostTellings = 60;

    private int asked;

    protected World World => world;

    protected Chance Chance { get; } = world.ChanceOf(name);

    /// <summary>Begins to live, unless the run is without them.</summary>
    public void Begin()
    {
        if (!world.Scenery.Without.Contains(name)) world.Clockwork.At(world.Now, Chance.Next(), () => _ = Guarded());
    }

    public string Name => name;

    protected abstract Task Live();

    protected Task Wait(Duration time) => Until(world.Now + time);

    protected Task Wait(Duration least, Duration most) => Wait(Chance.Between(least, most));

    protected Task Until(Instant when) => world.Clockwork.Until(when, Chance.Next());

    /// <summary>Asks one of the processes for something, again and again if it must be; null when nobody ever answers.</summary>
    protected async Task<T?> Ask<T>(string what, Func<Host, Task<T>> request)
        where T : class?
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (world.Fleet.Any(Chance) is { } host)
            {
                var answer = await host.Serve($"{name}: {what} {++asked}", request);
                if (answer.Came)
                {
                    world.Note($"{name}: {what} -> {Words(answer.Value)}");
                    return answer.Value;
                }
            }

            await Wait(Duration.FromSeconds(1), Duration.FromMinutes(attempt < 6 ? 1 : 300));
        }

        return null;
    }

    /// <summary>Says something until a process has heard it, as providers do; false when nobody ever does.</summary>
    protected async Task<bool> UntilHeard(string what, Func<Host, Task<bool>> tell)
    {
        for (var i = 0; i < MostTellings; i++)
        {
            if (await Ask(what, async host => await tell(host) ? "heard" : "not heard") == "heard") return true;
            await Wait(Duration.FromMinutes(1), Duration.FromHours(1));
        }

        return false;
    }

    private static string Words(object? answer) => answer switch
    {
        null => "done",
        App.Registrations.Filed.Done(var state) => $"{state.Id} {state.Status}",
        App.Registrations.Filed.Refused(var why) => why.Name,
        App.Admissions.ApplicationFiled.Done(var state) => $"{state.Id} {state.Status}",
        App.Admissions.ApplicationFiled.Refused(var why) => why.Name,
        Refusal why => why.Name,
        Told { Why: { } why } => why.Name,
        _ => answer.GetType().Name,
    };

    private async Task Guarded()
    {
        try
        {
            await Live();
        }
        catch (Exception fault)
        {
            world.Break($"{name} does not know how to go on: {fault}");
        }
    }
}

/// <summary>What someone was told of what they asked for: done, or why not.</summary>
internal sealed record Told(Refusal? Why);
