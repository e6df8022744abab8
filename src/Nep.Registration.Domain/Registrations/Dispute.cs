namespace Nep.Registration.Domain.Registrations;

/// <summary>A payment that the payer's bank wants back, and why it says so.</summary>
/// <param name="Reference">The provider's name for the dispute.</param>
public sealed record Dispute(string Reference, PaymentId Payment, Money Amount, string Reason, Instant At)
{
    /// <summary>Whether the money stays; null until the bank has decided.</summary>
    public bool? Won { get; init; }

    public Instant? Ended { get; init; }
}
