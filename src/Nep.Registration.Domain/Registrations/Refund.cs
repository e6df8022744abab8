namespace Nep.Registration.Domain.Registrations;

/// <summary>Money that goes back, against one payment.</summary>
/// <param name="At">Since when it is owed.</param>
public sealed record Refund(int Number, PaymentId Payment, Money Amount, RefundReason Reason, RefundState Outcome, Instant At)
{
    /// <summary>When the provider made it, or would not; null while it is owed.</summary>
    public Instant? Settled { get; init; }

    /// <summary>The provider's name for it, once there is one.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the money is given back, or is to be. Of one made outside this system, nobody here promised anything.</summary>
    public bool IsPromised => Outcome != RefundState.Failed || Reason != RefundReason.Outside;
}

/// <summary>Why money goes back.</summary>
public enum RefundReason
{
    /// <summary>By the policy, because the registrant cancelled.</summary>
    Cancelled,

    /// <summary>In full, because the offering was cancelled.</summary>
    OfferingCancelled,

    /// <summary>In full, because the payment, or the rest of it, did not come while the seats were held.</summary>
    TooLate,

    /// <summary>It was carried to another offering, and did not go back to the payer.</summary>
    Carried,

    /// <summary>The price of the other offering, to which they were moved, is lower.</summary>
    Difference,

    /// <summary>What a member of staff decided, with a reason in the history.</summary>
    Decided,

    /// <summary>Someone gave it back at the provider itself; this system only took note.</summary>
    Outside,
}

/// <summary>What has become of a refund.</summary>
public enum RefundState
{
    Owed,
    Made,
    Failed,
}
