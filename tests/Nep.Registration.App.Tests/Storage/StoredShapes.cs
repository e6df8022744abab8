using Nep.Registration.App.Activities;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Tests.Storage;

/// <summary>One full value of every shape that a row holds.</summary>
internal static class StoredShapes
{
    private static readonly Instant At = Instant.FromUtc(2027, 1, 12, 18, 20, 0) + Duration.FromMilliseconds(123);
    private static readonly RegistrationId Id = RegistrationId.Parse("7K2M49QX0ABCDEFG");
    private static readonly PaymentId Pay = PaymentId.Parse("pi_3OkX");
    private static readonly ParticipantNumber First = new(1);
    private static readonly Attended Counted = new(630, 720, true, "4T7M49QX0ABCDEFG", 2, At);
    private static readonly Certificate Earned = new("4T7M49QX0ABCDEFG", "Rosa Delgado", 630, At, 1);

    public static OfferingDetails Details { get; } = Samples.InChicago.Details with
    {
        Summary = "Three days.",
        Description = "# Bring **questions**",
        Opens = new LocalDateTime(2026, 10, 1, 8, 0),
        Sessions = [.. Samples.InChicago.Sessions, Samples.Online.Sessions[0] with { Number = new SessionNumber(4), Starts = new(2027, 11, 9, 9, 0, 30), Ends = new(2027, 11, 9, 12, 0) }],
        Prices = new PriceList(Money.Usd(1350))
        {
            Early = [new DatedPrice("Early price", Money.Usd(1200.50m), new LocalDate(2027, 9, 1))],
            Group = new GroupPrice.PercentOff(3, 12.5m),
            Scale = new SlidingScale(Money.Usd(495), new Money(89500, Currency.Cad)),
            Codes =
            [
                new PriceCode("FREE-1", new CodeEffect.Free(), 10, new LocalDate(2027, 10, 1)), new PriceCode("HALF", new CodeEffect.PercentOff(50), 1),
                new PriceCode("MINUS", new CodeEffect.AmountOff(Money.Usd(100)), 2), new PriceCode("FIXED", new CodeEffect.FixedPrice(Money.Usd(75)), 3),
            ],
        },
        Questions =
        [
            new Question("role", "Your role", QuestionKind.Choice, true) { Choices = ["Teacher", "Leader"], Hint = "One." },
            new Question("access", "What do you need?", QuestionKind.LongText, Sight: AnswerSight.Needs), new Question("photo", "Photos?", QuestionKind.Consent),
            new Question("district", "District", QuestionKind.ShortText),
        ],
        Reminders = [.. Samples.Online.Details.Reminders],
        Certificate = new CertificateRule(80),
    };

    public static RegistrationPlaced Placed { get; } = new(
        Id, OfferingId.Parse("liberatory-design-2027-11"),
        new RegistrationForm(
            Samples.Denise("es"),
            [new Entrant(Samples.Rosa, [new Answer("role", "Teacher")], Money.Usd(500)), new Entrant(Samples.Siobhan, [])], "half", "2026-09"),
        [new SeatNumber(17), new SeatNumber(18)], new CodeUse("HALF", 1),
        new Quote(
            [
                new QuoteLine(First, new PriceRule.Standard(), Money.Usd(1350)), new QuoteLine(First, new PriceRule.Early("Early price", new LocalDate(2027, 9, 1)), Money.Usd(-150)),
                new QuoteLine(First, new PriceRule.Group(3), Money.Usd(-1)), new QuoteLine(First, new PriceRule.Scale(Money.Usd(495), Money.Usd(895)), Money.Usd(500)),
                new QuoteLine(new ParticipantNumber(2), new PriceRule.Code("HALF"), Money.Usd(-250.25m)),
            ],
            At),
        Samples.InPerson, At + Duration.FromMinutes(30), At);

