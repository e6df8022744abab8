using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <param name="Refund">What staff decided to give back instead of the policy; null for the policy.</param>
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
        var decided = cancel.Kind == EndKind.ByStaff ? cancel.Refund : null;
        var back = Money.Min(decided ?? RefundOn(offering, one, cancel.Kind, now), one.Paid - one.Refunded);
        var reason = cancel.Kind == EndKind.WithOffering ? RefundReason.OfferingCancelled
            : decided is null ? RefundReason.Cancelled : RefundReason.Decided;
        return (ValueList<RegistrationEvent>)[new RegistrationCancelled(cancel.Kind, cancel.Reason.Trim(), now), .. Refunding.Against(one, back, reason, now)];
    }

    /// <summary>
    /// What cancelling now would give back: in full with the offering, or while the seats are only held; otherwise by the policy frozen with
    /// the registration, seat by seat, so that all at once gives back what one after another would. What was paid above the price always goes
    /// back; what was kept of seats given up earlier stays kept.
    /// </summary>
    public static Money RefundOn(Offering offering, RegistrationState one, EndKind kind, Instant now)
    {
        var paid = one.Paid - one.Refunded;
        if (kind == EndKind.WithOffering || one.Status == RegistrationStatus.Held) return paid;
        var (today, final) = (offering.Zone.DateAt(now), one.Quote.Lines.Where(line => line.Rule is PriceRule.Kept).Select(line => line.Amount).Total(paid.Currency));
        if (paid < one.Quote.Total) return one.Policy.RefundOn(today, offering.FirstDay, Money.Max(paid - final, paid with { Cents = 0 }));
        var back = Prices(one.Quote).Select(price => one.Policy.RefundOn(today, offering.FirstDay, price)).Total(paid.Currency);
        return paid - one.Quote.Total + back;
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
}
