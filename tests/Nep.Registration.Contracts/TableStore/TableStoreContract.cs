using System.Text;

namespace Nep.Registration.Contracts.TableStore;

/// <summary>What every <see cref="ITableStore"/> must do. An adapter's tests derive from this class and make their store.</summary>
/// <remarks>Each test works in partitions of its own, so that a store may be shared between tests and hold what earlier runs left.</remarks>
public abstract partial class TableStoreContract : IAsyncLifetime
{
    private static int _partitions;

    private ITableStore? _store;

    protected ITableStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    /// <summary>A partition that nothing has been written to.</summary>
    protected string Partition { get; } = NewPartition();

    public virtual async ValueTask InitializeAsync() => _store = await OpenStore();

    public virtual async ValueTask DisposeAsync()
    {
        if (_store is not null) await CloseStore(_store);
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<ITableStore> OpenStore();

    protected virtual ValueTask CloseStore(ITableStore store) => store is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;

    protected static string NewPartition() => $"contract-{Guid.NewGuid():N}-{Interlocked.Increment(ref _partitions)}";

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static RowChange.Insert Insert(string key, string value = "{}") => new(key, Bytes(value));

    protected static RowChange.Replace Replace(string key, RowTag tag, string value = "{}") => new(key, Bytes(value), tag);

    protected static RowChange.Delete Delete(string key, RowTag tag) => new(key, tag);

    /// <summary>Transacts, and expects it to be done.</summary>
    protected async Task<IReadOnlyList<RowTag>> Done(params RowChange[] changes) =>
        Assert.IsType<Commit.Done>(await Store.Transact(Partition, changes)).Tags;

    /// <summary>Transacts, and expects the change of this number to be refused.</summary>
    protected async Task Refused(int index, params RowChange[] changes) =>
        Assert.Equal(new Commit.Conflict(index), await Store.Transact(Partition, changes));

    protected async Task<string?> Text(string key) => await Store.Get(Partition, key) is { } row ? Encoding.UTF8.GetString(row.Value) : null;

    protected async Task<string[]> Keys(KeyRange range, int limit = RowLimits.RowsPerPage)
    {
        var keys = new List<string>();
        for (string? from = range.From; from is not null;)
        {
            var page = await Store.Query(Partition, range.StartingAt(from), limit);
            Assert.True(page.Rows.Count <= limit, "A page holds more rows than asked for.");
            keys.AddRange(page.Rows.Select(row => row.Key));
            from = page.Next;
        }

        return [.. keys];
    }
}
