using static Nep.Registration.Domain.Letters.LetterKind;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Everything that a letter's template can say. An empty text or a false flag means "not in this letter": a template asks with <c>if</c>.
/// Links and amounts are empty for a reader whom they are not for, so that no template can give them away.
/// </summary>
public sealed partial record LetterFigures
{
    [Figure("The reader's name, as they write it.")]
    public required string Name { get; init; }

    [Figure("The title of the offering.")]
    public required string Title { get; init; }

    [Figure("The name of whoever made the registration.")]
    public required string Registrar { get; init; }

    [Figure("The address that questions go to.")]
    public required string Contact { get; init; }

    [Figure("The offering's public page.")]
    public required string OfferingLink { get; init; }

    [Figure("The page to see, change or cancel the registration. Only where the reader is the registrar.")]
    [Needed(NamesToFollow, ScholarshipGranted, ScholarshipDeclined)]
    public string ManageLink { get; init; } = "";

    [Figure("The reader's own ticket page. Only where the reader has a seat.")]
    [Needed(Confirmation)]
    public string TicketLink { get; init; } = "";

    [Figure("Everyone in the registration. Only where the reader is the registrar.")]
    public IReadOnlyList<string> People { get; init; } = [];

    [Figure("The meetings, in order.")]
    [Needed(Confirmation, ScheduleChanged)]
    public IReadOnlyList<SessionFigures> Sessions { get; init; } = [];

    [Figure("The meetings that were cancelled, if any.", ScheduleChanged)]
    public IReadOnlyList<string> Cancelled { get; init; } = [];

    [Figure("The day of the first meeting.")]
    public required string FirstDay { get; init; }

    [Figure("Whether any meeting is online.")]
    public bool Online { get; init; }

    [Figure("Whether any meeting is in a building.")]
    public bool InPerson { get; init; }

    [Figure("Where all meetings are, if it is one building (in a letter about one meeting: where that is).")]
    public string Place { get; init; } = "";

    [Figure("The link to join, if it is one for all meetings (in a session reminder: for that one). Only where the reader has a seat.")]
    [Needed(SessionReminder)]
    public string JoinLink { get; init; } = "";

    [Figure("What was paid. Only where the reader is the registrar.", Confirmation, RegistrarConfirmation, Cancellation, OfferingCancelled)]
    public string Paid { get; init; } = "";

    [Figure("Whether there was nothing to pay. Only where the reader is the registrar.", Confirmation, RegistrarConfirmation, SeatOffered, OfferReminder)]
    public bool Free { get; init; }

    [Figure("The money that goes back. Only where the reader is the registrar.", Cancellation, SeatsCancelled, OfferingCancelled, Transferred, PaidTooLate, RefundMade)]
    [Needed(Cancellation, OfferingCancelled, PaidTooLate, RefundMade)]
    public string Refund { get; init; } = "";

    [Figure("Whether money was paid and the policy gives none back. Only where the reader is the registrar.", Cancellation, SeatsCancelled)]
    public bool NoRefund { get; init; }

    [Figure("Whether there was an invoice, so that a credit note says what is left to pay. Only where the reader is the registrar.", Cancellation)]
    public bool Billed { get; init; }

    [Figure("The name of the cancellation policy.", Cancellation, SeatsCancelled)]
    public string Policy { get; init; } = "";

    [Figure("Those whose seats are cancelled.", SeatsCancelled)]
    public IReadOnlyList<string> Left { get; init; } = [];

    [Figure("For how many seats a name is still to follow: \"2 seats\". Only where the reader is the registrar.", Confirmation, RegistrarConfirmation, NamesToFollow)]
    public string Seats { get; init; } = "";

    [Figure("The day and time by which a scholarship is decided or the rest must be paid. Empty when nothing is left to pay.", ScholarshipAsked, ScholarshipGranted, ScholarshipDeclined)]
    public string Until { get; init; } = "";

    [Figure("What the scholarship pays.", ScholarshipGranted)]
    public string Grant { get; init; } = "";

    [Figure("The offering to which they were, or should have been, moved.", Transferred, TransferRefused)]
    public string Target { get; init; } = "";

    [Figure("Why the offering was cancelled, as staff wrote it.", OfferingCancelled, Transferred)]
    public string Reason { get; init; } = "";

    [Figure("The day of the next reminder, if one is planned.", Confirmation)]
    public string NextMail { get; init; } = "";

    [Figure("How long before each online meeting the link is sent again: \"1 hour\". Empty when it is not.", Confirmation, Reminder, ScheduleChanged)]
    public string JoinBefore { get; init; } = "";

    [Figure("How long until the first meeting: \"7 days\".", Reminder)]
    public string Days { get; init; } = "";

    [Figure("When the meeting is that this letter is about.", SessionReminder, SessionFollowUp)]
    [Needed(SessionReminder)]
    public string When { get; init; } = "";

    [Figure("The title of the meeting that this letter is about, where it has one of its own.", SessionReminder, SessionFollowUp)]
    public string SessionTitle { get; init; } = "";

    [Figure("Until when registration is open.", RegistrationCloses)]
    [Needed(RegistrationCloses)]
    public string Closes { get; init; } = "";

    [Figure("Until when the seats are held.", HoldEnds)]
    [Needed(HoldEnds)]
    public string HeldUntil { get; init; } = "";

    [Figure("What is still to pay. Empty for nothing.", HoldEnds, ScholarshipGranted, ScholarshipDeclined, SeatOffered, OfferReminder)]
    public string ToPay { get; init; } = "";

    [Figure("Whether the offered seats are paid on a bill: by purchase order or check.", SeatOffered, OfferReminder)]
    public bool OnBill { get; init; }

    [Figure("When the offer of seats runs out, on the offering's clock.", SeatOffered, OfferReminder)]
    [Needed(SeatOffered, OfferReminder)]
    public string OfferUntil { get; init; } = "";

    [Figure("The number of the registration of those of the same form who have seats; empty unless the form was split.", Waitlisted)]
    public string Split { get; init; } = "";

    [Figure("The page where the reader opts out of optional mail.", Survey, ListNews)]
    [Needed(Survey, ListNews)]
    public string UnsubscribeLink { get; init; } = "";

    [Figure("The hours attended: \"12 hours\".", Certificate, AttendanceLetter)]
    public string Hours { get; init; } = "";

    [Figure("The hours of the whole program: \"12 hours\".", AttendanceLetter)]
    public string AllHours { get; init; } = "";

    [Figure("The day on which the reader left the program before its end. Empty for whoever stayed.", AttendanceLetter)]
    public string LeftOn { get; init; } = "";

    [Figure("The letter of attendance, ready to print. Empty for whoever has no hours.", AttendanceLetter)]
    public string AttendanceLink { get; init; } = "";

    [Figure("The page with all hours and certificates under the reader's address.", LearningRecord)]
    public string RecordLink { get; init; } = "";

    [Figure("Whether an earlier certificate was corrected, or withdrawn.", Certificate, AttendanceLetter)]
    public bool Corrected { get; init; }

    [Figure("The certificate, ready to print.", Certificate)]
    [Needed(Certificate)]
    public string CertificateLink { get; init; } = "";

    [Figure("The page where anyone can check that the certificate is real.", Certificate)]
    public string VerifyLink { get; init; } = "";
}
