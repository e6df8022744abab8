using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Letters;

/// <summary>The kinds of e-mail. Each has one template per language, named after it.</summary>
public enum LetterKind
{
    /// <summary>To a participant whose seat is theirs, with the calendar file and the ticket.</summary>
    Confirmation,

    /// <summary>To a registrar who does not come along: who is registered, and what was paid.</summary>
    RegistrarConfirmation,

    /// <summary>To the registrar: the hold ran out.</summary>
    HoldRanOut,

    /// <summary>To everyone in the registration: it is cancelled.</summary>
    Cancellation,

    /// <summary>To the registrar: some seats are cancelled, the others stay.</summary>
    SeatsCancelled,

    /// <summary>To the registrar, days before the first session: names are still to follow.</summary>
    NamesToFollow,

    /// <summary>To the registrar: the request for a scholarship came in, and when it will be decided.</summary>
    ScholarshipAsked,

    /// <summary>To the registrar: what the scholarship pays, and what is left.</summary>
    ScholarshipGranted,

    /// <summary>To the registrar: no scholarship this time; the seats are held for some days more.</summary>
    ScholarshipDeclined,

    /// <summary>To everyone in the registration: they were moved to another offering, and this one is off their calendar.</summary>
    Transferred,

    /// <summary>To the registrar: the other offering could not take them, and everything stays as it is.</summary>
    TransferRefused,

    /// <summary>To everyone in the registration: the offering itself is cancelled.</summary>
    OfferingCancelled,

    /// <summary>To the registrar: paid too late, and the money goes back in full.</summary>
    PaidTooLate,

    /// <summary>To the registrar: the money is on its way.</summary>
    RefundMade,

    /// <summary>To a participant: when or where changed, with the new calendar file.</summary>
    ScheduleChanged,

    /// <summary>To a participant, days before the first session.</summary>
    Reminder,

    /// <summary>To a participant, shortly before an online session, with the link to join.</summary>
    SessionReminder,

    /// <summary>To a participant, after a session.</summary>
    SessionFollowUp,

    /// <summary>To a registrar, before registration closes.</summary>
    RegistrationCloses,

    /// <summary>To a registrar who has not paid yet, before the hold runs out.</summary>
    HoldEnds,

    /// <summary>To a participant, after the end. Optional mail.</summary>
    Survey,

    /// <summary>To a participant who earned it.</summary>
    Certificate,

    /// <summary>To a participant who came, and not for long enough for a certificate: the hours attended.</summary>
    AttendanceLetter,

    /// <summary>To the registrar: the quote, through which day it holds, and how to send the purchase order.</summary>
    QuoteReady,

    /// <summary>To the registrar, days before the quote ends: the purchase order or the check has not come.</summary>
    PurchaseOrderReminder,

    /// <summary>To the registrar: the purchase order came; with the invoice.</summary>
    PurchaseOrderReceived,

    /// <summary>To the registrar: the invoice, where no purchase order brought it about.</summary>
    InvoiceSent,

    /// <summary>To the registrar: a check, a transfer, or money for an invoice came, and what is left.</summary>
    PaymentReceipt,

    /// <summary>To the registrar, days before the invoice is due: what is still to be paid.</summary>
    InvoiceDue,

    /// <summary>To the registrar, days after the invoice was due.</summary>
    InvoiceOverdue,

    /// <summary>To the registrar: less is owed than was billed.</summary>
    CreditNoteSent,

    /// <summary>To a participant who asked for it: the link to all their hours.</summary>
    LearningRecord,

    /// <summary>To the registrar: on the waiting list, and how it goes on from there.</summary>
    Waitlisted,

    /// <summary>To the registrar: seats are offered, until when, and how to take them.</summary>
    SeatOffered,

    /// <summary>To the registrar: the offer runs out soon.</summary>
    OfferReminder,

    /// <summary>To the registrar: the offer ran out, and the seats went on.</summary>
    OfferRanOut,

    /// <summary>To the registrar: the program begins, and no seat came.</summary>
    WaitingEnded,

    /// <summary>To the people of a list, as staff wrote it, about what they registered for.</summary>
    ListNotice,

    /// <summary>To the people of a list, as staff wrote it. Optional mail.</summary>
    ListNews,

    /// <summary>To an applicant who began: the link to go on from any device.</summary>
    ApplicationLink,

    /// <summary>To an applicant, days before the deadline: the application is not sent yet.</summary>
    ApplicationUnfinished,

    /// <summary>To an applicant: the application came, and what happens next.</summary>
    ApplicationReceipt,

    /// <summary>To someone who is to be in the team that applies: the link to confirm.</summary>
    MemberAsked,

    /// <summary>To someone of the team who has not confirmed, before the deadline.</summary>
    MemberReminder,

    /// <summary>To a referee: what is asked, and the link to answer.</summary>
    ReferenceAsked,

    /// <summary>To a referee who has not answered.</summary>
    ReferenceReminder,

    /// <summary>To an applicant: an interview or a site visit, with the calendar file.</summary>
    VisitSet,

    /// <summary>To an applicant: the interview or site visit is at another time or place, with the new calendar file.</summary>
    VisitMoved,

    /// <summary>To an applicant: the interview or site visit does not take place, and goes off the calendar.</summary>
    VisitOff,

    /// <summary>To whoever holds an interview or makes a site visit: when and where it is, or that it is called off, with the calendar file.</summary>
    InterviewerNotice,