    public static IEnumerable<RegistrationEvent> RegistrationEvents =>
    [
        Placed, new CheckoutOpened(At), new PaymentReceived(Pay, Money.Usd(1590), At), new RegistrationConfirmed(At),
        new RegistrationReinstated([new SeatNumber(3), new SeatNumber(4)]), new HoldExpired(At), AdmissionShapes.Arrived, new RegistrationCancelled(EndKind.ByStaff, "asked by telephone", At),
        new RefundOwed(1, Pay, Money.Usd(795), RefundReason.Decided, At), new RefundMade(1, "re_1", At), new RefundFailed(2, "card closed", At, "re_2"),
        new RefundMadeOutside(3, Pay, Money.Usd(20), "re_3", At), new PaymentDisputed(Pay, Money.Usd(795), "dp_1", "fraudulent", At),
        new PersonChanged(First, Samples.Malik, true) { Answers = [new Answer("role", "Leader")] }, new CertificateIssued(First, Earned),
        new SeatsCancelled([new ParticipantNumber(2)], EndKind.ByStaff, "ill", new Quote([new QuoteLine(First, new PriceRule.Standard(), Money.Usd(1350)), new QuoteLine(QuoteLine.Everyone, new PriceRule.Kept(1), Money.Usd(675))], At) { Apart = [new QuoteLine(First, new PriceRule.Standard(), Money.Usd(1350))] }, At),
        new SponsorNamed(new Sponsorship(new Sponsor("Harbor Foundation", EmailAddress.Parse("grants@harbor.example"), "1 Pier Road\nOakland"), 2, At), "They offered", At),
        new AttendanceCounted(First, Counted), new CertificateWithdrawn(First, At), new RecordAsked(First, At),
        new ScholarshipDecided(new ScholarshipGrant.PercentOff(50), "Second year of cuts", new Quote([new QuoteLine(First, new PriceRule.Scholarship(), Money.Usd(-675))], At), At, At), new ScholarshipLapsed(At, At),
        new DisputeEnded("dp_1", true, At), new TransferOrdered(Move), new TransferRefused(1, "OfferingFull", At), new RegistrationTransferred(1, At),
        new PaymentCarried(1, Pay, Money.Usd(50), Id, At),
        new TransferArrived(new TransferSource(OfferingId.Parse("elsewhere-2027"), Id, 1, [new CarriedPayment(Pay, Money.Usd(50))]), [new Payment(PaymentId.Parse("carried-1"), Money.Usd(50), At) { Origin = Pay }], At),
        new PersonMerged(Samples.Malik.Email, Samples.Rosa, "Twice.", At), new PersonErased("Asked by letter.", At),
        new RegistrationWaitlisted(Id, OfferingId.Parse("liberatory-design-2027-11"), Placed.Form, 2, Placed.CodeUse, Placed.Quote, Samples.InPerson, At) { SplitFrom = RegistrationId.Parse("ZZ2M49QX0ABCDEFG") },
        new SeatsOffered([new SeatNumber(3)], At, At, [new PassedOver(RegistrationId.Parse("ZZ2M49QX0ABCDEFG"), PassReason.TooFewSeats)], "co-presenter", At),
        new WaitingSetAside("must finish part one", At), new WaitingEnded(At), new OfferTaken(At, At),
        new LetterSettled(LetterKey.Parse("7K2M49QX0ABCDEFG|Confirmation|p1.0|1"), false, "She says that nothing came."),
        new PurchaseOrderReceived(Billed.Order), new PurchaseOrderApproved("it is right", At), new HoldExtended(At), new InvoiceIssued(Billed.Invoice),
        new CreditNoteIssued(Billed.Credit),
    ];

    public static IEnumerable<OfferingEvent> OfferingEvents =>
    [
        new OfferingEvent.OfferingCreated(OfferingId.Parse("liberatory-design-2027-11"), Details), new OfferingEvent.OfferingEdited(Details, true, At),
        new OfferingEvent.OfferingPublished(At), new OfferingEvent.OfferingCancelled("Too few.", At),
        new OfferingEvent.SessionCancelled(new SessionNumber(2), "Storm", At), new OfferingEvent.SessionRestored(new SessionNumber(2), "The roads are free", At),
        new OfferingEvent.MailingOrdered(Mailing, LetterKind.ListNews, "Bring paper", 412, "Paper is short", At), new OfferingEvent.MailingStopped(Mailing, "Wrong day", At),
    ];

    private static readonly MailingId Mailing = MailingId.Parse("0123456789ab");

    private static readonly WordingName Reminder = new(LetterKind.Reminder, "es", "week");
    private static readonly Wording OurWords = new("Nos vemos, {{name}}", "{{title}}", "# Traiga\n\n- papel");

