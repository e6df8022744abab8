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
    /// the registration. What was paid above the price always goes back.
    /// </summary>
    public static Money RefundOn(Offering offering, RegistrationState one, EndKind kind, Instant now)
    {
        var paid = one.Paid - one.Refunded;
        if (kind == EndKind.WithOffering || one.Status == RegistrationStatus.Held) return paid;
        var price = Money.Min(paid, one.Quote.Total);
        return paid - price + one.Policy.RefundOn(offering.Zone.DateAt(now), offering.FirstDay, price);
    }
}
