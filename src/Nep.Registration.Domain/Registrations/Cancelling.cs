using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <param name="Refund">What staff decided to give back instead of the policy; null for the policy. What was paid above the price goes back in any case.</param>
    public sealed record CancelRegistration(EndKind Kind, string Reason, Money? Refund = null) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record RegistrationCancelled(EndKind Kind, string Reason, Instant At) : RegistrationEvent;
}

/// <summary>Cancelling, and what it gives back.</summary>
public static class Cancelling
{
    internal static Ruling<RegistrationEvent> Cancel(Offering offering, RegistrationState one, CancelRegistration cancel, Instant now)
    {
        if (one.Status is RegistrationStatus.Cancelled or RegistrationStatus.Expired) return Ruling<RegistrationEvent>.Nothing;
        if (cancel.Kind == EndKind.ByRegistrant && now >= offering.Starts) return new TooLateToCancel();
        if (cancel.Kind == EndKind.ByStaff && string.IsNullOrWhiteSpace(cancel.Reason)) return new ReasonMissing();
        if (OfferingRules.Reason(cancel.Reason).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var decided = cancel is { Kind: EndKind.ByStaff, Refund: { } amount } ? Money.Max(amount, one.Paid - one.Refunded - one.Quote.Total) : (Money?)null;
        var back = Money.Min(decided ?? RefundOn(offering, one, cancel.Kind, now), one.Paid - one.Refunded);
        var reason = cancel.Kind == EndKind.WithOffering ? RefundReason.OfferingCancelled
            : decided is null ? RefundReason.Cancelled : RefundReason.Decided;
        var kept = decided is null ? KeptOn(offering, one, cancel.Kind, now) : one.Paid - one.Refunded - back;
        var credit = cancel.Kind == EndKind.WithOffering ? CreditReason.OfferingCancelled : CreditReason.Cancelled;
        return (ValueList<RegistrationEvent>)[
            new RegistrationCancelled(cancel.Kind, cancel.Reason.Trim(), now), .. Refunding.Against(one, back, reason, now),
            .. Invoicing.CreditDownTo(one, kept, credit, now)];
    }

    /// <summary>
    /// What cancelling now would give back: in full with the offering, or while the seats are only held; otherwise by the policy frozen with
    /// the registration, seat by seat, so that all at once gives back what one after another would. What was paid above the price always goes
    /// back; what was kept of seats given up earlier stays kept.
    /// </summary>
    public static Money RefundOn(Offering offering, RegistrationState one, EndKind kind, Instant now)
    {
        var paid = one.Paid - one.Refunded;
        if (kind == EndKind.WithOffering || one.Status is RegistrationStatus.Held or RegistrationStatus.Waiting) return paid;
        if (one.Invoice is not null) return paid - Money.Min(paid, KeptOn(offering, one, kind, now));
        var (today, final) = (offering.Zone.DateAt(now), one.Quote.Lines.Where(line => line.Rule is PriceRule.Kept).Select(line => line.Amount).Total(paid.Currency));
        if (paid < one.Quote.Total) return Covered(one.Quote, paid - final).Select(share => one.Policy.RefundOn(today, offering.FirstDay, share)).Total(paid.Currency);
        return paid - one.Quote.Total + BackOfAll(offering, one, today);
    }

    /// <summary>What has been paid of each seat's price, the first one first, so that a cent less paid never gives back more.</summary>
    private static IEnumerable<Money> Covered(Quote quote, Money paid)
    {
        foreach (var price in Prices(quote))
        {
            var share = Money.Max(Money.Min(price, paid), price with { Cents = 0 });
            paid -= share;
            yield return share;
        }
    }

    /// <summary>What each seat costs, or the whole team; what a smaller group is spared comes off the first.</summary>
    private static IEnumerable<Money> Prices(Quote quote)
    {
        var none = quote.Total with { Cents = 0 };
        var spared = quote.Lines.Where(line => line.Rule is PriceRule.GroupFell).Select(line => line.Amount).Total(none.Currency);
        foreach (var seat in quote.Lines.Where(line => line.Rule is not (PriceRule.Kept or PriceRule.GroupFell)).GroupBy(line => line.Participant))
        {
            var price = seat.Select(line => line.Amount).Total(none.Currency) + spared;
            spared = Money.Min(price, none);
            yield return Money.Max(price, none);
        }
    }

    /// <summary>
    /// What of the price stays owed when an invoiced registration is cancelled: what the policy would not give back had it been paid. Nothing
    /// with the offering, or while the seats are only held.
    /// </summary>
    public static Money KeptOn(Offering offering, RegistrationState one, EndKind kind, Instant now)
    {
        var total = one.Quote.Total;
        return kind == EndKind.WithOffering || one.Status is RegistrationStatus.Held or RegistrationStatus.Waiting
            ? total with { Cents = 0 }
            : total - BackOfAll(offering, one, offering.Zone.DateAt(now));
    }

    /// <summary>What the policy gives back of the whole price.</summary>
    private static Money BackOfAll(Offering offering, RegistrationState one, LocalDate today) =>
        Prices(one.Quote).Select(price => one.Policy.RefundOn(today, offering.FirstDay, price)).Total(one.Quote.Total.Currency);
}
