namespace Nep.Registration.Domain.Cohorts;

/// <summary>One registration's place on an offering's waiting list.</summary>
/// <param name="Seats">How many seats it needs, all at once.</param>
/// <param name="Since">When it joined. The list goes by this instant, and by the registration's id where two joined in the same one.</param>
/// <param name="SetAside">Why staff set it aside, so that it is passed over until they take that back; null when they did not.</param>
public sealed record Waiter(RegistrationId Registration, int Seats, Instant Since, string? SetAside = null) : IComparable<Waiter>
{
    public int CompareTo(Waiter? other) => other is null ? 1
        : Since.CompareTo(other.Since) is var byInstant and not 0 ? byInstant
        : string.CompareOrdinal(Registration.ToString(), other.Registration.ToString());
}

/// <summary>Someone ahead on the list who was not offered the seats, and why.</summary>
public sealed record PassedOver(RegistrationId Registration, PassReason Why);

/// <summary>Why someone ahead on the list was not offered seats that went to someone behind.</summary>
public enum PassReason
{
    /// <summary>Fewer seats were free than the group needs, and the offering's rule lets the next go first.</summary>
    TooFewSeats,

    /// <summary>The group is larger than the whole offering, so that its turn can never come.</summary>
    LargerThanOffering,

    /// <summary>Staff had set it aside, for a reason that stands on the record.</summary>
    SetAside,

    /// <summary>Staff offered seats out of order, for a reason that stands on the record.</summary>
    OutOfOrder,
}
