namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of an offering's waiting list before it is kept.</summary>
internal static class WaitingListRules
{
    /// <summary>The list is read whole whenever a seat comes free.</summary>
    public const int MostWaiting = 2_000;

    public const int MostHours = 14 * 24;

    public static IEnumerable<Fault> Check(WaitingListRule? rule) => rule is null ? [] :
    [
        .. OfferingRules.Within("waiting.hours", rule.OfferHours, 1, MostHours), .. OfferingRules.Within("waiting.most", rule.MostWaiting, 0, MostWaiting),
        .. rule.Window.Days.Count == 0 ? [new Fault("waiting.days", "Missing")] : Array.Empty<Fault>(),
        .. rule.Window.From >= rule.Window.To ? [new Fault("waiting.to", "EndsBeforeItStarts")] : Array.Empty<Fault>(),
    ];
}
