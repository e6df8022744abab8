namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>The sample institutes, published, with the policies and prices of the sample programs.</summary>
internal static class Institutes
{
    public static readonly OfferingId Id = OfferingId.Parse("coaching-for-equity-2027-03");

    public static readonly Instant Published = Clocks.Local("2026-12-01T09:00");

    public static readonly CancellationPolicy VirtualPolicy = new("Virtual policy", [new(14, 100, Money.Zero), new(0, 80, Money.Zero)], 0);

    public static readonly CancellationPolicy InPersonPolicy = new(
        "In-person policy", [new(30, 100, Money.Usd(100)), new(16, 50, Money.Zero)], 2);

    public static readonly ValueList<ReminderRule> Reminders =
    [
        new ReminderRule.BeforeFirstSession("month", 30, new LocalTime(9, 0)),
        new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0)),
        new ReminderRule.BeforeFirstSession("day", 1, new LocalTime(9, 0)),
        new ReminderRule.BeforeEachOnlineSession("hour", 60),
        new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(9, 0)),
    ];

    /// <summary>Coaching for Equity: four weekly mornings online. By default across the start of daylight saving, 2027-03-14.</summary>
    public static OfferingDetails Virtual(string firstDay = "2027-03-10") => new()
    {
        Program = "Coaching for Equity",
        Title = "Coaching for Equity Institute",
        Zone = Clocks.Pacific,
        Sessions = [.. Enumerable.Range(0, 4).Select(week => Session(week + 1, Clocks.Day(firstDay).PlusWeeks(week), new Place.Online("https://meet.example/cfe")))],
        Capacity = 40,
        Prices = new PriceList(Money.Usd(895))
        {
            Early = [new DatedPrice("Early price", Money.Usd(795), Clocks.Day(firstDay).PlusDays(-30))],
            Group = new GroupPrice.Amount(3, Money.Usd(795)),
            Scale = new SlidingScale(Money.Usd(495), Money.Usd(895)),
            Codes =
            [
                new PriceCode("SPONSOR", new CodeEffect.Free(), 2), new PriceCode("PARTNER", new CodeEffect.FixedPrice(Money.Usd(600)), 100),
                new PriceCode("OLD-CODE", new CodeEffect.PercentOff(20), 5, Clocks.Day("2027-02-19")),
            ],
        },
        Policy = VirtualPolicy,
        Opens = Clocks.Wall("2026-12-15T08:00"),
        Closes = Clocks.Day(firstDay).PlusDays(-1) + new LocalTime(17, 0),
        Questions = [Role, District, Consent],
        Reminders = Reminders,
        Certificate = new CertificateRule(80),
        Contact = EmailAddress.Parse("events@nep.example"),
        TermsVersion = "2026-09",
    };

    /// <summary>Leading for Equity, Oakland: three days in a building.</summary>
    public static OfferingDetails InPerson(string firstDay = "2027-04-20") => Virtual(firstDay) with
    {
        Program = "Leading for Equity",
        Title = "Leading for Equity Institute, Oakland",
        Sessions = [.. Enumerable.Range(0, 3).Select(day => new Session(
            new SessionNumber(day + 1), $"Day {day + 1}", Clocks.Day(firstDay).PlusDays(day) + new LocalTime(8, 30),
            Clocks.Day(firstDay).PlusDays(day) + new LocalTime(16, 0), new Place.Venue("Center", "1 Broadway, Oakland")))],
        Capacity = 60,
        Prices = new PriceList(Money.Usd(1350))
        {
            Early = [new DatedPrice("Early price", Money.Usd(1200), Clocks.Day(firstDay).PlusDays(-45))],
            Group = new GroupPrice.PercentOff(3, 10),
        },
        Policy = InPersonPolicy,
        Certificate = new CertificateRule(100),
    };

    public static Question Role => new("role", "Your role", QuestionKind.Choice, Required: true) { Choices = ["Teacher", "Principal", "Other"] };

    public static Question District => new("district", "School or district", QuestionKind.ShortText);

    public static Question Consent => new("photos", "You may show photos of me", QuestionKind.Consent, Sight: AnswerSight.Needs);

    /// <summary>The offering that these details make once published.</summary>
    public static Offering Open(OfferingDetails details) => Story.Offering(new OfferingCreated(Id, details), new OfferingPublished(Published));

    public static Offering OpenVirtual(string firstDay = "2027-03-10") => Open(Virtual(firstDay));

    public static Offering OpenInPerson(string firstDay = "2027-04-20") => Open(InPerson(firstDay));

    private static Session Session(int number, LocalDate day, Place place) => new(
        new SessionNumber(number), $"Session {number}", day + new LocalTime(9, 0), day + new LocalTime(12, 0), place);
}
