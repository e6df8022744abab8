using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Checkout;
using Nep.Registration.Local.Following;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Process.Figures;

/// <summary>What the local host costs the disk while many register at once, and what it does while nobody does.</summary>
public sealed class LoadFigureTests
{
    private const int Visitors = 100;
    private const int Each = 5;

    private static readonly OfferingId Institute = OfferingId.Parse("figures-institute");

    [Fact]
    public async Task Under_load_ten_registrations_and_their_mail_share_a_wait_for_the_disk()
    {
        using var folder = new DataFolder();
        var disk = new SlowDisk();
        await using var store = SqliteTableStore.Open(folder.Path, new StoreTuning(), disk);
        await using var services = Services(new Counted(store, disk));
        await Publish(services);
        var loop = ActivatorUtilities.CreateInstance<FollowerLoop>(services, NullLogger<FollowerLoop>.Instance);
        await loop.StartAsync(default);
        var before = store.Written;

        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(visitor => Register(services, visitor)));
        await Quiet(services);

        var (registrations, after) = (Visitors * Each, store.Written);
        Assert.Equal(registrations, (await services.GetRequiredService<Outbox>().List(null, 1000)).Lines.Count);
        Assert.InRange((after.Commits - before.Commits) / (double)registrations, 0, 0.1);

        // Two of its own, and what the outbox writes in place of a mail provider.
        Assert.Equal(registrations * 3, after.Transactions - before.Transactions);
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task While_nothing_is_due_the_host_neither_wakes_nor_writes()
    {
        using var folder = new DataFolder();
        await using var store = SqliteTableStore.Open(folder.Path);
        await using var services = Services(store);
        await Publish(services);
        var (queue, loop) = (services.GetRequiredService<FollowerQueue>(), ActivatorUtilities.CreateInstance<FollowerLoop>(services, NullLogger<FollowerLoop>.Instance));
        await loop.StartAsync(default);
        await Register(services, 1);
        await Quiet(services);
        var (written, wakeUps) = (store.Written, queue.WakeUps);

        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.Equal((written, wakeUps), (store.Written, queue.WakeUps));
        await loop.StopAsync(default);
    }

    private static ServiceProvider Services(ITableStore store) => new ServiceCollection().AddApp()
        .AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton<IChance, SystemChance>()
        .AddSingleton(new SiteLinks(new Uri("http://127.0.0.1/"), new LinkSecrets(new byte[32])))
        .AddSingleton<FollowerQueue>().AddSingleton<IPlanSignal>(all => all.GetRequiredService<FollowerQueue>())
        .AddSingleton<Outbox>().AddSingleton<IPostOffice>(all => all.GetRequiredService<Outbox>()).AddSingleton<IPayments, TestCheckout>()
        .BuildServiceProvider();

    private static async Task Publish(ServiceProvider services)
    {
        var (desk, first) = (services.GetRequiredService<OfferingDesk>(), LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(60));
        var details = new OfferingDetails
        {
            Program = "Figures",
            Title = "Figures institute",
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [new Session(new SessionNumber(1), "Day 1", first + new LocalTime(9, 0), first + new LocalTime(12, 0), new Place.Online("https://meet.example/figures"))],
            Capacity = Visitors * Each,
            Prices = new PriceList(Money.Zero),
            Policy = new CancellationPolicy("Policy", [], 0),
            Closes = first + new LocalTime(8, 0),
            Contact = EmailAddress.Parse("figures@nep-center.example"),
        };
        Assert.Null(await desk.Handle(Institute, new OfferingCommand.CreateOffering(Institute, details), new Actor.Demo()));
        Assert.Null(await desk.Handle(Institute, new OfferingCommand.PublishOffering(), new Actor.Demo()));
    }

    /// <summary>One person after another at one screen.</summary>
    private static async Task Register(ServiceProvider services, int visitor)
    {
        for (var number = visitor * Each; number < (visitor + 1) * Each; number++)
        {
            var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
            var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview Unified", "en"), [new Entrant(person, [])], "", "2026-09");
            var id = RegistrationId.Parse(number.ToString("0000000000000000", System.Globalization.CultureInfo.InvariantCulture));
            Assert.IsType<Filed.Done>(await services.GetRequiredService<RegistrationDesk>().Place(Institute, id, form, null));
        }
    }

    /// <summary>The follower has handed over every letter.</summary>
    private static async Task Quiet(ServiceProvider services)
    {
        var (queue, soon) = (services.GetRequiredService<FollowerQueue>(), Duration.FromMinutes(1));
        for (var still = 0; still < 20; await Task.Delay(5))
            still = queue.IsQuiet && !(queue.Due.Next <= SystemClock.Instance.GetCurrentInstant() + soon) ? still + 1 : 0;
    }

    /// <summary>
    /// A disk so slow that everyone who can come while a commit is under way has come: so the figure tells how many share it, and not how fast
    /// this machine is.
    /// </summary>
    private sealed class SlowDisk : IWriteFaults
    {
        private int asked;

        public void Ask() => Interlocked.Increment(ref asked);

        public void At(WriteBoundary boundary)
        {
            if (boundary != WriteBoundary.BeforeCommit) return;
            for (var (known, now) = (-1, Volatile.Read(ref asked)); known != now; (known, now) = (now, Volatile.Read(ref asked))) Thread.Sleep(20);
        }
    }

    /// <summary>Tells the disk who comes.</summary>
    private sealed class Counted(ITableStore store, SlowDisk disk) : ITableStore
    {
        public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => store.Get(partition, key, cancel);

        public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
            store.Query(partition, range, limit, cancel);

        public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
        {
            disk.Ask();
            return store.Transact(partition, changes, cancel);
        }
    }
}
