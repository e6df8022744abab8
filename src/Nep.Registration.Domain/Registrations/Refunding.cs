using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>What became of a refund at the provider.</summary>
    public sealed record RecordRefund(int Number, bool Made, string Reference) : RegistrationCommand;

    /// <summary>Staff give back what was paid above the price.</summary>
    public sealed record ReturnOverpayment : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record RefundOwed(int Number, PaymentId Payment, Money Amount, RefundReason Reason, Instant At) : RegistrationEvent;

    public sealed record RefundMade(int Number, string Reference, Instant At) : RegistrationEvent;

    /// <summary>The provider would not give the money back, or it did not reach the payer: staff must.</summary>
    /// <param name="Reference">The provider's name for the refund that came back; null when it made none.</param>
    public sealed record RefundFailed(int Number, string Reason, Instant At, string? Reference = null) : RegistrationEvent;
}

/// <summary>Money that goes back: out of which payments, and what came of it.</summary>
internal static class Refunding
{
    /// <summary>The seats stay, and so does what they cost. An ended registration has no price to be above.</summary>
    internal static Ruling<RegistrationEvent> GiveBackOverpaid(RegistrationState one, Instant now) =>
        one.Status == RegistrationStatus.Confirmed ? Against(one, -one.Balance, RefundReason.Decided, now).ToValueList() : new NotConfirmed();

    /// <summary>
    /// Takes an amount out of the payments, never more from one than is left of it: what the provider can give back by itself first, then
    /// what staff must send by check; of each the oldest first.
    /// </summary>
    internal static IEnumerable<RegistrationEvent> Against(RegistrationState one, Money amount, RefundReason reason, Instant now)
    {
        var number = one.Refunds.Count;
        foreach (var payment in one.Payments.OrderBy(payment => payment.ByHand is not null))
        {
            var part = Money.Min(payment.Amount - one.RefundedOf(payment), amount);
            if (!part.IsPositive) continue;
            amount -= part;
            yield return new RefundOwed(++number, payment.Id, part, reason, now);
        }
    }

    internal static Ruling<RegistrationEvent> Settle(RegistrationState one, RecordRefund refund, Instant now) =>
        one.Refunds.FirstOrDefault(known => known.Number == refund.Number) switch
        {
            null => new RegistrationNotFound(),
            { Outcome: RefundState.Made } => Ruling<RegistrationEvent>.Nothing,
            { Outcome: RefundState.Failed } failed when !refund.Made || failed.Reference == refund.Reference => Ruling<RegistrationEvent>.Nothing,
            _ => refund.Made ? new RefundMade(refund.Number, refund.Reference, now) : new RefundFailed(refund.Number, refund.Reference, now),
        };
}
