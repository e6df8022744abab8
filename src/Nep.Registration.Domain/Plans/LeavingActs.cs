namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>Counts what those attended who gave up their place while the program was under way.</summary>
    public sealed record CountLeavers : Act;
}