    private static readonly ValueList<ReminderRule> Rules =
    [
        new ReminderRule.OnDate("date", new LocalDateTime(2027, 10, 1, 18, 30)), new ReminderRule.DaysFromEachSession("eve", SessionSide.Before, 1, new LocalTime(18, 0), SessionPlaces.InPerson),
        new ReminderRule.MinutesFromEachSession("notes", SessionSide.After, 30, SessionPlaces.Online), new ReminderRule.BeforeRegistrationCloses("last", 3, new LocalTime(9, 0)),
        new ReminderRule.BeforeHoldEnds("pay", 10),
    ];

    private static readonly ValueList<ReminderRule> BillRules =
    [
        new ReminderRule.BeforeQuoteEnds("quote", 5, new LocalTime(9, 0)), new ReminderRule.DaysFromInvoiceDue("due", DueSide.Before, 7, new LocalTime(8, 30)),
        new ReminderRule.BeforeOfferEnds("offer", 240), new ReminderRule.MorningBeforeOfferEnds("morning"),
    ];

    public static IEnumerable<WordingEvent> WordingEvents =>
        [new WordingEvent.LetterWorded(Reminder, OurWords, "More to bring"), new WordingEvent.StandardWordingRestored(Reminder, "Not needed")];

    private static readonly StaffMember Member = new(Samples.Malik.Email, "Malik Thompson", [StaffRole.Registrar]);

    public static IEnumerable<StaffEvent> StaffEvents =>
    [
        new StaffEvent.MemberAppointed(Member, "New here."), new StaffEvent.MemberChanged(Member, Member with { Roles = [StaffRole.Administrator] }, "More work."),
        new StaffEvent.MemberRemoved(Member, "Left."),
    ];

    public static IEnumerable<Actor> Actors =>
        [new Actor.Registrant(), new Actor.Participant(First), new Actor.Staff(EmailAddress.Parse("Denise@example.org")), new Actor.Plan("release-hold"), new Actor.Provider("payments"), new Actor.Demo(),
            new Actor.Connection("7K2M49QX0A", "District data office"), new Actor.Applicant(), new Actor.TeamMember(First), new Actor.Referee(First)];

    public static RegistrationState State { get; } = RegistrationEvents.Take(4).Concat([new RefundOwed(1, Pay, Money.Usd(5), RefundReason.Decided, At), new RefundMade(1, "re_1", At), new PaymentDisputed(Pay, Money.Usd(795), "dp_1", "fraudulent", At), new PersonChanged(First, Samples.Malik, true), new CertificateIssued(First, Earned)])
        .Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    private static TransferOrder Move => new(1, OfferingId.Parse("elsewhere-2027"), Id, "Elsewhere", TransferKind.ByStaff, Money.Usd(50), "2026-09", "ill", At);

    private static Quote TeamQuote => new(
        [
            new QuoteLine(QuoteLine.Everyone, new PriceRule.TransferFee(), Money.Usd(50)), new QuoteLine(QuoteLine.Everyone, new PriceRule.AsAgreed(), Money.Usd(50)),
            new QuoteLine(QuoteLine.Everyone, new PriceRule.Team(3, 6), Money.Usd(3600)), new QuoteLine(QuoteLine.Everyone, new PriceRule.Member("Student"), Money.Usd(-600)),
            new QuoteLine(QuoteLine.Everyone, new PriceRule.GroupFell(3), Money.Usd(-1)),
        ],
        At);

    /// <summary>A team with a name to follow, and someone who left.</summary>
    public static RegistrationState Team { get; } = new RegistrationEvent[]
    {
        Placed with
        {
            Form = Placed.Form with { Scholarship = new ScholarshipRequest("Cuts", Money.Usd(300)), Entrants = [Placed.Form.Entrants[0], new Entrant(Person.Unnamed, []), new Entrant(Samples.Malik, [])] },
            Seats = [new SeatNumber(4)],
            Quote = TeamQuote,
        },
        new SeatsCancelled([new ParticipantNumber(3)], EndKind.ByRegistrant, "", TeamQuote, At),
        new ScholarshipDecided(new ScholarshipGrant.AmountOff(Money.Usd(1)), "Why not", TeamQuote, At, At),
    }.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    private static OfferingDetails TeamDetails => Details with
    {
        Entry = new Entry.Teams(3, 6),
        Scholarships = new ScholarshipRule(10, 5),
        Prices = new PriceList(Money.Usd(3600))
        {
            Team = new TeamPrice(Money.Usd(3000), "role") { Roles = ["Student"] },
            Codes = [new PriceCode("KEPT", new CodeEffect.Free(), 4) { From = new LocalDate(2027, 1, 1), Reserves = 2, Block = [new SeatNumber(39), new SeatNumber(40)] }],
        },
    };

