namespace Nep.Registration.Domain.Letters;

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
