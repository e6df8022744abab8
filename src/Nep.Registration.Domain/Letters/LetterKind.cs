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
