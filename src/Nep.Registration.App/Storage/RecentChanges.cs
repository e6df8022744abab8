using System.Collections.Concurrent;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>Which rows this process changed lately, by partition: what a store keeps in order to offer <see cref="IPartitionStamps"/>.</summary>
public sealed class RecentChanges
{
    /// <summary>Transactions remembered of one partition; a memory that looks less often reads its range whole.</summary>
    private const int Remembered = 4096;

    private readonly ConcurrentDictionary<string, Partition> partitions = new(StringComparer.Ordinal);

    public long Stamp(string partition) => partitions.TryGetValue(partition, out var known) ? known.Stamp : 0;

    public IReadOnlyCollection<string>? Since(string partition, long stamp) =>
        partitions.TryGetValue(partition, out var known) ? known.Since(stamp) : [];

    /// <summary>Call it after the rows can be read and before their writer is told; also when the outcome is not certain.</summary>
    public void Note(string partition, IReadOnlyList<RowChange> changes) => partitions.GetOrAdd(partition, _ => new Partition()).Note(changes);

    private sealed class Partition
    {
        private readonly Lock gate = new();
        private readonly Queue<string[]> transactions = new();
        private long stamp;

        public long Stamp => Volatile.Read(ref stamp);

        public void Note(IReadOnlyList<RowChange> changes)
        {
            var keys = new string[changes.Count];
            for (var i = 0; i < keys.Length; i++) keys[i] = changes[i].Key;
            lock (gate)
            {
                if (transactions.Count == Remembered) transactions.Dequeue();
                transactions.Enqueue(keys);
                Volatile.Write(ref stamp, stamp + 1);
            }
        }

        public IReadOnlyCollection<string>? Since(long known)
        {
            lock (gate)
            {
                var missed = stamp - known;
                return missed > transactions.Count ? null : [.. transactions.Skip(transactions.Count - (int)missed).SelectMany(keys => keys)];
            }
        }
    }
}
