using System.Diagnostics.CodeAnalysis;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using static SQLitePCL.raw;

namespace Nep.Registration.Local.Storage;

/// <summary>
/// Keeps every fact of the local host in one SQLite database in its data folder.
/// </summary>
/// <remarks>
/// <para>A transaction has returned only when it is on the disk (write-ahead log, <c>synchronous=FULL</c>). Transactions that wait at the
/// same time share one commit, so that many callers cost few disk writes; each is still all or nothing, and they take effect in the order
/// in which they were asked for.</para>
/// <para>Reads see committed transactions only, and those of a caller once its <see cref="Transact"/> has returned. A read that meets a
/// damaged page throws <see cref="StoreUnusableException"/>.</para>
/// <para>Cancelling a transaction works until it is queued; from then on its outcome is told.</para>
/// <para>One process owns the folder. Closing writes what waits and leaves a single file.</para>
/// </remarks>
public sealed class SqliteTableStore : ITableStore, IPartitionStamps, IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly Connection _connection;
    private readonly GroupWriter _writer;
    private readonly ReadPool _readers;
    private readonly RecentChanges _recent = new();
    private int _closed;

    private SqliteTableStore(DataFolder folder, Connection connection, StoreTuning tuning, IWriteFaults? faults)
    {
        (_folder, _connection) = (folder, connection);
        _writer = new(connection, tuning, _recent, faults);
        _readers = new(folder.DatabaseFile, tuning.ReadConnections);
        _writer.Start();
    }

    /// <summary>Opens the data folder, or makes it.</summary>
    /// <exception cref="StoreUnusableException">The folder cannot be used; the message says what to do.</exception>
    public static SqliteTableStore Open(string folder) => Open(folder, new StoreTuning(), CrashPlan.FromEnvironment());

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The store owns them.")]
    internal static SqliteTableStore Open(string folder, StoreTuning tuning, IWriteFaults? faults = null)
    {
        var claimed = DataFolder.Claim(folder);
        Connection? connection = null;
        try
        {
            connection = DatabaseOpening.Open(claimed, tuning);
            return new(claimed, connection, tuning, faults);
        }
        catch
        {
            connection?.Dispose();
            claimed.Dispose();
            throw;
        }
    }

    public async ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default)
    {
        var reader = await Reader(cancel);
        try
        {
            return reader.Get(partition, key);
        }
        finally
        {
            _readers.Return(reader);
        }
    }

    public async ValueTask<RowPage> Query(
        string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var reader = await Reader(cancel);
        try
        {
            return reader.Query(partition, range, Math.Min(limit, RowLimits.RowsPerPage));
        }
        finally
        {
            _readers.Return(reader);
        }
    }

    public async ValueTask<KeyPage> QueryKeys(string partition, KeyRange range, CancellationToken cancel = default)
    {
        var reader = await Reader(cancel);
        try
        {
            return reader.QueryKeys(partition, range);
        }
        finally
        {
            _readers.Return(reader);
        }
    }

    /// <inheritdoc />
    /// <exception cref="StoreUnusableException">The disk failed; whether this transaction is kept is known only by reading it back.</exception>
    public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        RowLimits.Check(partition, changes);
        return cancel.IsCancellationRequested ? ValueTask.FromCanceled<Commit>(cancel) : new(_writer.Write(partition, changes));
    }

    /// <summary>
    /// Tells a cache whether to trust what it read: while the stamp is the same, no transaction on the partition has been told as done.
    /// </summary>
    /// <remarks>Take the stamp before reading. It means nothing outside this process, and may move for no reason.</remarks>
    public long Stamp(string partition) => _recent.Stamp(partition);

    public IReadOnlyCollection<string>? ChangedSince(string partition, long stamp) => _recent.Since(partition, stamp);

    /// <summary>The database file.</summary>
    public string File => _folder.DatabaseFile;

    /// <summary>How often it was written so far: what a wait for the disk is shared by.</summary>
    public WriteCount Written => _writer.Written;

    /// <summary>One process owns the folder.</summary>
    public bool SeesEveryWriter => true;

    /// <summary>Writes what waits, moves the log into the database file and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1) return;
        await _writer.Stop();
        await _readers.Close();
        try
        {
            _connection.Checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
        }
        catch (StoreUnusableException)
        {
            // Nothing is lost: the log stays and is read at the next opening.
        }

        _connection.Dispose();
        _folder.Dispose();
    }

    private ValueTask<RowReader> Reader(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) == 1, this);
        return _readers.Rent(cancel);
    }
}
