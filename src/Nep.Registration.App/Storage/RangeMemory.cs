using System.Collections.Concurrent;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>
/// A view of one range of a partition's rows, kept in memory. Where the store gives stamps it is read anew only when the partition may
/// have changed; otherwise the rows are read each time. Either way only rows with a new tag are decoded.
/// </summary>
internal sealed class RangeMemory<TItem, TView>(
    ITableStore store, KeyRange range, Func<Row, TItem> decode, Func<IReadOnlyCollection<TItem>, TView> view)
{
    private readonly ConcurrentDictionary<string, Kept> partitions = new(StringComparer.Ordinal);
    private readonly IPartitionStamps? stamps = store as IPartitionStamps;

    public async ValueTask<TView> Of(string partition, CancellationToken cancel)
    {
        var stamp = stamps?.Stamp(partition);
        if (partitions.TryGetValue(partition, out var kept) && stamp is not null && kept.Stamp == stamp) return kept.View;
        var fresh = await Read(partition, kept, stamp, cancel);
        partitions[partition] = fresh;
        return fresh.View;
    }

    private async ValueTask<Kept> Read(string partition, Kept? before, long? stamp, CancellationToken cancel)
    {
        var items = new Dictionary<string, (RowTag Tag, TItem Item)>(StringComparer.Ordinal);
        var same = before is not null;
        await foreach (var row in store.All(partition, range, cancel))
        {
            if (before is not null && before.Items.TryGetValue(row.Key, out var known) && known.Tag == row.Tag) items[row.Key] = known;
            else (items[row.Key], same) = ((row.Tag, decode(row)), false);
        }

        return same && items.Count == before!.Items.Count
            ? before with { Stamp = stamp }
            : new Kept(stamp, items, view([.. items.Values.Select(one => one.Item)]));
    }

    private sealed record Kept(long? Stamp, Dictionary<string, (RowTag Tag, TItem Item)> Items, TView View);
}
