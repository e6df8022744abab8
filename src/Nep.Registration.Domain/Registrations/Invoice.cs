namespace Nep.Registration.Domain.Registrations;

/// <summary>What was billed.</summary>
/// <param name="Number">Stays what it is.</param>
/// <param name="Amount">As it was issued; credit notes come off it.</param>
/// <param name="Due">The last day to pay, on the offering's clock.</param>
public sealed record Invoice(string Number, Money Amount, LocalDate Due, Instant Issued)
{
    public ValueList<CreditNote> Credits { get; init; }

    /// <summary>What is billed after every credit.</summary>
    public Money Net => Amount - Credits.Select(note => note.Amount).Total(Amount.Currency);
}

/// <summary>An amount that was billed and is no longer owed.</summary>
public sealed record CreditNote(string Number, Money Amount, CreditReason Reason, Instant At);

/// <summary>Why less is owed than was billed.</summary>
public enum CreditReason
{
    Cancelled,
    OfferingCancelled,

    /// <summary>The price went down: fewer people, another price.</summary>
    PriceLowered,

    /// <summary>The seats were let go before the money came.</summary>
    HoldRanOut,
}
