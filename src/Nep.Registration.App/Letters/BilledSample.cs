using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Letters;

/// <summary>A registration as if it had been billed, for a look at the letters about quote, purchase order and invoice. Nothing is kept.</summary>
internal static class BilledSample
{
    /// <returns>The registration, and the anchor of its letter.</returns>
    public static (RegistrationState State, string Anchor) Of(Offering offering, RegistrationState state, LetterKind kind, Instant now)
    {
        if (kind is LetterKind.PartReminder or LetterKind.PartOverdue)
            return (state with { Parts = new PaymentParts(state.Quote.Total, [new Instalment(offering.Zone.DateAt(now).PlusDays(14), state.Quote.Total.Percent(50))]) }, "1");
        var held = state with { Status = RegistrationStatus.Held, Payments = [], Refunds = [], Invoice = null, PurchaseOrder = null, HeldUntil = now + Duration.FromDays(14) };
        if (kind is LetterKind.QuoteReady or LetterKind.PurchaseOrderReminder) return (held, "1");
        var billed = Then(held, Invoiced(offering, state, now));
        if (kind == LetterKind.InvoiceSent) return (billed, "1");
        var ordered = Then(billed, new PurchaseOrderReceived(new PurchaseOrder("PO-0000", state.Quote.Total, state.Registrar.Organization, now)), new RegistrationConfirmed(now));
        return kind switch
        {
            LetterKind.PaymentReceipt => (Then(ordered, Half(offering, state, now)), "1"),
            LetterKind.CreditNoteSent => (Then(ordered, new CreditNoteIssued(new CreditNote(DocumentNumbers.CreditNote(state.Id, 1), state.Quote.Total.Percent(50), CreditReason.PriceLowered, now))), "1"),
            _ => (ordered, "1"),
        };
    }

    private static InvoiceIssued Invoiced(Offering offering, RegistrationState state, Instant now) => new(new Invoice(
        DocumentNumbers.Invoice(state.Id), state.Quote.Total, offering.Zone.DateAt(now).PlusDays(offering.Payments.InvoiceDays), now));

    private static PaymentReceived Half(Offering offering, RegistrationState state, Instant now) =>
        new(PaymentId.Parse("sample"), state.Quote.Total.Percent(50), now) { ByHand = new HandPayment(HandMethod.Check, "0000", offering.Zone.DateAt(now)) };

    private static RegistrationState Then(RegistrationState state, params ReadOnlySpan<RegistrationEvent> events)
    {
        foreach (var happened in events) state = RegistrationFold.Evolve(state, happened);
        return state;
    }
}
