namespace Nep.Registration.Functions.Tests.Ports;

/// <summary>A store that keeps count of what was written, and can be away.</summary>
internal sealed class CountedStore(ITableStore inner) : ITableStore
{
    /// <summary>Transactions that changed something, but for the framework's own keys.</summary>
    public int Writes { get; private set; }

    public bool IsAway { get; set; }

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) =>
        IsAway ? throw Away() : inner.Get(partition, key, cancel);

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
        IsAway ? throw Away() : inner.Query(partition, range, limit, cancel);

    public ValueTask<KeyPage> QueryKeys(string partition, KeyRange range, CancellationToken cancel = default) =>
        IsAway ? throw Away() : inner.QueryKeys(partition, range, cancel);

    public async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        if (IsAway) throw Away();
        var commit = await inner.Transact(partition, changes, cancel);
        if (commit is Commit.Done && partition != "_keys") Writes++;
        return commit;
    }

    private static StoreUnavailableException Away() => new("The table service is away.", new IOException("away"));
}
