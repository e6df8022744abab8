using System.Collections.Concurrent;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>
/// A view of one range of a partition's rows, kept in memory. Where the store gives stamps, what this process changes is taken over row by row,
/// so that a look after a change costs what the change costs and not what the range does; a change that another process makes shows within
/// <see cref="FreshFor"/> of the look after it. Where the store gives none, the rows are read each time. Only rows with a new tag are decoded.
/// </summary>
/// <param name="view">The view of a whole range.</param>
/// <param name="change">The view after some items have gone and others have come; views that were handed out stay as they are. Without it the view is made anew
/// from all items, which are still not read again.</param>
internal sealed class RangeMemory<TItem, TView>(
    ITableStore store, KeyRange range, Func<Row, TItem> decode, Func<IReadOnlyCollection<TItem>, TView> view,
    Func<TView, IReadOnlyList<TItem>, IReadOnlyList<TItem>, TView>? change, Clock clock)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    /// <summary>More changed rows than these are read in one go.</summary>
    private const int Few = 2_000;

    private readonly ConcurrentDictionary<string, Partition> partitions = new(StringComparer.Ordinal);
    private readonly IPartitionStamps? stamps = store as IPartitionStamps;

    public async ValueTask<TView> Of(string name, CancellationToken cancel)
    {
        var partition = partitions.GetOrAdd(name, _ => new Partition());
        var kept = partition.Kept;
        if (kept is not null && stamps is not null && kept.Stamp == stamps.Stamp(name))
        {
            if (!stamps.SeesEveryWriter && clock.Time.GetElapsedTime(kept.Read) >= FreshFor) partition.Refresh(() => Renew(name, partition, whole: true));
            return kept.View;
        }

        await Renew(name, partition, whole: stamps is null, cancel);
        return partition.Kept!.View;
    }

    private async Task Renew(string name, Partition partition, bool whole, CancellationToken cancel = default)
    {
        await partition.Gate.WaitAsync(cancel);
        try
        {
            var (stamp, read, before) = (stamps?.Stamp(name) ?? 0, clock.Time.GetTimestamp(), partition.Kept);
            if (!whole && before is not null && before.Stamp == stamp) return;
            var changed = whole || before is null ? null : stamps!.ChangedSince(name, before.Stamp);
            partition.Kept = changed is { Count: <= Few }
                ? new Kept(stamp, before!.Read, await Apply(name, partition.Items, before.View, changed, cancel))
                : new Kept(stamp, read, await ReadWhole(name, partition, before, cancel));
        }
        finally
        {
            partition.Gate.Release();
        }
    }

    private async ValueTask<TView> Apply(string name, Dictionary<string, Item> items, TView before, IReadOnlyCollection<string> changed, CancellationToken cancel)
    {
        var (gone, come) = (new List<TItem>(), new List<TItem>());
        foreach (var key in changed.Where(IsInRange).Distinct(StringComparer.Ordinal))
        {
            var row = await store.Get(name, key, cancel);
            items.TryGetValue(key, out var known);
            if (known?.Tag == row?.Tag) continue;
            if (known is not null) gone.Add(known.Value);
            if (row is null) items.Remove(key);
            else come.Add((items[key] = new Item(row.Tag, decode(row))).Value);
        }

        if (gone.Count + come.Count == 0) return before;
        return change is null ? view([.. items.Values.Select(one => one.Value)]) : change(before, gone, come);
    }

    private async ValueTask<TView> ReadWhole(string name, Partition partition, Kept? before, CancellationToken cancel)
    {
        var (items, same) = (new Dictionary<string, Item>(partition.Items.Count, StringComparer.Ordinal), before is not null);
        await foreach (var row in store.All(name, range, cancel))
        {
            if (partition.Items.TryGetValue(row.Key, out var known) && known.Tag == row.Tag) items[row.Key] = known;
            else (items[row.Key], same) = (new Item(row.Tag, decode(row)), false);
        }

        same &= items.Count == partition.Items.Count;
        partition.Items = items;
        return same ? before!.View : view([.. items.Values.Select(one => one.Value)]);
    }

    private bool IsInRange(string key) => string.CompareOrdinal(key, range.From) >= 0 && string.CompareOrdinal(key, range.To) < 0;

    private sealed record Item(RowTag Tag, TItem Value);

    /// <param name="Read">When the whole range was last read.</param>
    private sealed record Kept(long Stamp, long Read, TView View);

    private sealed class Partition
    {
        private Task refreshing = Task.CompletedTask;

        public SemaphoreSlim Gate { get; } = new(1);

        /// <summary>Changed only behind the gate.</summary>
        public Dictionary<string, Item> Items { get; set; } = new(StringComparer.Ordinal);

        public Kept? Kept { get; set => Volatile.Write(ref field, value); }

        /// <summary>Reads anew beside the looks that go on; one reading at a time. One that fails is tried again at the next look.</summary>
        public void Refresh(Func<Task> renew)
        {
            lock (Gate)
                if (refreshing.IsCompleted) refreshing = Task.Run(renew);
        }
    }
}
