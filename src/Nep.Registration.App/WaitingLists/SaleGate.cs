using System.Collections.Concurrent;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.WaitingLists;

/// <summary>Who may take a free seat of an offering now.</summary>
internal enum Sale
{
    /// <summary>The offering has no waiting list: whoever comes.</summary>
    Unlisted,

    /// <summary>It has one and nobody waits: whoever comes.</summary>
    Open,

    /// <summary>Someone waits: only those on the list, in their order.</summary>
    Closed,
}

/// <summary>
/// Whether free seats are for whoever comes, or kept for those who wait.
/// </summary>
/// <remarks>
/// Of two rows exactly one stands: <c>public-sale</c> while nobody waits, <c>waiting</c> while someone does. Whatever takes a seat, frees one, or
/// joins or leaves the list names in its transaction the row that it found, so that it fails when the other stands by then; naming it at any
/// version, it stands in nobody else's way. The one who finds the list empty trades <c>waiting</c> for <c>public-sale</c> at the version that
/// was read before the list was, so that nobody can have joined since. What is remembered here is only a hint that saves reading.
/// </remarks>
internal sealed class SaleGate(ITableStore store)
{
    private readonly ConcurrentDictionary<OfferingId, bool> open = new();

    public async ValueTask<Sale> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.WaitingList is null) return Sale.Unlisted;
        if (open.ContainsKey(offering.Id)) return Sale.Open;
        if (await store.Get(offering.Id.ToString(), Keys.Waiting, cancel) is not null) return Sale.Closed;
        open[offering.Id] = true;
        return Sale.Open;
    }

    /// <summary>A transaction found that it is otherwise.</summary>
    public void Forget(OfferingId offering) => open.TryRemove(offering, out _);

    /// <summary>The row that an offering begins its list with; none when it stands there already.</summary>
    public async ValueTask<IEnumerable<RowChange>> Begin(Offering offering, CancellationToken cancel)
    {
        var partition = offering.Id.ToString();
        if (offering.Details.WaitingList is null
            || await store.Get(partition, Keys.PublicSale, cancel) is not null || await store.Get(partition, Keys.Waiting, cancel) is not null) return [];
        return [new RowChange.Insert(Keys.PublicSale, Json.Write(new SaleSince(Instant.MinValue)))];
    }
}

/// <summary>When the list last changed, or the sale last opened.</summary>
internal sealed record SaleSince(Instant At);
