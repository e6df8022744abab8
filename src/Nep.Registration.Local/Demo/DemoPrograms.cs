using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Local.Demo;

/// <summary>
/// The sample programs, dated from the day the demo is laid out. Prices and policies are invented; the National Equity Project's own were not
/// found and must be confirmed with it.
/// </summary>
internal static class DemoPrograms
{
    public static readonly CancellationPolicy InPerson = new(
        "In-person policy", [new RefundTier(30, 100, Money.Usd(100)), new RefundTier(16, 50, Money.Zero)], SubstituteUntilDays: 2)
    {
        Transfer = new TransferRule(Money.Usd(50), WithinMonths: 12, UntilDays: 2),
    };

    public static readonly CancellationPolicy Virtual = new(
        "Virtual policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], SubstituteUntilDays: 0);

    private static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");
    private static readonly EmailAddress Contact = EmailAddress.Parse("institutes@nep-center.example");
    private static readonly LocalTime Nine = new(9, 0);

    private static readonly ValueList<ReminderRule> ThreeReminders =
    [
        new ReminderRule.BeforeFirstSession("30-days", 30, Nine), new ReminderRule.BeforeFirstSession("7-days", 7, Nine),
        new ReminderRule.BeforeFirstSession("1-day", 1, Nine), new ReminderRule.SurveyAfterLastSession("survey", 1, Nine),
    ];

    private static readonly ValueList<Question> UsualQuestions =
    [
        new("role", "What is your role?", QuestionKind.Choice, Required: true)
        {
            Choices = ["Teacher", "Coach", "School leader", "District leader", "Student", "Parent or caregiver", "Community partner", "Something else"],
        },
        new("district", "School district or organization", QuestionKind.ShortText, Required: true),
        new("access", "Is there anything we should set up so that you can take full part?", QuestionKind.LongText, Sight: AnswerSight.Needs)
        {
            Hint = "For example captions, an interpreter, a room without stairs. We will write to you about it.",
        },
        new("food", "Is there anything you do not eat?", QuestionKind.ShortText, Sight: AnswerSight.Needs),
        new("photo", "You may take and use photographs that I am in. I can change my mind at any time.", QuestionKind.Consent, Sight: AnswerSight.Needs),
    ];

    /// <summary>Sample program 1, four weekly mornings online.</summary>
    public static (OfferingId Id, OfferingDetails Details) Coaching(LocalDate firstDay, string season) => (
        OfferingId.Parse($"coaching-for-equity-{Month(firstDay)}"),
        Online("Coaching for Equity", $"Coaching for Equity Institute, {season}", firstDay, 4) with
        {
            Summary = "Learn to coach in a way that sees the whole person and the system around them. Four mornings, online.",
            Description = """
                You will practice coaching conversations about race, power and learning with people who do the same work.

                **Who comes:** coaches, teacher leaders, principals and district staff who support other adults.

                **What you take home:** a coaching stance, a set of questions you have tried out, and a partner to keep practicing with.
                """,
            Capacity = 40,
            WaitingList = new WaitingListRule(),
            BillReminders = [.. BillReminders.Usual, new ReminderRule.BeforeOfferEnds("last-call", 240)],
            Prices = new PriceList(Money.Usd(895))
            {
                Early = [new DatedPrice("Early price", Money.Usd(795), firstDay.PlusDays(-30))],
                Group = new GroupPrice.Amount(3, Money.Usd(795)),
                Scale = new SlidingScale(Money.Usd(495), Money.Usd(895)),
                Codes = [new PriceCode("WELCOME", new CodeEffect.Free(), 20), new PriceCode("PARTNER", new CodeEffect.AmountOff(Money.Usd(100)), 50)],
            },
            Questions = UsualQuestions,
        });

    /// <summary>Sample program 1 once more, for a few: it is full, and people wait.</summary>
    public static (OfferingId Id, OfferingDetails Details) Circle(LocalDate firstDay) => (
        OfferingId.Parse($"coaching-circle-{Month(firstDay)}"),
        Coaching(firstDay, "").Details with
        {
            Title = "Coaching for Equity Institute, small circle",
            Summary = "The same four mornings with six people, for those who coach coaches.",
            Capacity = 6,
            WaitingList = new WaitingListRule { OfferHours = 72, LargeGroups = LargeGroups.PassOver },
        });

    /// <summary>Sample program 2, three days in Oakland.</summary>
    public static (OfferingId Id, OfferingDetails Details) Leading(LocalDate firstDay) => (
        OfferingId.Parse($"leading-for-equity-{Month(firstDay)}"),
        new OfferingDetails
        {
            Program = "Leading for Equity",
            Title = "Leading for Equity Institute, Oakland",
            Summary = "Three days in one room with leaders who want their schools to work for every child.",
            Description = """
                Three days to look at your own leadership, at the system you lead in, and at what you can change next week.

                Lunch is served every day. The building has no steps at the door, and an elevator.
                """,
            Zone = Pacific,
            Sessions = [.. Enumerable.Range(0, 3).Select(day => new Session(
                new SessionNumber(day + 1), $"Day {day + 1}", firstDay.PlusDays(day) + new LocalTime(8, 30), firstDay.PlusDays(day) + new LocalTime(16, 0),
                new Place.Venue("Lakeside Hall", "100 Sample Street, Oakland, California")))],
            Capacity = 60,
            Prices = new PriceList(Money.Usd(1350))
            {
                Early = [new DatedPrice("Early price", Money.Usd(1200), firstDay.PlusDays(-45))],
                Group = new GroupPrice.PercentOff(3, 10),
                Codes = [new PriceCode("SCHOLAR", new CodeEffect.Free(), 5)],
            },
            Scholarships = new ScholarshipRule(10, 5),
            Policy = InPerson,
            Payments = PaymentPolicy.Everything,
            BillReminders =
            [
                new ReminderRule.BeforeQuoteEnds("quote-10", 10, Nine), new ReminderRule.BeforeQuoteEnds("quote-3", 3, Nine),
                new ReminderRule.DaysFromInvoiceDue("due-in-a-week", DueSide.Before, 7, Nine), new ReminderRule.DaysFromInvoiceDue("overdue-1", DueSide.After, 1, Nine),
                new ReminderRule.DaysFromInvoiceDue("overdue-14", DueSide.After, 14, Nine),
            ],
            Closes = firstDay.PlusDays(-2) + new LocalTime(17, 0),
            Questions = UsualQuestions,
            Reminders = ThreeReminders,
            Certificate = new CertificateRule(100),
            Contact = Contact,
        });

    /// <summary>Sample program 3, three days in Chicago for teams.</summary>
    public static (OfferingId Id, OfferingDetails Details) Design(LocalDate firstDay) => (
        OfferingId.Parse($"liberatory-design-chicago-{Month(firstDay)}"),
        Leading(firstDay).Details with
        {
            Program = "Liberatory Design",
            Title = "Liberatory Design Institute, Chicago",
            Summary = "Bring a team. Three days to work on one thing in your schools with the people it is about.",
            Description = """
                A team has three to six people. It works on something real: you leave with a plan that you made together.

                **Come mixed.** Students, parents and community members see what a school does not. A team that brings one of them pays less.
                """,
            Zone = Zone.Parse("America/Chicago"),
            Sessions = [.. Enumerable.Range(0, 3).Select(day => new Session(
                new SessionNumber(day + 1), $"Day {day + 1}", firstDay.PlusDays(day) + Nine, firstDay.PlusDays(day) + new LocalTime(16, 0),
                new Place.Venue("Harbor House", "200 Sample Avenue, Chicago, Illinois")))],
            Capacity = 12,
            Entry = new Entry.Teams(3, 6),
            Prices = new PriceList(Money.Usd(3600))
            {
                Team = new TeamPrice(Money.Usd(3000), "role") { Roles = ["Student", "Parent or caregiver", "Community partner"] },
                Codes = [new PriceCode("PARTNER", new CodeEffect.PercentOff(10), 4) { Reserves = 2, Through = firstDay.PlusDays(-30) }],
            },
        });

    /// <summary>Sample program 4, one morning online.</summary>
    public static (OfferingId Id, OfferingDetails Details) Introduction(LocalDate day) => (
        OfferingId.Parse($"liberatory-design-introduction-{Month(day)}"),
        Online("Liberatory Design", "Liberatory Design: an introduction", day, 1) with
        {
            Summary = "Three hours to meet the ideas and try them out on something of your own.",
            Description = "No preparation is needed. Bring a problem from your own work that you would like to see with new eyes.",
            Capacity = 100,
            Prices = new PriceList(Money.Usd(100))
            {
                Codes = [new PriceCode("PARTNER", new CodeEffect.FixedPrice(Money.Usd(75)), 100), new PriceCode("GUEST", new CodeEffect.Free(), 10)],
            },
            Questions = [.. UsualQuestions.Take(3)],
        });

    private static OfferingDetails Online(string program, string title, LocalDate firstDay, int weeks) => new()
    {
        Program = program,
        Title = title,
        Zone = Pacific,
        Sessions = [.. Enumerable.Range(0, weeks).Select(week => new Session(
            new SessionNumber(week + 1), weeks == 1 ? "Introduction" : $"Session {week + 1}", firstDay.PlusWeeks(week) + Nine,
            firstDay.PlusWeeks(week) + new LocalTime(12, 0), new Place.Online($"https://meet.nep-center.example/{Month(firstDay)}-{week + 1}")))],
        Capacity = 40,
        Prices = new PriceList(Money.Usd(895)),
        Policy = Virtual,
        Payments = PaymentPolicy.Everything,
        Closes = firstDay + new LocalTime(8, 0),
        Reminders = ThreeReminders.Add(new ReminderRule.BeforeEachOnlineSession("1-hour", 60)),
        Certificate = new CertificateRule(80),
        Contact = Contact,
    };

    private static string Month(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