    private static RegistrationState Offered => new RegistrationEvent[]
    {
        new RegistrationWaitlisted(Id, OfferingId.Parse("liberatory-design-2027-11"), Placed.Form, 2, Placed.CodeUse, Placed.Quote, Samples.InPerson, At),
        new WaitingSetAside("must finish part one", At), new SeatsOffered([new SeatNumber(3), new SeatNumber(4)], At, At, [], null, At),
    }.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    private static WebhookEndpoint Endpoint => new(WebhookId.Parse("7K2M49QX0A"), "District", "https://district.example/hooks", [.. Enum.GetValues<WebhookKind>()], At) { Secret = 2, Rotated = At, Removed = At };

    public static IEnumerable<WebhookEvent> WebhookEvents =>
    [
        new WebhookEvent.EndpointAdded(Endpoint, "Asked."), new WebhookEvent.EndpointChanged("District", "https://district.example/", [WebhookKind.PaymentRecorded], "Moved."),
        new WebhookEvent.SecretRotated("A year is over.", At), new WebhookEvent.EndpointRemoved("Closed.", At), new WebhookEvent.DeliveriesLetGo(12, "They asked the API."),
    ];

    public static IEnumerable<ReturnEvent> ReturnEvents => [new ReturnEvent.ReturnAllowed("https://district.example/learning", "Asked."), new ReturnEvent.ReturnForbidden("https://district.example/learning", "Gone.")];

    private static ApiKey Key => new(ApiKeyId.Parse("7K2M49QX0A"), "District data office", [ApiScope.Read, ApiScope.People, ApiScope.Attendance, ApiScope.Write], "00ff", At, At);

    public static IEnumerable<ApiKeyEvent> ApiKeyEvents => [new ApiKeyEvent.KeyMade(Key, "For their roster."), new ApiKeyEvent.KeyRevoked(Key.Id, "It got about.", At)];

