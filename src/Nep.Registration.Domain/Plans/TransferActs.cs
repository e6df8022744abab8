namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>Places a registration in the offering it is to be moved to, and then ends it here.</summary>
    public sealed record CarryTransfer(int Number) : Act;
}
