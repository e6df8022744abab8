using System.Globalization;
using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>The figures of the letters about quote, purchase order, invoice and money. All of them go to the registrar.</summary>
internal sealed class BillingFigures(SiteLinks links, Words words, Offering offering, RegistrationState state, Letter letter)
{
    public LetterFigures Put(LetterFigures figures) => letter.Kind switch
    {
        LetterKind.QuoteReady => Paper(figures, DocumentNumbers.Quote(state.Id)) with { OrderLink = Order() },
        LetterKind.PurchaseOrderReminder when state.Invoice is { } invoice => Paper(figures, invoice.Number) with { ByCheck = true },
        LetterKind.PurchaseOrderReminder => Paper(figures, DocumentNumbers.Quote(state.Id)) with { OrderLink = Order() },
        LetterKind.PurchaseOrderReceived or LetterKind.InvoiceSent or LetterKind.InvoiceDue or LetterKind.InvoiceOverdue when state.Invoice is { } invoice => Paper(figures, invoice.Number),
        LetterKind.PurchaseOrderReceived when state.Parts is { Dated: [var first, ..] } => Paper(figures, DocumentNumbers.PartInvoice(state.Id, 1)) with { Due = words.Date(first.Due) },
        LetterKind.PaymentReceipt => Receipt(figures),
        LetterKind.CreditNoteSent => Credit(figures),
        LetterKind.PartReminder or LetterKind.PartOverdue => Part(figures),
        _ => figures,
    };

    private LetterFigures Paper(LetterFigures figures, string number) => figures with
    {
        Owed = Positive(Owed),
        Due = state.Invoice is { } invoice ? words.Date(invoice.Due) : "",
        HoldsThrough = state.Status == RegistrationStatus.Held ? words.Date(offering.Zone.DateAt(state.HeldUntil - Duration.Epsilon)) : "",
        OrderNumber = OneLine.Of(state.PurchaseOrder?.Number ?? ""),
        DocumentNumber = number,
        DocumentLink = links.Manage(offering.Id, state.Id, $"/documents/{number}").AbsoluteUri,
    };

    private LetterFigures Receipt(LetterFigures figures)
    {
        var number = Anchored;
        return Paper(figures, DocumentNumbers.Receipt(state.Id, number)) with
        {
            Amount = words.Money(state.Payments[number - 1].Amount),
            Overpaid = state.HasSeats ? Positive(-state.Balance) : "",
        };
    }

    private LetterFigures Credit(LetterFigures figures)
    {
        var note = state.Invoice!.Credits[Anchored - 1];
        return Paper(figures, note.Number) with { Amount = words.Money(note.Amount) };
    }

    /// <summary>The part that the letter is about, as much of it as is still to come; the next one when it has come since.</summary>
    private LetterFigures Part(LetterFigures figures)
    {
        var open = state.Parts?.Open(state.Paid - state.Refunded) ?? [];
        var part = open.FirstOrDefault(one => letter.Anchor.StartsWith(one.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            ?? (open.Count > 0 ? open[0] : null);
        if (part is null) return figures;
        var number = DocumentNumbers.PartInvoice(state.Id, 1 + state.Parts!.Dated.ToList().FindIndex(one => one.Due == part.Due));
        return figures with
        {
            Part = words.Money(part.Amount),
            PartBy = words.Date(part.Due),
            DocumentNumber = number,
            DocumentLink = links.Manage(offering.Id, state.Id, $"/documents/{number}").AbsoluteUri,
        };
    }

    private int Anchored => int.Parse(letter.Anchor, NumberStyles.None, CultureInfo.InvariantCulture);

    private Money Owed => state.HasSeats ? state.Balance : state.InvoiceOpen;

    private string Positive(Money amount) => amount.IsPositive ? words.Money(amount) : "";

    private string Order() => links.Manage(offering.Id, state.Id, "/purchase-order").AbsoluteUri;
}
