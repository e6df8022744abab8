using System.Collections.Concurrent;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Offerings;

/// <summary>
/// Offerings at hand: every registration reads its offering, and offerings rarely change. A change made in this process is seen at once;
/// one made elsewhere within <see cref="FreshFor"/>, which delays nothing but when a new price or closing takes hold.
/// </summary>
public sealed class OfferingShelf(ITableStore store, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Kept> shelf = new(StringComparer.Ordinal);

    public async ValueTask<Offering?> Find(OfferingId id, CancellationToken cancel = default)
    {
        if (shelf.TryGetValue(id.ToString(), out var kept) && clock.Time.GetElapsedTime(kept.Read) < FreshFor) return kept.Offering;
        var read = clock.Time.GetTimestamp();
        if (await store.Read<OfferingFile>(id.ToString(), Keys.Offering, cancel) is not { } file) return null;
        shelf[id.ToString()] = new Kept(file.Offering, read);
        return file.Offering;
    }

    /// <summary>Every offering there is, drafts and cancelled ones too, by its start.</summary>
    public async ValueTask<IReadOnlyList<Offering>> All(CancellationToken cancel = default)
    {
        var offerings = new List<Offering>();
        await foreach (var row in store.All(Keys.Catalog, KeyRange.Prefix("offering|"), cancel))
            if (await Find(OfferingId.Parse(row.Key["offering|".Length..]), cancel) is { } offering) offerings.Add(offering);
        return [.. offerings.OrderBy(offering => offering.Starts).ThenBy(offering => offering.Id.ToString(), StringComparer.Ordinal)];
    }

    internal void Forget(OfferingId id) => shelf.TryRemove(id.ToString(), out _);

    private sealed record Kept(Offering Offering, long Read);
}
