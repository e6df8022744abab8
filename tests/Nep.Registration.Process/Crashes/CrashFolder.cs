using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Checkout;
using Nep.Registration.Local.Following;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Process.Crashes;

/// <summary>A data folder with a few programs and two members of staff, before anything has happened: with a time machine, and without the demo's own programs.</summary>
internal static class CrashFolder
{
    public static readonly OfferingId Institute = OfferingId.Parse("crash-institute");
    public static readonly OfferingId Fellowship = OfferingId.Parse("crash-fellowship");

    /// <summary>The fellowship's next run, to which those who are deferred are carried.</summary>
    public static readonly OfferingId NextFellowship = OfferingId.Parse("crash-fellowship-next");

    /// <summary>A program that people may move from, and its later run.</summary>
    public static readonly OfferingId Circle = OfferingId.Parse("crash-circle");
    public static readonly OfferingId LaterCircle = OfferingId.Parse("crash-circle-later");

    public static readonly EmailAddress Ines = EmailAddress.Parse("ines@nep-center.example");
    public static readonly EmailAddress Omar = EmailAddress.Parse("omar@nep-center.example");

    private static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");
    private static readonly Actor Demo = new Actor.Demo();

    /// <summary>The institute's first session.</summary>
    public static LocalDate First { get; } = LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(45);

    private static OfferingDetails InstituteDetails => new()
    {
        Program = "Coaching for Equity",
        Title = "Crash institute",
        Zone = Pacific,
        Sessions = [new Session(new SessionNumber(1), "Day 1", First + new LocalTime(9, 0), First + new LocalTime(12, 0), new Place.Online("https://meet.example/crash"))],
        Capacity = 2,
        Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 500)] },
        Policy = new CancellationPolicy("Policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], 0),
        Closes = First + new LocalTime(8, 0),
        Reminders = [new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0)), new ReminderRule.BeforeEachOnlineSession("hour", 60)],
        WaitingList = new WaitingListRule { Window = OfferWindow.OfficeHours with { From = new LocalTime(0, 0), To = new LocalTime(23, 59), Days = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)] } },
        Certificate = new CertificateRule(80),
        Contact = EmailAddress.Parse("crash@nep-center.example"),
    };

    private static OfferingDetails FellowshipDetails => InstituteDetails with
    {
        Program = "Leading for Equity Fellowship",
        Title = "Crash fellowship",
        Capacity = 1,
        Prices = new PriceList(Money.Usd(4500)),
        Reminders = [],
        WaitingList = null,
        Entry = new Entry.ByApplication(new AdmissionRule
        {
            Deadline = First.PlusDays(-20) + new LocalTime(17, 0),
            Stages = [new FormStage("about", "About you", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true), new FormQuestion("resume", "Résumé", FormQuestionKind.File)])],
            Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(First.PlusDays(60), Money.Usd(4000))]),
        }),
    };

    private static OfferingDetails CircleDetails => InstituteDetails with
    {
        Title = "Crash circle",
        Capacity = 5,
        Prices = new PriceList(Money.Usd(300)),
        Policy = InstituteDetails.Policy with { Transfer = new TransferRule(Money.Usd(25), 12) },
        Reminders = [],
        WaitingList = null,
    };

    private static IEnumerable<(OfferingId Id, OfferingDetails Details)> Offerings =>
    [
        (Institute, InstituteDetails), (Fellowship, FellowshipDetails), (NextFellowship, OfferingClone.Make(FellowshipDetails, First.PlusDays(300))),
        (Circle, CircleDetails), (LaterCircle, OfferingClone.Make(CircleDetails, First.PlusDays(100)) with { Prices = new PriceList(Money.Usd(400)) }),
    ];

    /// <param name="told">The address of another program that is told of registrations.</param>
    public static async Task Lay(string folder, Uri? told = null)
    {
        await using var store = SqliteTableStore.Open(folder);
        await using var services = Services(store);
        foreach (var (id, details) in Offerings)
        {
            Assert.Null(await services.GetRequiredService<OfferingDesk>().Handle(id, new OfferingCommand.CreateOffering(id, details), Demo));
            Assert.Null(await services.GetRequiredService<OfferingDesk>().Handle(id, new OfferingCommand.PublishOffering(), Demo));
        }

        foreach (var (address, name) in new[] { (Ines, "Ines"), (Omar, "Omar") })
            Assert.Null(await services.GetRequiredService<StaffRoll>().Handle(
                new StaffCommand.AppointMember(new StaffMember(address, name, [StaffRole.Administrator, StaffRole.Registrar]), "Runs the programs."), Demo));
        if (told is not null)
            Assert.Null((await services.GetRequiredService<WebhookBook>().Add("District", $"{told}", [.. Enum.GetValues<WebhookKind>()], "They asked.", Demo)).Why);
        await store.Transact("_host", [new RowChange.Insert("demo", "{}"u8.ToArray())]);
    }

    /// <summary>The use cases over a store, as the host has them.</summary>
    public static ServiceProvider Services(ITableStore store) => new ServiceCollection().AddApp()
        .AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton<IChance, SystemChance>()
        .AddSingleton(new SiteLinks(new Uri("http://127.0.0.1/"), new LinkSecrets(new byte[32])))
        .AddSingleton<FollowerQueue>().AddSingleton<IPlanSignal>(all => all.GetRequiredService<FollowerQueue>())
        .AddSingleton<Outbox>().AddSingleton<IPostOffice>(all => all.GetRequiredService<Outbox>()).AddSingleton<IPayments, TestCheckout>()
        .AddSingleton(new WebhookReach(Local: true))
        .BuildServiceProvider();
}
