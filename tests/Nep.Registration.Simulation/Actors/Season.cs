using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>One run of a program in one year: small, so that its seats are fought for; with whatever rules its seed gives it.</summary>
internal sealed record Season(OfferingId Id, OfferingDetails Details, Instant Opens, int Year)
{
    public static readonly Zone Zone = Zone.Parse("America/Los_Angeles");

    /// <summary>The number of the first registrant of the later run: nobody's registrations share a name.</summary>
    public const int FirstOfLater = 501;

    /// <summary>After this, nothing of it is left to do: invoices are due, letters have gone.</summary>
    public Instant Over => Zone.At(Details.Sessions[^1].Ends) + Duration.FromDays(120);

    public Instant Closes => Zone.At(Details.Closes);

    public Instant Starts => Zone.At(Details.Sessions[0].Starts);

    /// <summary>The program that is applied for, of the same year.</summary>
    public bool IsAppliedFor => Details.Entry.Admission is not null;

    /// <summary>A run that some of the institute's people move to: a month or two later, and smaller still.</summary>
    public static Season Later(World world, int year) => Of(world, year, "later ", 40) with { Id = OfferingId.Parse($"institute-{year + 1}-later") };

    public static Season Of(World world, int year) => Of(world, year, "", 0);

    private static Season Of(World world, int year, string run, int days)
    {
        var chance = world.ChanceOf($"{run}season {year}");
        var opens = World.Beginning + Duration.FromDays((365 * year) + chance.From(0, 20));
        var first = Zone.DateAt(opens).PlusDays(chance.From(35, 75) + days);
        var online = chance.Happens(0.6);
        var entry = EntryOf(world.ChanceOf($"{run}entry {year}"));
        var sessions = Enumerable.Range(1, chance.From(1, 4)).Select(number => Meeting(number, first.PlusDays((number - 1) * (online ? 7 : 1)), online)).ToValueList();
        var details = new OfferingDetails
        {
            Program = "Coaching for Equity",
            Title = $"Institute of year {year + 1}",
            Zone = Zone,
            Sessions = sessions,
            Capacity = chance.From(2, 8),
            Prices = Priced(Prices(chance, first), entry, world.ChanceOf($"{run}prices {year}")),
            Policy = online ? Virtual : InPerson,
            Closes = sessions[0].Starts.PlusHours(-1),
            Contact = EmailAddress.Parse("institutes@example.org"),
            Reminders = Reminders(chance),
            Entry = entry,
            Certificate = new CertificateRule(online ? 80 : 100),
            WaitingList = chance.Happens(0.6) ? Waiting(chance) : null,
            Payments = chance.Happens(0.5) ? PaymentPolicy.Everything with { OrderAdmits = chance.Happens(0.7) } : null,
            Scholarships = chance.Happens(0.3) ? new ScholarshipRule(10, 5) : null,
        };
        return new Season(OfferingId.Parse($"institute-{year + 1}"), details, opens, year);
    }

    public static readonly CancellationPolicy Virtual = new("Virtual policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], 0)
    {
        Transfer = new TransferRule(Money.Usd(50), 12),
    };

    private static readonly CancellationPolicy InPerson = new("In-person policy", [new RefundTier(30, 100, Money.Usd(100)), new RefundTier(16, 50, Money.Zero)], 2)
    {
        Transfer = new TransferRule(Money.Usd(50), 12, 2),
    };

    public static Session Meeting(int number, LocalDate date, bool online) => new(
        new SessionNumber(number), $"Session {number}", date + new LocalTime(9, 0), date + new LocalTime(12, 0),
        online ? new Place.Online("https://meet.example/1") : new Place.Venue("The hall", "1 Main Street, Oakland"));

    private static PriceList Prices(Chance chance, LocalDate first) => new(Money.Usd(895))
    {
        Early = chance.Happens(0.3) ? [new DatedPrice("early", Money.Usd(795), first.PlusDays(-30))] : [],
        Group = chance.Happens(0.5) ? new GroupPrice.Amount(3, Money.Usd(795)) : null,
        Codes =
        [
            new PriceCode("FREE", new CodeEffect.Free(), chance.From(1, 3)), new PriceCode("HALF", new CodeEffect.PercentOff(50), chance.From(1, 4)),
        ],
    };

    private static Entry EntryOf(Chance chance) => chance.Happens(0.15) ? new Entry.Teams(2, 5, chance.Happens(0.5)) : new Entry.Open(5);

    /// <summary>A team's price is one; elsewhere people may choose on a scale.</summary>
    private static PriceList Priced(PriceList prices, Entry entry, Chance chance) =>
        entry is Entry.Teams ? chance.Happens(0.5) ? prices with { Group = null, Team = new TeamPrice() } : prices
        : chance.Happens(0.2) ? prices with { Scale = new SlidingScale(Money.Usd(495), Money.Usd(895)) } : prices;

    private static ValueList<ReminderRule> Reminders(Chance chance) =>
    [
        new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0)), new ReminderRule.BeforeFirstSession("day", 1, new LocalTime(9, 0)),
        .. chance.Happens(0.5) ? [new ReminderRule.BeforeHoldEnds("hold", 10)] : Array.Empty<ReminderRule>(),
        .. chance.Happens(0.5) ? [new ReminderRule.MinutesFromEachSession("hour", SessionSide.Before, 60)] : Array.Empty<ReminderRule>(),
        .. chance.Happens(0.5) ? [new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(9, 0))] : Array.Empty<ReminderRule>(),
    ];

    private static WaitingListRule Waiting(Chance chance) => new()
    {
        OfferHours = chance.Of(1, 24, 48),
        LargeGroups = chance.Of(LargeGroups.Block, LargeGroups.PassOver),
        Window = chance.Happens(0.5) ? OfferWindow.OfficeHours : new OfferWindow([.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], new LocalTime(6, 0), new LocalTime(22, 0)),
    };
}
