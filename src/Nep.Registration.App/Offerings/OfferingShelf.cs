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

    private readonly FreshShelf<Offering> shelf = new(clock, FreshFor);

    public async ValueTask<Offering?> Find(OfferingId id, CancellationToken cancel = default)
    {
        if (shelf.Find(id.ToString()) is { } kept) return kept;
        var reading = shelf.Begin();
        if (await store.Read<OfferingFile>(id.ToString(), Keys.Offering, cancel) is not { } file) return null;
        shelf.Keep(id.ToString(), file.Offering, reading);
        return file.Offering;
    }

    /// <summary>Every offering there is, drafts and cancelled ones too, by its start.</summary>
    public async ValueTask<IReadOnlyList<Offering>> All(CancellationToken cancel = default)
    {
        var offerings = new List<Offering>();
        await foreach (var key in store.AllKeys(Keys.Catalog, KeyRange.Prefix("offering|"), cancel))
            if (OfferingId.TryParse(key["offering|".Length..], out var id) && await Find(id, cancel) is { } offering) offerings.Add(offering);
        return [.. offerings.OrderBy(offering => offering.Starts).ThenBy(offering => offering.Id.ToString(), StringComparer.Ordinal)];
    }

    internal void Forget(OfferingId id) => shelf.Forget(id.ToString());
}
