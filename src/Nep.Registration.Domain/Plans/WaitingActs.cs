using Nep.Registration.Domain.Cohorts;

namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>Free seats are offered to a registration that waits.</summary>
    /// <param name="Seats">How many seats it needs.</param>
    /// <param name="Passed">Who ahead on the list is passed over, and why.</param>
    public sealed record OfferSeats(RegistrationId Registration, int Seats, ValueList<PassedOver> Passed) : Act;

    /// <summary>Nobody waits any more: whoever comes may take a seat again.</summary>
    public sealed record OpenToAll : Act;

    /// <summary>The program begins while someone still waits.</summary>
    public sealed record EndWaiting : Act;
}