    /// <summary>Every shape under the name of its approved file.</summary>
    public static IEnumerable<(string Name, object Value)> All =>
    [
        .. RegistrationEvents.Select(one => ($"RegistrationEvent.{one.GetType().Name}", (object)new HistoryEntry<RegistrationEvent>(At, new Actor.Registrant(), [one]))),
        .. OfferingEvents.Select(one => ($"OfferingEvent.{one.GetType().Name}", (object)new HistoryEntry<OfferingEvent>(At, new Actor.Registrant(), [one]))),
        ("OfferingEvent.OfferingEdited.reminders", new HistoryEntry<OfferingEvent>(At, new Actor.Demo(), [new OfferingEvent.OfferingEdited(Details with { Reminders = Rules }, false, At, null, ["date"])])),
        ("OfferingFile.at-once", new OfferingFile(Samples.InChicago with { RulesSince = [new RuleSince("month", At, true), new RuleSince("day", At)] }, 5)),
        ("OfferingFile.bill-reminders", new OfferingFile(Samples.InChicago with { Details = Samples.InChicago.Details with { BillReminders = BillRules }, BillRulesChanged = At, RulesSince = [new RuleSince("quote", At)] }, 5)),
        .. Actors.Select(one => ($"Actor.{one.GetType().Name}", (object)new HistoryEntry<OfferingEvent>(At, one, []))),
        ("RegistrationFile", new RegistrationFile(State, 7, At)),
        ("RegistrationFile.withdrawn", new RegistrationFile(new RegistrationEvent[] { new AttendanceCounted(First, Counted), new CertificateWithdrawn(First, At) }.Aggregate(State, RegistrationFold.Evolve), 9, At)),
        ("RegistrationFile.ended", new RegistrationFile(RegistrationFold.Evolve(State, new RegistrationCancelled(EndKind.ByRegistrant, "", At)), 8, null)),
        ("RegistrationFile.team", new RegistrationFile(Team, 2, null)),
        ("OfferingDetails.teams", TeamDetails),
        .. Billed.All, .. ReviewShapes.Shapes, .. AdmissionShapes.Shapes,
        ("OfferingFile", new OfferingFile(Samples.Cancelled(Samples.Moved(Samples.Published("liberatory-design-2027-11", Details))), 4)),
        ("OfferingFile.with-cancelled-session", new OfferingFile(Samples.WithoutSession(Samples.Online, 2) with { CountChanged = At }, 3)),
        ("OfferingFile.with-mailings", new OfferingFile(Samples.Online with { Mailings = [new Mailing(Mailing, LetterKind.ListNews, "Bring paper", 412, At) { Stopped = At }] }, 3)),
        ("MailingFile", new MailingFile(Mailing, LetterKind.ListNotice, MailingAudience.Registrars, "?state=Held", [new MailingText("en", OurWords), new MailingText("es", OurWords)])),
        ("MailingPart", new MailingPart([new MailingRecipient(Id, First, 2), new MailingRecipient(Id, null, 0)])),
        ("WrittenForms", new WrittenForms("0a1b", ["MailState.Sent", "RegistrationEvent.RegistrationPlaced"])),
        ("CohortFile.corrected", new CohortFile(Cohort.New with { Corrected = At }, null)),
        ("OfferingFile.with-waiting-list", new OfferingFile(Samples.Published("liberatory-design-2027-11", Samples.InChicago.Details with { WaitingList = new WaitingListRule { LargeGroups = LargeGroups.PassOver } }), 2)),
        ("CohortFile", new CohortFile(new Cohort([new CohortDeed("close:1", At, 12), new CohortDeed("remind:week:2027-03-04-0900", At, 0, true)]), At)),
        ("MailRecord", new MailRecord(new Letter(Id, LetterKind.Confirmation, First, 1, "1"), Samples.Rosa.Email, MailState.Sent, At, At, 2, "sg-1")),
        ("MailRecord.to-registrar", new MailRecord(new Letter(Id, LetterKind.RefundMade, null, 0, "1"), Samples.Rosa.Email, MailState.Sending, At, At, 1)),
        ("CoachingEntry", new CoachingEntry(2, Id, new LocalDate(2027, 3, 4), 60, "Ana Ruiz", "Listening", new Actor.Staff(Samples.Malik.Email), At) { Corrects = 1, Reason = "It was an hour" }),
        ("Stipend", new Stipend(Id, First, 1, "Fall", [new StipendMark(true, new LocalDate(2027, 12, 31), Money.Usd(1000), "Check 17", null, new Actor.Staff(Samples.Malik.Email), At)])),
        ("Presence", new Presence(new SessionNumber(2), Id, First, [new PresenceMark(true, CheckInMethod.QrCode, new Actor.Staff(Samples.Malik.Email), At), new PresenceMark(false, CheckInMethod.Roster, new Actor.Demo(), At)])),
        ("Presence.with-times", new Presence(new SessionNumber(2), Id, First,
        [
            new PresenceMark(true, CheckInMethod.QrCode, new Actor.Staff(Samples.Malik.Email), At) { Stays = [new Stay(At, At + Duration.FromHours(1)), new Stay(At + Duration.FromHours(2), null)], Scanned = At },
            new PresenceMark(true, CheckInMethod.Import, new Actor.Demo(), At) { Minutes = 90, Reason = "zoom.csv" },
        ])),
        ("StaffMember", new StaffMember(Samples.Malik.Email, "Malik Thompson", [StaffRole.Facilitator, StaffRole.Administrator])),
        .. StaffEvents.Select(one => ($"StaffEvent.{one.GetType().Name}", (object)new HistoryEntry<StaffEvent>(At, new Actor.Staff(Samples.Malik.Email), [one]))),
        ("StaffRollFile", new StaffRollFile(3)),
        ("PersonOrder", new PersonOrder(ReaderId.Of(Samples.Malik.Email), Samples.Malik.Email, Samples.Rosa, "Twice.", Samples.Rosa.Email, At, [Samples.Online.Id], 2)),
        ("PersonOrder.erased", new PersonOrder(ReaderId.Of(Samples.Malik.Email), null, null, "Asked.", Samples.Rosa.Email, At, [Samples.Online.Id], 2, At)),
        ("ActivityMark", new ActivityMark(Samples.Malik.Email)),
        ("OfferingEvent.OfferingEdited.with-reason", new HistoryEntry<OfferingEvent>(At, new Actor.Demo(), [new OfferingEvent.OfferingEdited(Samples.Online.Details, false, At, "The room is taken.")])),
        ("SeatHolder", new SeatHolder(Id)),
        ("CertificatePointer", new CertificatePointer(Id, First)),
        ("MissedMailEvent.LettersLetGo", new HistoryEntry<MissedMailEvent>(At, new Actor.Staff(Samples.Malik.Email), [new MissedMailEvent.LettersLetGo(LetterKind.SessionReminder, "hour, session 2", new LocalDate(2027, 3, 11), 12, "Told by telephone")])),
        ("RegistrationEvent.LetterSettled.let-go", new HistoryEntry<RegistrationEvent>(At, new Actor.Demo(), [new LetterSettled(LetterKey.Parse("7K2M49QX0ABCDEFG|Confirmation|p1.0|1"), false, "Moved away.", true)])),
        ("WordingFile", new WordingFile(Reminder, OurWords, 3)),
        ("WordingFile.restored", new WordingFile(Reminder with { Rule = null }, null, 4)),
        .. WordingEvents.Select(one => ($"WordingEvent.{one.GetType().Name}", (object)new HistoryEntry<WordingEvent>(At, new Actor.Staff(Samples.Malik.Email), [one]))),
        ("RegistrationFile.offered", new RegistrationFile(Offered, 3, At)),
        ("Waiter", new Waiter(Id, 3, At, "must finish part one")),
        ("LineEntries", (ValueList<LineEntry>)
        [
            new LineEntry.Joined(Id, 3, At), new LineEntry.SeatsFreed(2, At), new LineEntry.Offered(Id, 3, At, [new PassedOver(Id, PassReason.SetAside)], null, At),
            new LineEntry.SetAside(Id, "must finish part one", At), new LineEntry.Ended(Id, LineEnd.Declined, At),
        ]),
        ("SaleSince", new SaleSince(At)),
        ("OptOut", new OptOut(At, OptOutBy.OneClick)),
        ("ApiKey", Key with { Revoked = At }),
        ("ApiKeyUse", new ApiKeyUse(new LocalDate(2027, 1, 12))),
        .. ApiKeyEvents.Select(one => ($"ApiKeyEvent.{one.GetType().Name}", (object)new HistoryEntry<ApiKeyEvent>(At, new Actor.Staff(Samples.Malik.Email), [one]))),
        ("ReturnList", new ReturnList(["https://district.example/learning"], 2)),
        .. ReturnEvents.Select(one => ($"ReturnEvent.{one.GetType().Name}", (object)new HistoryEntry<ReturnEvent>(At, new Actor.Staff(Samples.Malik.Email), [one]))),
        ("WebhookEndpoint", Endpoint),
        ("WebhookDelivery", new WebhookDelivery("msg_4T7M49QX0ABCDEFG4T7M49QX0A", Endpoint.Id, WebhookKind.PaymentRecorded, "log|reg|7K2M49QX0ABCDEFG|00002", At, At, 2, DeliveryState.Waiting) { Next = At, Tried = At, Answer = "503" }),
        ("WebhookDelivery.test", new WebhookDelivery("msg_4T7M49QX0ABCDEFG4T7M49QX0B", Endpoint.Id, null, "test", At, At, 1, DeliveryState.Delivered) { Tried = At, Answer = "200" }),
        .. WebhookEvents.Select(one => ($"WebhookEvent.{one.GetType().Name}", (object)new HistoryEntry<WebhookEvent>(At, new Actor.Staff(Samples.Malik.Email), [one]))),
        ("StaffSession", new StaffSession(Samples.Malik.Email, At, At + Duration.FromMinutes(10))),
        ("SignInLink", new StaffDesk.SignInLink(Samples.Malik.Email, At)),
    ];
}
