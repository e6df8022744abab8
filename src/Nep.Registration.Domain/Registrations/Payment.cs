namespace Nep.Registration.Domain.Registrations;

/// <summary>Money that came.</summary>
public sealed record Payment(PaymentId Id, Money Amount, Instant At)
{
    /// <summary>The check or transfer that staff recorded; null for what the payment provider told us of.</summary>
    public HandPayment? ByHand { get; init; }

    /// <summary>The payment that the provider knows, when this one was carried here from another offering; null when it is the same.</summary>
    public PaymentId? Origin { get; init; }
}
