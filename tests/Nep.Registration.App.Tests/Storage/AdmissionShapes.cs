using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.App.Tests.Storage;

/// <summary>One full value of every shape that a row of an application holds.</summary>
internal static class AdmissionShapes
{
    private static readonly Instant At = Instant.FromUtc(2027, 1, 12, 18, 20, 0) + Duration.FromMilliseconds(123);
    private static readonly OfferingId Offering = OfferingId.Parse("fellowship-2027");
    private static readonly ApplicationId Id = ApplicationId.Parse("3K2M49QX0ABCDEFG");
    private static readonly ApplicationId Other = ApplicationId.Parse("9K2M49QX0ABCDEFG");
    private static readonly ParticipantNumber First = new(1);
    private static readonly Person Ruth = new("Ruth Okafor", EmailAddress.Parse("ruth@east.example"));
    private static readonly Person Omar = new("Omar Haddad", EmailAddress.Parse("omar@south.example"), "he");
    private static readonly AttachedFile File = new(FileId.Parse(new string('7', FileId.Characters)), "cv.pdf", FileKind.Pdf, 1200);

    public static ValueList<ApplicationEvent> Events { get; } =
    [
        new ApplicationStarted(Id, Offering, new Applicant("Ana Ruiz", EmailAddress.Parse("ana@west.example"), "Westside High", "West District", "es"), [new Answer("role", "Leader")], At) { Invitation = "BELE-7" },
        new AnswersSaved([new Answer("why", "It is time")], 1, At), new FileAttached("resume", File, 2, At),
        new MemberInvited(First, Ruth, "teacher", At), new MemberConfirmed(First, At), new MemberReplaced(First, Omar, "parent", "Ill", At), new MemberLeft(First, "Moved", At),
        new RefereeNamed(First, Ruth, "My principal", At), new RefereeReplaced(First, Omar, "Colleague", "No answer", At), new ReferenceReceived(First, [new Answer("strength", "Listens")], At),
        new ApplicationReopened(At, "Ill", At), new ApplicationSubmitted(At), new DecisionReleased(Decision.Alternate, LetterKind.DecisionAlternate, 2, "Stay close", null, At),
        new AlternateOffered(Other, "Next in line", At, At), new OfferAccepted(At), new SeatsRefused("OfferingFull"), new SeatsTriedAgain("More seats"),
        new SeatsHeld(Id.Registration, At, At), new OfferExpired(At), new SeatsReturned(At), new MailSettled(LetterKey.Parse($"{Id}|Enrolment|registrar|1"), true, "They called", false), new PlaceSettled(Other, [new PassedAlternate(Id, "TeamIncomplete")], At),
    ];

    private static readonly ValueList<ApplicationEvent> Ends =
        [new NamesMerged(Ruth.Email, Omar, "One person", At), new DraftClosed(At), new DraftOpened(At), new DeferralOrdered(OfferingId.Parse("fellowship-2028"), Other, "As agreed", At), new DeferralSettled("OfferingNotFound", At),
        new DeferralTaken(new ApplicationState { Id = Other, Offering = Offering, Started = At, Status = ApplicationStatus.Submitted, Applicant = new Applicant("Ana Ruiz", EmailAddress.Parse("ana@west.example"), "", "", "en"), Submitted = At, Answers = [new SavedAnswer("why", "It is time", 1)], From = new DeferredFrom(OfferingId.Parse("fellowship-2026"), Id) }, At),
        new ApplicationWithdrawn("Moved", At),
        new VisitScheduled(new Visit(1, VisitKind.SiteVisit, new LocalDateTime(2027, 3, 1, 9, 0), new LocalDateTime(2027, 3, 1, 12, 0), Zone.Parse("America/Chicago"), new Place.Venue("School", "1 Main St"), [new Interviewer("Lin", EmailAddress.Parse("lin@nep.example"))], 0, At) { CalledOff = "Snow" }),
        new VisitMoved(1, new LocalDateTime(2027, 3, 2, 9, 0), new LocalDateTime(2027, 3, 2, 12, 0), Zone.Parse("America/Chicago"), new Place.Online("https://meet.example/1"), "Snow", At), new VisitCalledOff(1, "Ill", At), new OfferDeclined("Moved", At), new Enrolled(Id.Registration, At)];

    public static IEnumerable<ApplicationEvent> All => Events.Concat(Ends);

    private static AdmissionRule Rule { get; } = new()
    {
        Deadline = new LocalDateTime(2027, 2, 26, 17, 0),
        GraceMinutes = 30,
        Stages = [new FormStage("about", "About you", [new FormQuestion("role", "Your role", FormQuestionKind.Choice, true) { Choices = ["Teacher", "Leader"], TellsWho = true, Sight = AnswerSight.Needs }]) { Hint = "Short." }],
        Invitations = ["BELE-7"],
        References = new ReferenceRule(2, new LocalDateTime(2027, 3, 5, 17, 0), [new FormQuestion("strength", "What?", FormQuestionKind.LongText) { MostWords = 300, MostCharacters = 2000 }]),
        Team = new TeamRule(3, 5, [new TeamRole("student", "student", 1)]),
        DecisionsOn = new LocalDate(2027, 3, 12),
        Tuition = new Tuition.InParts(Money.Usd(4500), Money.Usd(500), 14, [new Instalment(new LocalDate(2027, 6, 1), Money.Usd(4000))]),
    };

    public static RegistrationEvent Arrived { get; } = new RegistrationEvent.EnrolmentArrived(Id, new PaymentParts(Money.Usd(500), [new Instalment(new LocalDate(2027, 6, 1), Money.Usd(4000))]));

    private static RegistrationState Enrolled => new RegistrationEvent[]
    {
        StoredShapes.Placed with { Quote = new Quote([new QuoteLine(QuoteLine.Everyone, new PriceRule.Tuition(), Money.Usd(4500)), new QuoteLine(QuoteLine.Everyone, new PriceRule.Sponsored("NASBE"), Money.Zero), new QuoteLine(QuoteLine.Everyone, new PriceRule.Part(), Money.Zero)], At) },
        Arrived,
    }.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    private static Tuition[] Tuitions => [new Tuition.Free(), new Tuition.Sponsored("NASBE"), new Tuition.Yearly(Money.Usd(30_000), [new LocalDate(2027, 9, 1), new LocalDate(2028, 9, 1)])];

    public static IEnumerable<(string Name, object Value)> Shapes =>
    [
        .. All.Select(one => ($"ApplicationEvent.{one.GetType().Name}", (object)new HistoryEntry<ApplicationEvent>(At, new Actor.Applicant(), [one]))),
        ("ApplicationFile", new ApplicationFile(Events.Aggregate((ApplicationState?)null, ApplicationFold.Evolve)!, 7, At)),
        ("OfferingDetails.by-application", StoredShapes.Details with { Entry = new Entry.ByApplication(Rule) }),
        ("RegistrationFile.enrolled", new RegistrationFile(Enrolled, 2, null)),
        .. Tuitions.Select(one => ($"Tuition.{one.GetType().Name}", (object)(StoredShapes.Details with { Entry = new Entry.ByApplication(Rule with { Tuition = one, Team = null, References = null }) }))),
    ];
}
