using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Someone gave money back at the provider itself, outside this system.</summary>
    /// <param name="Reference">The provider's name for the refund.</param>
    public sealed record RecordOutsideRefund(PaymentId Payment, string Reference, Money Amount) : RegistrationCommand;

    /// <summary>The provider says that a refund did not reach the payer after all.</summary>
    /// <param name="Number">Which refund of ours; null for one made outside, which its reference names.</param>
    public sealed record RecordRefundReturned(PaymentId Payment, string Reference, Money Amount, int? Number, string Reason) : RegistrationCommand;

    /// <summary>The payer asks their bank to take a payment back.</summary>
    public sealed record RecordDispute(PaymentId Payment, string Reference, Money Amount, string Reason) : RegistrationCommand;

    /// <summary>The bank has decided a dispute: the money stays, or it is gone.</summary>
    public sealed record RecordDisputeEnd(PaymentId Payment, string Reference, Money Amount, string Reason, bool Won) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    /// <summary>Money went back that this system had not sent: someone did it at the provider.</summary>
    public sealed record RefundMadeOutside(int Number, PaymentId Payment, Money Amount, string Reference, Instant At) : RegistrationEvent;

    /// <summary>The payer's bank wants the money back: staff must answer it at the provider. The seats stay.</summary>
    public sealed record PaymentDisputed(PaymentId Payment, Money Amount, string Reference, string Reason, Instant At) : RegistrationEvent;

    /// <summary>The bank decided: the money stays, or it went back to the payer and what is owed is owed again.</summary>
    public sealed record DisputeEnded(string Reference, bool Won, Instant At) : RegistrationEvent;
}

/// <summary>
/// What the payment provider says of money after it came: given back outside this system, come back, disputed. A notice may be told any
/// number of times and in any order; the provider's own names keep each thing one thing.
/// </summary>
internal static class ProviderNotices
{
    /// <summary>Takes note of a refund that someone made at the provider. The seats stay, and what is owed is owed again: a person decides.</summary>
    public static Ruling<RegistrationEvent> Decide(RegistrationState one, RecordOutsideRefund refund, Instant now)
    {
        if (!HasPayment(one, refund.Payment)) return new PaymentNotFound();
        if (!refund.Amount.IsPositive || one.Refunds.Any(known => known.Reference == refund.Reference)) return Ruling<RegistrationEvent>.Nothing;
        return WasCarried(one, refund.Payment) ? new PaymentNotFound() : Outside(one, refund.Payment, refund.Amount, refund.Reference, now);
    }

    /// <summary>A refund that came back counts as not made. One that staff have since settled in another way stays settled.</summary>
    public static Ruling<RegistrationEvent> Decide(RegistrationState one, RecordRefundReturned back, Instant now)
    {
        if (!HasPayment(one, back.Payment)) return new PaymentNotFound();
        var known = one.Refunds.FirstOrDefault(refund => back.Number is { } number ? refund.Number == number : refund.Reference == back.Reference);
        if (known is null && back.Number is not null) return new RegistrationNotFound();
        if (known is null && WasCarried(one, back.Payment)) return new PaymentNotFound();
        if (known is null)
        {
            var made = Outside(one, back.Payment, back.Amount, back.Reference, now);
            return (ValueList<RegistrationEvent>)[made, new RefundFailed(made.Number, back.Reason, now, back.Reference)];
        }

        var settledOtherwise = known.Outcome == RefundState.Made && known.Reference is { } other && other != back.Reference;
        return known.Outcome == RefundState.Failed || settledOtherwise
            ? Ruling<RegistrationEvent>.Nothing
            : new RefundFailed(known.Number, back.Reason, now, back.Reference);
    }

    public static Ruling<RegistrationEvent> Decide(RegistrationState one, RecordDispute dispute, Instant now)
    {
        if (!HasPayment(one, dispute.Payment)) return new PaymentNotFound();
        if (one.Disputes.Any(known => known.Reference == dispute.Reference)) return Ruling<RegistrationEvent>.Nothing;
        return WasCarried(one, dispute.Payment)
            ? new PaymentNotFound()
            : new PaymentDisputed(dispute.Payment, dispute.Amount, dispute.Reference, dispute.Reason, now);
    }

    /// <summary>An end that is told before its dispute tells of the dispute too. What is lost is money that went back outside this system.</summary>
    public static Ruling<RegistrationEvent> Decide(RegistrationState one, RecordDisputeEnd end, Instant now)
    {
        if (!HasPayment(one, end.Payment)) return new PaymentNotFound();
        var known = one.Disputes.FirstOrDefault(dispute => dispute.Reference == end.Reference);
        if (known is { Ended: not null }) return Ruling<RegistrationEvent>.Nothing;
        if (known is null && WasCarried(one, end.Payment)) return new PaymentNotFound();
        return (ValueList<RegistrationEvent>)
        [
            .. known is null ? [new PaymentDisputed(end.Payment, end.Amount, end.Reference, end.Reason, now)] : Array.Empty<RegistrationEvent>(),
            new DisputeEnded(end.Reference, end.Won, now),
            .. end.Won ? Array.Empty<RegistrationEvent>() : [Outside(one, end.Payment, known?.Amount ?? end.Amount, end.Reference, now)],
        ];
    }

    /// <summary>Of money that was carried here, the payment is the one that stands here.</summary>
    private static RefundMadeOutside Outside(RegistrationState one, PaymentId payment, Money amount, string reference, Instant now) =>
        new(one.Refunds.Count + 1, one.Payments.First(known => known.Id == payment || known.Origin == payment).Id, amount, reference, now);

    /// <summary>What is new of money that was carried on is noted where it is now.</summary>
    private static bool WasCarried(RegistrationState one, PaymentId payment) =>
        one.Payments.Any(known => (known.Id == payment || known.Origin == payment) && one.Refunds.Any(refund => refund.Payment == known.Id && refund.Reason == RefundReason.Carried));

    private static bool HasPayment(RegistrationState one, PaymentId payment) => one.Payments.Any(known => known.Id == payment || known.Origin == payment);
}
