using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Storage;

/// <summary>
/// The rows that say when a plan must next be looked at. They change in the transaction that changes the facts: the signal to the follower
/// may be lost, the row may not.
/// </summary>
internal static class DueRows
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    public static IEnumerable<RowChange> Move(PlanId plan, Instant? from, Instant? to)
    {
        if (from == to) yield break;
        if (from is { } old) yield return new RowChange.Delete(Keys.Due(old, plan), RowTag.Any);
        if (to is { } next) yield return new RowChange.Insert(Keys.Due(next, plan), Empty);
    }
}
