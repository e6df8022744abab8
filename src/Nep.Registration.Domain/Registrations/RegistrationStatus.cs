namespace Nep.Registration.Domain.Registrations;

/// <summary>How far a registration has come.</summary>
public enum RegistrationStatus
{
    /// <summary>Seats are held until the payment comes or the hold expires.</summary>
    Held,

    /// <summary>Seats are theirs.</summary>
    Confirmed,

    /// <summary>The hold ran out; the seats are free again.</summary>
    Expired,

    Cancelled,

    /// <summary>On the waiting list: everything is agreed but the seats.</summary>
    Waiting,
}

/// <summary>How a registration ended.</summary>
public enum EndKind
{
    HoldRanOut,
    ByRegistrant,
    ByStaff,
    WithOffering,

    /// <summary>Moved to another offering.</summary>
    Transferred,

    /// <summary>The program began while it still waited for seats.</summary>
    ListClosed,
}
