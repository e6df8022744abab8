using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Documents;

/// <summary>The kinds of document about one registration's money.</summary>
public enum DocumentKind
{
    Quote,
    Invoice,
    Receipt,
    CreditNote,
}

/// <summary>One document about a registration's money. Drawn from the facts, so that the same number always shows the same document.</summary>
/// <param name="Payment">The payment that a receipt is for.</param>
/// <param name="Credit">The credit note.</param>
/// <param name="Part">The invoice of a part of the price that it is, or credits.</param>
public sealed record Document(DocumentKind Kind, string Number, Instant Issued, Payment? Payment = null, CreditNote? Credit = null, PartInvoice? Part = null)
{
    /// <summary>Every document of a registration, in the order in which they came about.</summary>
    public static IReadOnlyList<Document> All(Offering offering, RegistrationState state, Instant now) =>
    [
        .. state.Billing is not null ? [new Document(DocumentKind.Quote, DocumentNumbers.Quote(state.Id), state.Quote.At)] : Array.Empty<Document>(),
        .. Later(state).Concat(Parts(offering, state, now)).OrderBy(document => document.Issued),
    ];

    /// <summary>The document with a number; null when the registration has none such.</summary>
    public static Document? Find(Offering offering, RegistrationState state, string number, Instant now) => All(offering, state, now).FirstOrDefault(document => document.Number == number);

    /// <summary>What was open of a part when the seats were given up is credited.</summary>
    private static IEnumerable<Document> Parts(Offering offering, RegistrationState state, Instant now)
    {
        foreach (var part in PartInvoices.IssuedBy(offering, state, now))
        {
            yield return new Document(DocumentKind.Invoice, part.Number, part.Issued, Part: part);
            if (!part.Credited.IsPositive || state.Ended is not { } ended) continue;
            var note = new CreditNote(DocumentNumbers.CreditNote(state.Id, part.Part), part.Credited, state.Status == RegistrationStatus.Expired ? CreditReason.HoldRanOut : CreditReason.Cancelled, ended);
            yield return new Document(DocumentKind.CreditNote, note.Number, ended, Credit: note, Part: part);
        }
    }

    /// <summary>For a check that came back unpaid there is no receipt.</summary>
    private static bool DidNotPay(RegistrationState state, Payment payment) =>
        payment.ByHand is not null && state.Refunds.Any(refund => refund.Payment == payment.Id && refund.Reason == RefundReason.Outside);

    private static IEnumerable<Document> Later(RegistrationState state)
    {
        if (state.Invoice is { } invoice)
        {
            yield return new Document(DocumentKind.Invoice, invoice.Number, invoice.Issued);
            foreach (var credit in invoice.Credits) yield return new Document(DocumentKind.CreditNote, credit.Number, credit.At, Credit: credit);
        }

        for (var i = 0; i < state.Payments.Count; i++)
            if (!DidNotPay(state, state.Payments[i])) yield return new Document(DocumentKind.Receipt, DocumentNumbers.Receipt(state.Id, i + 1), state.Payments[i].At, state.Payments[i]);
    }
}

/// <summary>A document as it stands on its page.</summary>
/// <param name="Back">Where the reader came from.</param>
public sealed record DocumentModel(Words Words, Biller Biller, Offering Offering, RegistrationState State, Document Document, Shell.Trail Back)
{
    /// <summary>How a payment came: "check 4711".</summary>
    public string Method(Payment payment) => payment.ByHand is { } hand
        ? Words.Say($"document.method.{hand.Method}", ("number", hand.Number))
        : Words["document.method.Card"];

    public string Day(Instant instant) => Words.Date(Offering.Zone.DateAt(instant));

    /// <summary>What is left to pay: of the price while they have seats, otherwise of the invoice.</summary>
    public Money Left => Document.Part is { } part ? part.Open : State.HasSeats ? Money.Max(State.Balance, State.Balance with { Cents = 0 }) : State.InvoiceOpen;
}
