namespace Nep.Registration.Simulation.Mutants;

/// <summary>A store that does as another does, but for what a mutant changes of it.</summary>
internal abstract class ChangedStore(ITableStore store) : ITableStore
{
    protected ITableStore Inner => store;

    public virtual ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => store.Get(partition, key, cancel);

    public virtual ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
        store.Query(partition, range, limit, cancel);

    public virtual ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) => store.Transact(partition, changes, cancel);

    /// <summary>Writes the value whether or not the row is there, whatever its version.</summary>
    protected RowChange Regardless(string partition, RowChange change)
    {
        var isThere = store.Get(partition, change.Key).AsTask().Result is not null;
        return change switch
        {
            RowChange.Insert insert when isThere => new RowChange.Replace(insert.Key, insert.Value, RowTag.Any),
            RowChange.Replace replace => isThere ? replace with { Tag = RowTag.Any } : new RowChange.Insert(replace.Key, replace.Value),
            RowChange.Delete delete => delete with { Tag = RowTag.Any },
            _ => change,
        };
    }
}

/// <summary>A store whose transactions a mutant rewrites before they are written.</summary>
internal sealed class RewritingStore(ITableStore store, Func<string, RowChange, RowChange?> rewrite) : ChangedStore(store)
{
    public override async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        var kept = changes.Select((change, i) => (Change: rewrite(partition, change), Index: i)).Where(one => one.Change is not null).ToList();
        if (kept.Count == 0) return new Commit.Done([.. changes.Select(_ => default(RowTag))]);
        return await Inner.Transact(partition, [.. kept.Select(one => one.Change!)], cancel) switch
        {
            Commit.Done(var tags) => new Commit.Done([.. changes.Select((_, i) => kept.FindIndex(one => one.Index == i) is var at and >= 0 ? tags[at] : default)]),
            Commit.Conflict(var at) => new Commit.Conflict(kept[at].Index),
            var other => other,
        };
    }

    /// <summary>Writes rows of some kind whether or not they are there.</summary>
    public static ITableStore Upserting(ITableStore store, string prefix) => new UpsertingStore(store, prefix);

    private sealed class UpsertingStore(ITableStore store, string prefix) : ChangedStore(store)
    {
        public override ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) =>
            Inner.Transact(partition, [.. changes.Select(change => change.Key.StartsWith(prefix, StringComparison.Ordinal) ? Regardless(partition, change) : change)], cancel);
    }
}
