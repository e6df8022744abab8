using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.Functions.Tables;

/// <summary>Keeps every fact in one table of Azure Table Storage; a partition is a partition, a transaction an entity group transaction.</summary>
/// <remarks>
/// <para>A service that is busy or answers late is asked again with growing, jittered pauses for less than a minute; then
/// <see cref="StoreUnavailableException"/> is thrown.</para>
/// <para>A transaction whose answer was lost may have been carried out. It is sent again as it was: its conditions let one of the two pass. If
/// the second is refused, the rows are asked who wrote them (every written row names its transaction), so what was carried out is told as
/// done. Only a transaction of nothing but deletions leaves no such trace: after a lost answer it may be told as a conflict although it was
/// carried out, and then the caller finds the rows gone.</para>
/// <para>Cancelling a transaction works until it is sent; from then on its outcome is told.</para>
/// </remarks>
public sealed class AzureTableStore(TableConnection connection, StorePatience patience) : ITableStore, IPartitionStamps
{
    private static readonly string[] KeyAlone = [nameof(TableEntity.RowKey)];

    private readonly RecentChanges recent = new();

    /// <summary>Other instances of the app write to the same table.</summary>
    public bool SeesEveryWriter => false;

    public long Stamp(string partition) => recent.Stamp(partition);

    public IReadOnlyCollection<string>? ChangedSince(string partition, long stamp) => recent.Since(partition, stamp);

    public async ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (!RowLimits.IsKey(partition) || !RowLimits.IsKey(key)) return null;
        var found = await patience.Read(
            token => connection.Table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: token), cancel);
        return found.HasValue ? RowEntity.Read(found.Value!) : null;
    }

    public async ValueTask<RowPage> Query(
        string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (string.CompareOrdinal(range.From, range.To) >= 0) return new RowPage([], null);
        var most = Math.Min(limit, RowLimits.RowsPerPage);
        var (rows, next) = await patience.Read(token => Page(partition, range, most, null, RowEntity.Read, row => row.Key, token), cancel);
        return new RowPage(rows, next);
    }

    /// <summary>Of a key nothing but the key travels: a row may hold a megabyte. It is a request all the same.</summary>
    public async ValueTask<KeyPage> QueryKeys(string partition, KeyRange range, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (string.CompareOrdinal(range.From, range.To) >= 0) return new KeyPage([], null);
        var (keys, next) = await patience.Read(token => Page(partition, range, RowLimits.RowsPerPage, KeyAlone, entity => entity.RowKey, key => key, token), cancel);
        return new KeyPage(keys, next);
    }

    public async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        RowLimits.Check(partition, changes);
        cancel.ThrowIfCancellationRequested();
        try
        {
            return await Carry(partition, changes);
        }
        finally
        {
            recent.Note(partition, changes);
        }
    }

    private async Task<Commit> Carry(string partition, IReadOnlyList<RowChange> changes)
    {
        var transaction = new EntityTransaction(partition, changes);
        for (var attempt = 1; ; attempt++)
        {
            switch (await transaction.Submit(connection.Table))
            {
                case EntityTransaction.Outcome.Told(var commit):
                    return commit;
                case EntityTransaction.Outcome.Contested(var index):
                    var tags = await patience.Read(_ => transaction.Written(connection.Table), CancellationToken.None);
                    return tags is null ? new Commit.Conflict(index) : new Commit.Done(tags);
                case EntityTransaction.Outcome.Unclear(var fault):
                    await patience.Pause(attempt, fault, CancellationToken.None);
                    break;
            }
        }
    }

    /// <summary>The service may end a page early with a mark to go on from: what was asked for is gathered from as many as it takes.</summary>
    /// <param name="parts">The entity's properties that are wanted; null for all.</param>
    private async Task<(IReadOnlyList<T> Found, string? Next)> Page<T>(
        string partition, KeyRange range, int limit, string[]? parts, Func<TableEntity, T> read, Func<T, string> key, CancellationToken cancel)
    {
        var (from, to) = range;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
        var found = new List<T>();
        await foreach (var page in connection.Table.QueryAsync<TableEntity>(filter, limit, parts, cancel).AsPages())
        {
            found.AddRange(page.Values.Take(limit - found.Count).Select(read));
            if (page.ContinuationToken is null) return (found, null);
            if (found.Count == limit) break;
        }

        return (found, found.Count == limit ? After(key(found[^1])) : null);
    }

    /// <summary>The next key in order that there can be: a key's characters begin with '!'.</summary>
    private static string After(string key) => key + "!";
}
