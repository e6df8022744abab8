using System.Globalization;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>Rows in memory, with exactly the port's semantics: it passes the same contract as the stores that hosts use.</summary>
public sealed class MemoryTableStore : ITableStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedList<string, Row>> partitions = new(StringComparer.Ordinal);
    private long written;

    /// <summary>Every row there is, by partition and key.</summary>
    public IReadOnlyList<(string Partition, Row Row)> Everything
    {
        get
        {
            lock (gate) return [.. partitions.SelectMany(one => one.Value.Values.Select(row => (one.Key, row)))];
        }
    }

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate) return ValueTask.FromResult(RowsOf(partition).GetValueOrDefault(key));
    }

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            var most = Math.Min(limit, RowLimits.RowsPerPage);
            var found = RowsOf(partition).Values.Where(row => IsIn(range, row.Key)).Take(most + 1).ToList();
            return ValueTask.FromResult(found.Count > most ? new RowPage([.. found.Take(most)], found[most].Key) : new RowPage(found, null));
        }
    }

    public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        RowLimits.Check(partition, changes);
        lock (gate)
        {
            var rows = RowsOf(partition);
            for (var i = 0; i < changes.Count; i++)
                if (!Holds(rows.GetValueOrDefault(changes[i].Key), changes[i])) return ValueTask.FromResult<Commit>(new Commit.Conflict(i));
            return ValueTask.FromResult<Commit>(new Commit.Done([.. changes.Select(change => Apply(rows, change))]));
        }
    }

    private static bool IsIn(KeyRange range, string key) =>
        string.CompareOrdinal(key, range.From) >= 0 && string.CompareOrdinal(key, range.To) < 0;

    private static bool Holds(Row? row, RowChange change) => change switch
    {
        RowChange.Insert => row is null,
        RowChange.Replace replace => row is not null && (replace.Tag == RowTag.Any || replace.Tag == row.Tag),
        RowChange.Delete delete => row is not null && (delete.Tag == RowTag.Any || delete.Tag == row.Tag),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private RowTag Apply(SortedList<string, Row> rows, RowChange change)
    {
        if (change is RowChange.Delete)
        {
            rows.Remove(change.Key);
            return default;
        }

        var value = change is RowChange.Insert insert ? insert.Value : ((RowChange.Replace)change).Value;
        var tag = new RowTag((++written).ToString(CultureInfo.InvariantCulture));
        rows[change.Key] = new Row(change.Key, value, tag);
        return tag;
    }

    private SortedList<string, Row> RowsOf(string partition) => partitions.TryGetValue(partition, out var rows)
        ? rows
        : partitions[partition] = new SortedList<string, Row>(StringComparer.Ordinal);
}
