using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Local.Following;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Scheduling;

namespace Nep.Registration.Simulation.Town;

/// <summary>
/// One process: the use cases, their caches, and the follower's loop with its queue, as the local host has them. When it dies, all of it is gone
/// but what it wrote.
/// </summary>
internal sealed class Host : IPlanSignal
{
    /// <summary>A plan whose step failed is looked at again after this long, as the local host does.</summary>
    private static readonly Duration TryAgain = Duration.FromSeconds(30);

    private readonly World world;
    private readonly ServiceProvider services;
    private readonly DueQueue due = new();
    private readonly Chance chance;
    private readonly List<Action> requests = [];
    private Instant? wakes;
    private int errands;

    public Host(World world, int slot, int life)
    {
        (this.world, Name, Life) = (world, $"host{slot}.{life}", life);
        chance = world.ChanceOf(Name);
        var parts = new ServiceCollection().AddApp()
            .AddSingleton<TimeProvider>(world.Clockwork.Time).AddSingleton(World.Links).AddSingleton<IChance>(chance)
            .AddSingleton<ITableStore>(new HostStore(this, world)).AddSingleton<IPayments>(new HostPayments(this, world))
            .AddSingleton<IPostOffice>(new HostPost(this, world)).AddSingleton<IPlanSignal>(world.Mutant.Signals(this)).AddSingleton<IWebhookSender, NobodyCalled>();
        world.Mutant.Change(parts);
        services = parts.BuildServiceProvider();
    }

    public string Name { get; }

    public int Life { get; }

    public bool IsAlive { get; private set; } = true;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What stands in the due rows is what counts; the queue in memory is only made from them.</summary>
    public void Start()
    {
        world.Note($"{Name} starts");
        Run($"start {++errands}", async () =>
        {
            foreach (var offering in await Get<OfferingShelf>().All())
                await foreach (var (plan, instant) in Get<DueReading>().All(offering.Id, default)) due.NoLater(plan, instant);
            Wake();
        });
    }

    /// <summary>Looks at every plan that is overdue, as a timer does from time to time.</summary>
    public void Sweep(string name) => Run(name, async () =>
    {
        var plans = new List<PlanId>();
        await foreach (var plan in Get<DueReading>().Overdue(world.Now, default)) plans.Add(plan);
        foreach (var plan in plans.Distinct()) Errand(plan, []);
    });

    /// <summary>Serves one request. If the process dies meanwhile, the visitor never hears of it.</summary>
    public Task<Answer<T>> Serve<T>(string name, Func<Host, Task<T>> request)
    {
        var answer = new TaskCompletionSource<Answer<T>>();
        Action lost = () => answer.TrySetResult(new Answer<T>(false, default));
        requests.Add(lost);
        world.Clockwork.At(world.Now, chance.Next(), () => _ = new Fiber(name).Run(async () =>
        {
            if (!IsAlive) return;
            try
            {
                answer.TrySetResult(new Answer<T>(true, await request(this)));
            }
            catch (Exception fault)
            {
                Failed(name, fault);
                lost();
            }

            requests.Remove(lost);
        }));
        return answer.Task;
    }

    public void Die()
    {
        if (!IsAlive) return;
        IsAlive = false;
        world.Note($"{Name} dies");
        foreach (var lost in requests) world.Clockwork.At(world.Now + Duration.FromSeconds(1), chance.Next(), lost);
        world.Fleet.Died(this);
    }

    public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        if (!IsAlive || (!world.IsCalm && chance.Happens(world.Weather.LosesSignals))) return ValueTask.CompletedTask;
        if (claimed.Count > 0) Errand(plan, claimed);
        due.Set(plan, next);
        Wake();
        return ValueTask.CompletedTask;
    }

    private void Wake()
    {
        if (!IsAlive || due.Next is not { } next || (wakes is { } known && known <= next)) return;
        wakes = next;
        world.Clockwork.At(next, chance.Next(), () =>
        {
            if (!IsAlive) return;
            wakes = null;
            foreach (var plan in due.TakeDue(world.Now)) Errand(plan, []);
            Wake();
        });
    }

    private void Errand(PlanId plan, IReadOnlyList<LetterKey> claimed) => Run($"{(claimed.Count > 0 ? "deliver" : "advance")} {plan} {++errands}", async () =>
    {
        try
        {
            if (claimed.Count > 0) await Get<Follower>().Deliver(plan, claimed, default);
            else due.NoLater(plan, await Get<Follower>().Advance(plan, default));
        }
        catch (Exception fault)
        {
            Failed($"{plan}", fault);
            due.NoLater(plan, world.Now + TryAgain);
        }

        Wake();
    });

    private void Run(string what, Func<Task> work) => world.Clockwork.At(world.Now, chance.Next(), () =>
    {
        if (IsAlive) _ = new Fiber($"{Name} {what}").Run(() => Guarded(what, work));
    });

    private async Task Guarded(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            Failed(what, fault);
            if (what.StartsWith("start", StringComparison.Ordinal) && IsAlive) world.Clockwork.At(world.Now + TryAgain, chance.Next(), Start);
        }
    }

    /// <summary>A port that failed is passing trouble; anything else is a defect.</summary>
    private void Failed(string what, Exception fault)
    {
        world.Note($"{Name} {what} failed: {fault.Message}");
        var isPort = fault is StoreUnavailableException or HttpRequestException;
        var isContended = fault is InvalidOperationException && fault.Message.Contains(" changed under every one of ", StringComparison.Ordinal);
        if (!isPort && !isContended) world.Break($"{what}: {fault}");
    }

    private sealed class NobodyCalled : IWebhookSender
    {
        public Task<WebhookAnswer> Send(Uri address, WebhookMessage message, CancellationToken cancel) =>
            Task.FromResult<WebhookAnswer>(new WebhookAnswer.Status(204, ""));
    }
}

/// <summary>What a visitor hears of a request: an answer, or nothing, and then nobody knows whether it was done.</summary>
internal readonly record struct Answer<T>(bool Came, T? Value);
