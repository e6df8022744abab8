using System.Globalization;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The letters about quote, purchase order, invoice and money that a registration's standing calls for, sent or not, all to the registrar.
/// Reminders go out by the offering's rules about bills, on its clock.
/// </summary>
public static class BillingPlan
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);
    private static readonly Duration Month = Duration.FromDays(30);

    internal static IEnumerable<Step> Letters(Offering offering, RegistrationState state)
    {
        var running = offering.Status != OfferingStatus.Cancelled;
        return Receipts(state).Concat(Credits(state)).Concat(running ? PartsPlan.Letters(offering, state) : [])
            .Concat(running && state is { HasSeats: true, Offer: null or { Taken: not null } } ? Papers(state).Concat(Missing(offering, state)) : [])
            .Concat(running ? Due(offering, state) : []);
    }

    /// <summary>What answers a registration by purchase order or check, and then the order itself.</summary>
    private static IEnumerable<Step> Papers(RegistrationState state)
    {
        if (state.PurchaseOrder is { } order)
            yield return RegistrationLetters.Send(state, LetterKind.PurchaseOrderReceived, null, RegistrationLetters.Anchor(order.At), order.At, order.At + Week);
        else if (state.Invoice is { } invoice)
            yield return RegistrationLetters.Send(state, LetterKind.InvoiceSent, null, RegistrationLetters.Anchor(invoice.Issued), invoice.Issued, invoice.Issued + Week);
        else if (state is { Status: RegistrationStatus.Held, Billing: not null } && !Scholarships.IsOpen(state))
            yield return RegistrationLetters.Send(state, LetterKind.QuoteReady, null, "1", Asked(state), state.HeldUntil);
    }

    /// <summary>When it was known what they pay: by the form, by taking an offer, or when their scholarship was decided.</summary>
    private static Instant Asked(RegistrationState state) => state.Offer?.Taken ?? state.Scholarship?.Decided ?? state.Placed;

    /// <summary>Whoever registered the day before has just been told.</summary>
    private static IEnumerable<Step> Missing(Offering offering, RegistrationState state)
    {
        if (state is not { Status: RegistrationStatus.Held, Billing: not null, PurchaseOrder: null } || Scholarships.IsOpen(state)) return [];
        var last = offering.Zone.DateAt(state.HeldUntil - Duration.Epsilon);
        return from rule in offering.BillReminders.OfType<ReminderRule.BeforeQuoteEnds>()
               let due = offering.Zone.At(last.PlusDays(-rule.Days) + rule.At)
               where due > Asked(state) + Day && due >= offering.RuleInForce(rule.Key)
               select RegistrationLetters.Send(
                   state, LetterKind.PurchaseOrderReminder, null, BillReminders.Anchor(last, rule.Days), due, Instant.Min(due + Duration.FromDays(2), state.HeldUntil));
    }

    /// <summary>Every payment that staff recorded, and every one for an invoice; money that went straight back has a letter of its own.</summary>
    private static IEnumerable<Step> Receipts(RegistrationState state)
    {
        for (var i = 0; i < state.Payments.Count; i++)
        {
            var payment = state.Payments[i];
            var wentBack = state.Refunds.Any(refund => refund.Payment == payment.Id && refund.Reason == RefundReason.TooLate && refund.Amount == payment.Amount);
            if (wentBack || payment.Origin is not null || (payment.ByHand is null && state.Invoice is null && (state.Parts is not { } parts || (i == 0 && parts.AtOnce.IsPositive)))) continue;
            yield return RegistrationLetters.Send(state, LetterKind.PaymentReceipt, null, Number(i + 1), payment.At, payment.At + Month);
        }
    }

    /// <summary>
    /// An unpaid invoice is asked for before and after the day on which it is due. Seats that are only held run out instead, and whoever was
    /// billed the day before has just been told.
    /// </summary>
    private static IEnumerable<Step> Due(Offering offering, RegistrationState state)
    {
        if (state.Invoice is not { } invoice || state.Status is not (RegistrationStatus.Confirmed or RegistrationStatus.Cancelled) || !state.InvoiceOpen.IsPositive) return [];
        return from rule in offering.BillReminders.OfType<ReminderRule.DaysFromInvoiceDue>()
               let before = rule.Side == DueSide.Before
               let due = offering.Zone.At(invoice.Due.PlusDays(before ? -rule.Days : rule.Days) + rule.At)
               where due >= offering.RuleInForce(rule.Key) && due > OwedAgain(state) && (!before || due > invoice.Issued + Day)
               select RegistrationLetters.Send(
                   state, before ? LetterKind.InvoiceDue : LetterKind.InvoiceOverdue, null, BillReminders.Anchor(invoice.Due, rule.Days), due,
                   before ? offering.Zone.At(invoice.Due.PlusDays(1).AtMidnight()) : due + Week);
    }

    /// <summary>When money that had come was last taken back, so that nobody is reminded of what was paid at that time; long ago for never.</summary>
    internal static Instant OwedAgain(RegistrationState state) =>
        state.Refunds.Where(refund => refund.Reason == RefundReason.Outside).Select(refund => refund.At).DefaultIfEmpty(Instant.MinValue).Max();

    /// <summary>Seats that ran out are told of in one letter, without another about an invoice that nobody owes.</summary>
    private static IEnumerable<Step> Credits(RegistrationState state)
    {
        var credits = state.Invoice?.Credits ?? [];
        for (var i = 0; i < credits.Count; i++)
            if (credits[i].Reason != CreditReason.HoldRanOut)
                yield return RegistrationLetters.Send(state, LetterKind.CreditNoteSent, null, Number(i + 1), credits[i].At, credits[i].At + Month);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
