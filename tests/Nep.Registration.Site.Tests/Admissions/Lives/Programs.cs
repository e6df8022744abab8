using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>The sample programs 5 to 9 on fixed days, as small as a story needs them.</summary>
internal static class Programs
{
    private static readonly FormStage Statement = new("statement", "Your statement", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true) { MostWords = 60 }]);

    /// <summary>Five gatherings over ten months; a deposit and three instalments; one referee; two places.</summary>
    public static (OfferingId Id, OfferingDetails Details) Fellowship { get; } = Program(
        "leading-for-equity-fellowship", "Leading for Equity Fellowship", "America/Los_Angeles", 2,
        [new(2027, 4, 15), new(2027, 6, 17), new(2027, 8, 19), new(2027, 10, 21), new(2028, 1, 20)], 7 * 60,
        new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 1, 29, 17, 0),
            GraceMinutes = 30,
            Stages = [Statement with { Questions = [Statement.Questions[0], new FormQuestion("resume", "Résumé", FormQuestionKind.File)] }],
            References = new ReferenceRule(1, new LocalDateTime(2027, 2, 5, 17, 0), [new FormQuestion("strength", "What do they do well?", FormQuestionKind.LongText, true)]),
            DecisionsOn = new LocalDate(2027, 2, 26),
            Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14,
                [new Instalment(new LocalDate(2027, 5, 3), Money.Usd(1500)), new Instalment(new LocalDate(2027, 8, 2), Money.Usd(1500)), new Instalment(new LocalDate(2027, 11, 1), Money.Usd(1000))]),
        });

    /// <summary>Two teachers apply together; eighteen monthly sessions; a stipend each semester.</summary>
    public static (OfferingId Id, OfferingDetails Details) Pairs { get; } = With(
        Program(
            "black-teacher-project-fellowship", "Black Teacher Project Fellowship", "America/New_York", 15,
            [.. Enumerable.Range(0, 18).Select(month => new LocalDate(2027, 4, 10).PlusMonths(month))], 150,
            new AdmissionRule
            {
                Deadline = new LocalDateTime(2027, 2, 12, 17, 0),
                Stages = [Statement],
                Team = new TeamRule(2, 2, []),
                DecisionsOn = new LocalDate(2027, 3, 5),
                Tuition = new Tuition.Free(),
            }),
        details => details with
        {
            Stipends = new StipendRule(Money.Usd(1000), 75,
            [
                new StipendTerm("Spring 2027", new(2027, 4, 1), new(2027, 7, 31)), new StipendTerm("Fall 2027", new(2027, 8, 1), new(2027, 12, 31)),
                new StipendTerm("Spring 2028", new(2028, 1, 1), new(2028, 5, 31)), new StipendTerm("Fall 2028", new(2028, 6, 1), new(2028, 9, 30)),
            ]),
        });

    /// <summary>
    /// Districts show interest, apply as a team with student and parent, are interviewed and visited. Three years: four convenings and two site visits; then twice
    /// a retreat, a convening and a year end. 100 hours of coaching a year; $30,000 a year.
    /// </summary>
    public static (OfferingId Id, OfferingDetails Details) Network { get; } = With(
        Program(
            "district-redesign-network", "District Redesign Network", "America/Chicago", 10,
            [
                new(2027, 9, 14), new(2027, 10, 19), new(2027, 11, 16), new(2028, 2, 15), new(2028, 3, 14), new(2028, 4, 18),
                new(2028, 9, 26), new(2028, 9, 27), new(2028, 9, 28), new(2029, 2, 13), new(2029, 5, 15),
                new(2029, 9, 25), new(2029, 9, 26), new(2029, 9, 27), new(2030, 2, 12), new(2030, 5, 14),
            ],
            180,
            new AdmissionRule
            {
                Deadline = new LocalDateTime(2027, 2, 26, 17, 0),
                GraceMinutes = 120,
                InterestFirst = true,
                Stages =
                [
                    new FormStage("interest", "Your district", [new FormQuestion("students", "How many students?", FormQuestionKind.Number, true), new FormQuestion("what", "What do you want to redesign?", FormQuestionKind.LongText, true)]),
                    new FormStage("plan", "Your work", [new FormQuestion("who", "Who is not well served today?", FormQuestionKind.LongText, true)]),
                ],
                Team = new TeamRule(4, 10, [new TeamRole("leader", "superintendent or deputy", 1), new TeamRole("teacher", "teacher", 1), new TeamRole("student", "student", 1), new TeamRole("parent", "parent or caregiver", 1)]),
                DecisionsOn = new LocalDate(2027, 4, 30),
                Tuition = new Tuition.Yearly(Money.Usd(30_000), [new(2027, 9, 1), new(2028, 9, 1), new(2029, 9, 1)]),
            }),
        details => details with { Coaching = new CoachingRule(100) });

    /// <summary>Members of state boards meet in June, August and October; a sponsor pays; scored by experience 40, commitment 30, interest 30.</summary>
    public static (OfferingId Id, OfferingDetails Details) Boards { get; } = Program(
        "state-board-equity-cohort", "State Board Equity Cohort", "America/New_York", 3, [new(2027, 6, 10), new(2027, 8, 12), new(2027, 10, 14)], 6 * 60,
        new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 2, 19, 17, 0),
            Stages = [Statement],
            DecisionsOn = new LocalDate(2027, 3, 19),
            Tuition = new Tuition.Sponsored("the National Association of State Boards"),
        });

    /// <summary>The pilot of the same program: one whole board applies together, its chair and its members, and takes the one place.</summary>
    public static (OfferingId Id, OfferingDetails Details) WholeBoard { get; } = Program(
        "state-board-pilot", "State Board Equity Cohort, whole board", "America/New_York", 1, [new(2027, 6, 10), new(2027, 8, 12), new(2027, 10, 14)], 6 * 60,
        new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 2, 19, 17, 0),
            Stages = [Statement],
            Team = new TeamRule(3, 15, [new TeamRole("chair", "chair of the board", 1), new TeamRole("member", "member of the board", 2)]),
            DecisionsOn = new LocalDate(2027, 3, 19),
            Tuition = new Tuition.Sponsored("the National Association of State Boards"),
        });

    /// <summary>Organizations that support schools, each by a code of its own; six convenings in two years; nobody pays.</summary>
    public static (OfferingId Id, OfferingDetails Details) Lab { get; } = Program(
        "learning-lab", "School Support Learning Lab", "America/Los_Angeles", 2,
        [new(2027, 4, 20), new(2027, 8, 24), new(2027, 12, 7), new(2028, 4, 18), new(2028, 8, 22), new(2028, 12, 5)], 300,
        new AdmissionRule
        {
            Deadline = new LocalDateTime(2027, 2, 19, 17, 0),
            Stages = [Statement],
            Invitations = ["LAB-NORTH", "LAB-RIVER", "LAB-HARBOR"],
            Team = new TeamRule(2, 5, []),
            DecisionsOn = new LocalDate(2027, 3, 5),
            OfferDays = 7,
            Tuition = new Tuition.Free(),
        });

    private static (OfferingId Id, OfferingDetails Details) With((OfferingId Id, OfferingDetails Details) program, Func<OfferingDetails, OfferingDetails> more) => (program.Id, more(program.Details));

    private static (OfferingId Id, OfferingDetails Details) Program(string id, string title, string zone, int capacity, ValueList<LocalDate> days, int minutes, AdmissionRule rule) => (
        OfferingId.Parse(id),
        new OfferingDetails
        {
            Program = title,
            Title = title,
            Zone = Zone.Parse(zone),
            Sessions = [.. days.Select((day, at) => new Session(
                new SessionNumber(at + 1), $"Gathering {at + 1}", day + new LocalTime(9, 0), (day + new LocalTime(9, 0)).PlusMinutes(minutes), new Place.Venue("Harbor House", "12 Sample Street, Oakland")))],
            Capacity = capacity,
            Prices = new PriceList(rule.Tuition.Total),
            Policy = new CancellationPolicy("Funded policy", [new RefundTier(0, 0, Money.Zero)], 2),
            Closes = days[0] + new LocalTime(9, 0),
            Entry = new Entry.ByApplication(rule),
            Reminders = [new ReminderRule.BeforeFirstSession("7-days", 7, new LocalTime(9, 0))],
            Certificate = new CertificateRule(80),
            Contact = EmailAddress.Parse("fellowships@nep-center.example"),
        });
}
