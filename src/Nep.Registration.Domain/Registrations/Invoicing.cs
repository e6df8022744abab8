using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationEvent
{
    public sealed record InvoiceIssued(Invoice Invoice) : RegistrationEvent;

    public sealed record CreditNoteIssued(CreditNote Note) : RegistrationEvent;
}

/// <summary>
/// Invoices and their credit notes. An invoice is issued once; it never asks for more than the seats cost, so that whatever lowers the price,
/// by whatever rule, brings a credit note with it.
/// </summary>
public static class Invoicing
{
    internal static InvoiceIssued Issue(RegistrationId id, Money amount, LocalDate due, Instant now) =>
        new(new Invoice(DocumentNumbers.Invoice(id), amount, due, now));

    /// <summary>Credits what is billed above an amount; nothing when there is no invoice or it asks for no more.</summary>
    internal static IEnumerable<RegistrationEvent> CreditDownTo(RegistrationState one, Money owed, CreditReason reason, Instant now)
    {
        if (one.Invoice is not { } invoice || invoice.Net <= owed) yield break;
        yield return new CreditNoteIssued(new CreditNote(DocumentNumbers.CreditNote(one.Id, invoice.Credits.Count + 1), invoice.Net - owed, reason, now));
    }

    /// <summary>The seats are theirs again, and so is the invoice: that nobody owes it any more was told to nobody.</summary>
    internal static IEnumerable<RegistrationEvent> OweAgain(RegistrationState one)
    {
        if (one.Invoice is { } invoice && invoice.Credits.Any(note => note.Reason == CreditReason.HoldRanOut))
            yield return new InvoiceIssued(invoice with { Credits = [.. invoice.Credits.Where(note => note.Reason != CreditReason.HoldRanOut)] });
    }

    /// <summary>The same ruling, with a credit note where it lowers the price of seats that were billed.</summary>
    internal static Ruling<RegistrationEvent> Corrected(RegistrationState? before, Ruling<RegistrationEvent> ruling, Instant now)
    {
        if (before?.Invoice is null || ruling is not Ruling<RegistrationEvent>.Accepted { Events: { Count: > 0 } events }) return ruling;
        var after = events.Aggregate((RegistrationState?)before, RegistrationFold.Evolve)!;
        return after.HasSeats && after.Quote.Total != before.Quote.Total
            ? (ValueList<RegistrationEvent>)[.. events, .. CreditDownTo(after, after.Quote.Total, CreditReason.PriceLowered, now)]
            : ruling;
    }
}