    /// <summary>To an applicant: a place is theirs if they want it.</summary>
    DecisionAccept,

    /// <summary>To an applicant: next in line for a place that comes free.</summary>
    DecisionAlternate,

    /// <summary>To an applicant: not chosen this time.</summary>
    DecisionDecline,

    /// <summary>To an applicant: chosen for a later run.</summary>
    DecisionDefer,

    /// <summary>To an alternate: a place came free.</summary>
    PlaceOffered,

    /// <summary>To an applicant who has not answered the offer of a place.</summary>
    PlaceReminder,

    /// <summary>To an applicant: the offer, or the time to pay the deposit, ran out.</summary>
    PlaceExpired,

    /// <summary>To an applicant who accepted: how and until when to pay the deposit.</summary>
    DepositAsked,

    /// <summary>To an applicant who accepted and has not paid the deposit.</summary>
    DepositReminder,

    /// <summary>To an applicant: enrolled.</summary>
    Enrolment,

    /// <summary>To the registrar, before a part of the price is due.</summary>
    PartReminder,

    /// <summary>To the registrar, days after a part of the price was due.</summary>
    PartOverdue,
}

/// <summary>What holds of every letter of a kind.</summary>
public static class LetterKinds
{
    /// <summary>Whether the registrar alone gets it, whoever comes along.</summary>
    public static bool IsToRegistrar(this LetterKind kind) =>
        kind is LetterKind.RegistrarConfirmation or LetterKind.HoldRanOut or LetterKind.PaidTooLate or LetterKind.RefundMade
            or LetterKind.RegistrationCloses or LetterKind.HoldEnds
            or LetterKind.SeatsCancelled or LetterKind.NamesToFollow or LetterKind.ScholarshipAsked or LetterKind.ScholarshipGranted or LetterKind.ScholarshipDeclined or LetterKind.TransferRefused
            || kind.IsAboutBilling() || kind.IsAboutWaiting();

    /// <summary>Whether it is about a quote, a purchase order, an invoice or money for one.</summary>
    public static bool IsAboutBilling(this LetterKind kind) =>
        kind is LetterKind.QuoteReady or LetterKind.PurchaseOrderReminder or LetterKind.PurchaseOrderReceived or LetterKind.InvoiceSent
            or LetterKind.PaymentReceipt or LetterKind.InvoiceDue or LetterKind.InvoiceOverdue or LetterKind.CreditNoteSent
            or LetterKind.PartReminder or LetterKind.PartOverdue;

    /// <summary>Whether staff wrote it to a list: then its text is the mailing's, and no wording of the offering's.</summary>
    public static bool IsToList(this LetterKind kind) => kind is LetterKind.ListNotice or LetterKind.ListNews;

    /// <summary>Whether it is about an application, whose plan sends it.</summary>
    public static bool IsAboutApplying(this LetterKind kind) => kind is >= LetterKind.ApplicationLink and <= LetterKind.Enrolment;

    /// <summary>Whether it is about the waiting list.</summary>
    public static bool IsAboutWaiting(this LetterKind kind) =>
        kind is LetterKind.Waitlisted or LetterKind.SeatOffered or LetterKind.OfferReminder or LetterKind.OfferRanOut or LetterKind.WaitingEnded;
}

/// <summary>
/// One e-mail to one person: its kind, whom it reaches and the fact it hangs on. The key is made of these three, so a letter goes out
/// once however often it is asked for, and again when the fact changes.
/// </summary>
/// <param name="To">The participant; null for the registrar.</param>
/// <param name="Change">Which address in that participant's place, so that a substitute, or a mended address, gets its own.</param>
/// <param name="Anchor">The version of the fact: a date, a count. Lower-case letters, digits and hyphens.</param>
public sealed record Letter(RegistrationId Registration, LetterKind Kind, ParticipantNumber? To, int Change, string Anchor)
{
    public LetterKey Key => LetterKey.Parse($"{Registration}|{Kind}|{(To is { } number ? $"p{number}.{Change}" : "registrar")}|{Anchor}");

    /// <summary>Optional mail may be opted out of; receipts and what people need to attend may not.</summary>
    public bool IsOptional => Kind is LetterKind.Survey or LetterKind.ListNews;

    /// <summary>Whether the plan of the offering's cohort sends it, to everyone in one step; otherwise the registration's own plan does.</summary>
    public bool IsFromCohort => Kind is LetterKind.Reminder or LetterKind.SessionReminder or LetterKind.SessionFollowUp or LetterKind.RegistrationCloses
        or LetterKind.Survey or LetterKind.ScheduleChanged || Kind.IsToList();

    /// <summary>The address it goes to, as the registration stands.</summary>
    public EmailAddress AddressIn(RegistrationState state) => To is { } number ? state.Anyone(number)!.Person.Email : state.Registrar.Email;

    public string NameIn(RegistrationState state) => To is { } number ? state.Anyone(number)!.Person.Name : state.Registrar.Name;
}

/// <summary>The key under which a letter stands in the mail ledger: registration, kind, person, anchor.</summary>
public readonly record struct LetterKey : IText<LetterKey>
{
    private readonly string? text;

    private LetterKey(string text) => this.text = text;

    public static LetterKey Parse(string text) => Ids.Parse<LetterKey>(text);

    public static bool TryParse(string? text, out LetterKey value)
    {
        var ok = text is { Length: > 0 and <= 200 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '|' or '-' or '.' or ':' or '_');
        value = ok ? new LetterKey(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}
