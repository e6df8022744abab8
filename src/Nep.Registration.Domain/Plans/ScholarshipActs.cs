namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>The stated day is over: a request for a scholarship that nobody decided lapses, and the rest of the hold begins.</summary>
    public sealed record LapseScholarship : Act;
}
