namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>The deadline and its grace are over: an application that was not sent is closed.</summary>
    public sealed record CloseDraft : Act;

    /// <summary>The time to answer an offer of a place is over.</summary>
    public sealed record ExpirePlace : Act;
}
