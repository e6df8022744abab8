namespace Nep.Registration.Domain.Offerings;

/// <summary>What happened to an offering.</summary>
public abstract partial record OfferingEvent
{
    private OfferingEvent() { }

    public sealed record OfferingCreated(OfferingId Id, OfferingDetails Details) : OfferingEvent;

    /// <summary><paramref name="ScheduleMoved"/>: when or where people meet changed after publication, so participants are told.</summary>
    /// <param name="Reason">Why; null in a draft's history, and in what was written before reasons were asked for.</param>
    /// <param name="SendAtOnce">The reminder rules whose past times staff chose to send at once; null for none.</param>
    public sealed record OfferingEdited(
        OfferingDetails Details, bool ScheduleMoved, Instant At, string? Reason = null, ValueList<string>? SendAtOnce = null) : OfferingEvent;

    public sealed record OfferingPublished(Instant At) : OfferingEvent;

    public sealed record OfferingCancelled(string Reason, Instant At) : OfferingEvent
    {
        public OfferingId? MoveTo { get; init; }
    }
}
