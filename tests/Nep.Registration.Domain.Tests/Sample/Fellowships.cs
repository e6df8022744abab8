using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>The sample fellowship, which is applied for, and people who apply: alone, or as a team of a teacher, a student and a parent.</summary>
internal static class Fellowships
{
    public static readonly ApplicationId One = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    public static readonly ApplicationId Other = ApplicationId.Parse("9K2M49QX0ABCDEFG");
    public static readonly ParticipantNumber First = new(1);
    public static readonly ParticipantNumber Second = new(2);
    public static readonly ParticipantNumber Third = new(3);
    public static readonly Applicant Ana = new("Ana Ruiz", EmailAddress.Parse("ana@west.example"), "Westside High", "West District", "en");
    public static readonly Person Ruth = new("Ruth Okafor", EmailAddress.Parse("ruth@east.example"));
    public static readonly Person Omar = new("Omar Haddad", EmailAddress.Parse("omar@south.example"));

    /// <summary>Due on a Friday afternoon, with half an hour of grace.</summary>
    public static readonly Instant Deadline = Clocks.Local("2027-02-26T17:00");

    public static readonly Instant End = Clocks.Local("2027-02-26T17:30");

    /// <summary>When decisions go out.</summary>
    public static readonly Instant Release = Clocks.Local("2027-03-12T10:00");

    public static AdmissionRule Rule { get; } = new()
    {
        Deadline = Clocks.Wall("2027-02-26T17:00"),
        GraceMinutes = 30,
        Stages =
        [
            new FormStage("about", "About you", [new FormQuestion("role", "Your role", FormQuestionKind.Choice, true) { Choices = ["Teacher", "Leader"] }, new FormQuestion("years", "Years", FormQuestionKind.Number)]),
            new FormStage("statement", "Your statement", [new FormQuestion("why", "Why now?", FormQuestionKind.LongText, true) { MostWords = 5 }, new FormQuestion("site", "Web page", FormQuestionKind.Link), new FormQuestion("resume", "Résumé", FormQuestionKind.File)]),
        ],
        References = new ReferenceRule(1, Clocks.Wall("2027-03-05T17:00"), [new FormQuestion("strength", "What do they do well?", FormQuestionKind.LongText, true)]),
        DecisionsOn = Clocks.Day("2027-03-12"),
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new(Clocks.Day("2027-06-01"), Money.Usd(1500)), new(Clocks.Day("2027-09-01"), Money.Usd(1500)), new(Clocks.Day("2027-12-01"), Money.Usd(1000))]),
    };

    public static AdmissionRule TeamRule { get; } = Rule with
    {
        References = null,
        Team = new TeamRule(3, 5, [new("teacher", "teacher", 1), new("student", "student", 1), new("parent", "parent", 1)]),
        Tuition = new Tuition.Free(),
    };

    public static OfferingDetails Details(AdmissionRule? rule = null) => Institutes.InPerson("2027-06-10") with
    {
        Program = "Leading for Equity Fellowship",
        Title = "Leading for Equity Fellowship",
        Entry = new Entry.ByApplication(rule ?? Rule),
        Prices = new PriceList((rule ?? Rule).Tuition.Total),
        Questions = [],
        Reminders = [],
    };

    public static Offering Offering { get; } = Institutes.Open(Details());

    public static Offering ForTeams { get; } = Institutes.Open(Details(TeamRule));

    public static StartApplication Start { get; } = new(One, Ana, []);

    public static ApplicationStarted Started { get; } = new(One, Institutes.Id, Ana, [], Clocks.Placed);

    public static ValueList<Answer> Answers => [new("role", "Leader"), new("why", "It is time")];

    public static ApplicationEvent[] Finished => [Started, new AnswersSaved(Answers, 1, Clocks.Placed), new RefereeNamed(First, Ruth, "My principal", Clocks.Placed)];

    public static ApplicationEvent[] Sent => [.. Finished, new ApplicationSubmitted(Clocks.Placed)];

    /// <summary>Five in the afternoon, fourteen days later.</summary>
    public static readonly Instant OfferEnds = Clocks.Local("2027-03-26T17:00");

    public static ApplicationEvent[] Offered => [.. Sent, new DecisionReleased(Decision.Accept, LetterKind.DecisionAccept, null, "", OfferEnds, Release)];

    public static ApplicationEvent[] Waiting(int rank = 1) => [.. Sent, new DecisionReleased(Decision.Alternate, LetterKind.DecisionAlternate, rank, "", null, Release)];

    public static ApplicationEvent[] Accepted => [.. Offered, new OfferAccepted(Release)];

    public static ApplicationEvent[] Team =>
    [
        Started, new AnswersSaved(Answers, 1, Clocks.Placed), .. Joined(First, "teacher", "t"), .. Joined(Second, "student", "s"), .. Joined(Third, "parent", "p"),
    ];

    public static Person Member(string name) => new(name.ToUpperInvariant(), EmailAddress.Parse($"{name}@west.example"));

    public static ApplicationState State(params ApplicationEvent[] events) => events.Aggregate((ApplicationState?)null, ApplicationFold.Evolve)!;

    private static ApplicationEvent[] Joined(ParticipantNumber number, string role, string name) =>
        [new MemberInvited(number, Member(name), role, Clocks.Placed), new MemberConfirmed(number, Clocks.Placed)];
}
