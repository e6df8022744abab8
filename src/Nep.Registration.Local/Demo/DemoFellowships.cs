using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Local.Demo;

/// <summary>The sample programs 5 to 9, which are applied for, dated from the day the demo is laid out. Prices, sponsors and forms are invented.</summary>
internal static class DemoFellowships
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Five = new(17, 0);

    private static readonly CancellationPolicy Funded = new("Funded policy", [new RefundTier(0, 0, Money.Zero)], SubstituteUntilDays: 2);

    private static readonly FormStage Statement = new("statement", "Your statement",
    [
        new FormQuestion("why", "Why do you want to take part, and why now?", FormQuestionKind.LongText, true) { MostWords = 400 },
        new FormQuestion("work", "Tell us about something you tried to make fairer, and what came of it.", FormQuestionKind.LongText, true) { MostWords = 400 },
        new FormQuestion("resume", "Your résumé", FormQuestionKind.File) { TellsWho = true },
    ])
    { Hint = "Write as you speak. We look for what you have learned, not for fine words." };

    private static readonly FormStage AboutYou = new("about", "About you",
    [
        new FormQuestion("role", "What is your role?", FormQuestionKind.Choice, true) { Choices = ["Teacher", "School leader", "District leader", "Board member", "Community partner", "Something else"] },
        new FormQuestion("years", "For how many years have you worked with schools?", FormQuestionKind.Number),
        new FormQuestion("page", "A page about you or your work", FormQuestionKind.Link) { TellsWho = true },
        new FormQuestion("access", "Is there anything we should set up so that you can take full part?", FormQuestionKind.LongText) { Sight = AnswerSight.Needs },
    ]);

    /// <summary>Sample program 5: gatherings over ten months, a deposit and three instalments. Applications closed, decisions just out.</summary>
    public static (OfferingId Id, OfferingDetails Details) Fellowship(LocalDate today) => Told(Program("leading-for-equity-fellowship", "Leading for Equity Fellowship", today.PlusDays(60), 5, 60, 24, new AdmissionRule
    {
        Deadline = today.PlusDays(-16) + Five,
        GraceMinutes = 30,
        Stages = [AboutYou, Statement],
        References = new ReferenceRule(1, today.PlusDays(-10) + Five,
        [
            new FormQuestion("know", "How do you know the applicant?", FormQuestionKind.ShortText, true),
            new FormQuestion("strength", "What do they do well, and what are they learning?", FormQuestionKind.LongText, true) { MostWords = 300 },
        ]),
        DecisionsOn = today.PlusDays(-2),
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14,
            [new Instalment(today.PlusDays(75), Money.Usd(1500)), new Instalment(today.PlusDays(165), Money.Usd(1500)), new Instalment(today.PlusDays(255), Money.Usd(1000))]),
    }), details => details with { Summary = "Ten months with leaders who do the same work: five gatherings, a coach, and time to think.", Capacity = 4 });

    /// <summary>Sample program 6: two teachers apply together. Free, with a stipend each semester.</summary>
    public static (OfferingId Id, OfferingDetails Details) Pairs(LocalDate today) => Told(Program("black-teacher-project-fellowship", "Black Teacher Project Fellowship, Atlanta", today.PlusDays(80), 18, 30, 15, new AdmissionRule
    {
        Deadline = today.PlusDays(25) + Five,
        GraceMinutes = 60,
        Stages = [AboutYou with { Questions = [AboutYou.Questions[1], AboutYou.Questions[3]] }, Statement],
        Team = new TeamRule(2, 2, []),
        DecisionsOn = today.PlusDays(50),
        Tuition = new Tuition.Free(),
    }), details => details with
    {
        Zone = Zone.Parse("America/New_York"),
        Stipends = new StipendRule(Money.Usd(1000), 75, [.. Enumerable.Range(0, 3).Select(term => new StipendTerm($"Semester {term + 1}", today.PlusDays(80 + (term * 180)), today.PlusDays(259 + (term * 180))))]),
        Summary = "Two Black teachers apply together and meet once a month for eighteen months.",
    });

    /// <summary>Sample program 7: districts show interest first, then apply with a team that has students and parents; invoiced yearly.</summary>
    public static (OfferingId Id, OfferingDetails Details) Network(LocalDate today) => Told(Program("district-redesign-network", "District Redesign Network", today.PlusDays(120), 12, 90, 10, new AdmissionRule
    {
        Deadline = today.PlusDays(40) + Five,
        GraceMinutes = 120,
        InterestFirst = true,
        Stages =
        [
            new FormStage("interest", "Your district", [new FormQuestion("students", "How many students does the district have?", FormQuestionKind.Number, true), new FormQuestion("what", "What do you want to redesign?", FormQuestionKind.LongText, true) { MostWords = 150 }]),
            new FormStage("plan", "Your work", [new FormQuestion("who", "Who is not well served today, and how do you know?", FormQuestionKind.LongText, true) { MostWords = 400 }, new FormQuestion("board", "What has the board said to it?", FormQuestionKind.LongText, true) { MostWords = 300 }]),
        ],
        Team = new TeamRule(4, 10, [new TeamRole("leader", "superintendent or deputy", 1), new TeamRole("teacher", "teacher", 1), new TeamRole("student", "student", 1), new TeamRole("parent", "parent or caregiver", 1)]),
        DecisionsOn = today.PlusDays(90),
        Tuition = new Tuition.Yearly(Money.Usd(30_000), [today.PlusDays(130), today.PlusDays(130).PlusYears(1), today.PlusDays(130).PlusYears(2)]),
    }), details => details with { Coaching = new CoachingRule(100), Summary = "Three years with districts that change how school is made, together with students and families." });

    /// <summary>Sample program 8: state board members; a sponsor pays.</summary>
    public static (OfferingId Id, OfferingDetails Details) Boards(LocalDate today) => Told(Program("state-board-equity-cohort", "State Board Equity Cohort", today.PlusDays(100), 3, 60, 24, new AdmissionRule
    {
        Deadline = today.PlusDays(12) + Five,
        GraceMinutes = 30,
        Stages = [AboutYou, Statement],
        DecisionsOn = today.PlusDays(40),
        Tuition = new Tuition.Sponsored("the National Association of State Boards"),
    }), details => details with { Summary = "Members of state boards of education learn together, in person and online." });

    /// <summary>Sample program 9: school support organizations, each by invitation.</summary>
    public static (OfferingId Id, OfferingDetails Details) Labs(LocalDate today) => Told(Program("learning-lab", "School Support Learning Lab", today.PlusDays(70), 6, 120, 12, new AdmissionRule
    {
        Deadline = today.PlusDays(30) + Five,
        GraceMinutes = 30,
        Stages = [Statement with { Questions = [Statement.Questions[0]] }],
        Invitations = ["LAB-NORTH", "LAB-RIVER", "LAB-HARBOR"],
        Team = new TeamRule(2, 5, []),
        DecisionsOn = today.PlusDays(45),
        Tuition = new Tuition.Free(),
    }), details => details with { Summary = "Organizations that support schools learn together for two years. By invitation." });

    private static LocalDate Workday(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? day.Next(IsoDayOfWeek.Monday) : day;

    private static (OfferingId Id, OfferingDetails Details) Told((OfferingId Id, OfferingDetails Details) program, Func<OfferingDetails, OfferingDetails> more) => (program.Id, more(program.Details));

    private static (OfferingId Id, OfferingDetails Details) Program(string id, string title, LocalDate first, int sessions, int apart, int capacity, AdmissionRule rule) => (
        OfferingId.Parse($"{id}-{first.Year}"),
        new OfferingDetails
        {
            Program = title,
            Title = title,
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [.. Enumerable.Range(0, sessions).Select(number => new Session(
                new SessionNumber(number + 1), $"Gathering {number + 1}", Workday(first.PlusDays(number * apart)) + Nine, Workday(first.PlusDays(number * apart)) + new LocalTime(11, 30),
                number % 2 == 0 ? new Place.Venue("Harbor House", "12 Sample Street, Oakland, California") : new Place.Online("https://meet.nep-center.example/gathering")))],
            Capacity = capacity,
            Prices = new PriceList(rule.Tuition.Total),
            Policy = Funded,
            Closes = first.PlusDays(-1) + Five,
            Entry = new Entry.ByApplication(rule),
            Reminders = [new ReminderRule.BeforeFirstSession("7-days", 7, Nine), new ReminderRule.BeforeFirstSession("1-day", 1, Nine)],
            Certificate = new CertificateRule(80),
            Contact = EmailAddress.Parse("fellowships@nep-center.example"),
        });
}
