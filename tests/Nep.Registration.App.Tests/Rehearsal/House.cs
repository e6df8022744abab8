using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>
/// The use cases and the follower over ports that a test controls: a world that stays (rows, mail provider, bank, clock), and one process in
/// it that can end at any moment and be started again.
/// </summary>
public sealed class House : IDisposable
{
    private const int MostLooks = 5000;

    private readonly List<ServiceProvider> processes = [];
    private readonly Dice dice = new();

    public House()
        : this(new MemoryTableStore(), new PostOffice(), new Bank(), new Neighbors(), new ManualTime { Now = Desk.Opening })
    {
    }

    private House(MemoryTableStore rows, PostOffice post, Bank bank, Neighbors neighbors, ManualTime time)
    {
        (Rows, Post, Bank, Neighbors, Time) = (rows, post, bank, neighbors, time);
        Restart();
    }

    public MemoryTableStore Rows { get; }

    public PostOffice Post { get; }

    public Bank Bank { get; }

    /// <summary>Other programs, which are told of what happens.</summary>
    public Neighbors Neighbors { get; }

    public ManualTime Time { get; }

    /// <summary>What the present process sees of the rows.</summary>
    public CrashingStore Store { get; private set; } = null!;

    /// <summary>Signals live in the process: when it ends, they are lost.</summary>
    public Signals Signals { get; private set; } = null!;

    /// <summary>How often the follower was woken for a plan that was due.</summary>
    public int Looks { get; private set; }

    public RegistrationDesk Registrations => Get<RegistrationDesk>();

    public T Get<T>()
        where T : notnull =>
        processes[^1].GetRequiredService<T>();

    /// <summary>Another process over the same rows. The one before is left as it stands, as a second machine would be.</summary>
    public void Restart()
    {
        (Store, Signals) = (new CrashingStore(Rows), new Signals());
        processes.Add(new ServiceCollection().AddApp()
            .AddSingleton<TimeProvider>(Time).AddSingleton(Samples.Links).AddSingleton<IChance>(dice)
            .AddSingleton<ITableStore>(Store).AddSingleton<IPayments>(Bank).AddSingleton<IPostOffice>(Post).AddSingleton<IPlanSignal>(Signals).AddSingleton<IWebhookSender>(Neighbors)
            .BuildServiceProvider());
    }

    /// <summary>Does what a host's loop does until nothing is due: hands over what was claimed, and looks at every plan whose time has come.</summary>
    public async Task Follow()
    {
        var broken = new HashSet<PlanId>();
        for (var look = 0; look < MostLooks; look++)
        {
            if (Signals.Take(out var signal))
            {
                if (signal.Claimed.Count > 0) await Try(() => Get<Follower>().Deliver(signal.Plan, signal.Claimed, default), signal.Plan, broken);
                continue;
            }

            if (await NextOverdue(broken) is not { } plan) return;
            Looks++;
            await Try(() => Get<Follower>().Advance(plan, default), plan, broken);
        }

        throw new InvalidOperationException("The follower does not come to rest.");
    }

    /// <summary>Time passes, and the follower looks as each plan falls due.</summary>
    public async Task Pass(Duration time, Duration? step = null)
    {
        var until = Time.Now + time;
        while (Time.Now < until)
        {
            Time.Now = Instant.Min(until, Time.Now + (step ?? time));
            await Follow();
        }
    }

    /// <summary>A second process in the same world.</summary>
    public House Beside() => new(Rows, Post, Bank, Neighbors, Time);

    public async Task<Offering> Offering(OfferingId id) => (await Get<OfferingShelf>().Find(id))!;

    public async Task<RegistrationState> State(RegistrationId id) => (await Registrations.Find(Desk.Id, id))!.Value.State;

    public void Dispose()
    {
        foreach (var process in processes) process.Dispose();
    }

    private async Task<PlanId?> NextOverdue(HashSet<PlanId> broken)
    {
        await foreach (var plan in Get<DueReading>().Overdue(Time.Now, default))
            if (!broken.Contains(plan)) return plan;
        return null;
    }

    /// <summary>A host tries a step that failed again later.</summary>
    private static async Task Try(Func<Task> look, PlanId plan, HashSet<PlanId> broken)
    {
        try
        {
            await look();
        }
        catch (HttpRequestException)
        {
            broken.Add(plan);
        }
    }
}
