namespace Nep.Registration.Domain.Offerings;

/// <summary>What staff ask of an offering.</summary>
public abstract partial record OfferingCommand
{
    private OfferingCommand() { }

    public sealed record CreateOffering(OfferingId Id, OfferingDetails Details) : OfferingCommand;

    /// <param name="Reason">Why, for the history. A draft, which nobody has seen yet, may be edited without.</param>
    public sealed record EditOffering(OfferingDetails Details, int BasedOn, string Reason = "") : OfferingCommand
    {
        /// <summary>The reminder rules whose past times are sent at once; any other whose time has passed reaches nobody.</summary>
        public ValueList<string> SendAtOnce { get; init; }
    }

    public sealed record PublishOffering : OfferingCommand;

    /// <summary>Every registration is then cancelled with its money back in full; the cohort's plan carries that out.</summary>
    /// <param name="MoveTo">Those who are paid in full are moved there instead, as far as there are seats; null to give everything back.</param>
    public sealed record CancelOffering(string Reason, OfferingId? MoveTo = null) : OfferingCommand;
}
