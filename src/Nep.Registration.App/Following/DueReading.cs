using System.Runtime.CompilerServices;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Following;

/// <summary>
/// Reads the rows that say which plans must be looked at, and when: what a host starts its loops from. A row among them that names no plan holds up
/// nobody else's: it is passed over.
/// </summary>
public sealed class DueReading(ITableStore store)
{
    public async IAsyncEnumerable<(PlanId Plan, Instant Due)> All(
        OfferingId offering, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var key in store.AllKeys(offering.ToString(), Keys.AllDue, cancel))
            if (Keys.DueOf(key) is var (due, plan)) yield return (plan, due);
    }

    /// <summary>Those of every offering whose time has come.</summary>
    public async IAsyncEnumerable<PlanId> Overdue(Instant now, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var key in store.AllKeys(Keys.Catalog, KeyRange.Prefix("offering|"), cancel))
            if (OfferingId.TryParse(key["offering|".Length..], out var offering))
                await foreach (var plan in Overdue(offering, now, cancel)) yield return plan;
    }

    /// <summary>Those whose time has come.</summary>
    public async IAsyncEnumerable<PlanId> Overdue(OfferingId offering, Instant now, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var key in store.AllKeys(offering.ToString(), Keys.DueBy(now), cancel))
            if (Keys.DueOf(key) is var (_, plan)) yield return plan;
    }
}
