using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.Local.Storage;

/// <summary>The one thread that writes: all transactions that wait become durable by one COMMIT, each of them whole or not at all.</summary>
internal sealed class GroupWriter
{
    private readonly WriteQueue _queue;
    private readonly RecentChanges _recent;
    private readonly IWriteFaults? _faults;
    private readonly Connection _connection;
    private readonly TagCounter _tags;
    private readonly RowWriter _rows;
    private readonly LogKeeper _log;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _transactions;
    private long _commits;

    public GroupWriter(Connection connection, StoreTuning tuning, RecentChanges recent, IWriteFaults? faults)
    {
        (_connection, _recent, _faults, _queue) = (connection, recent, faults, new(tuning));
        (_tags, _log) = (new(connection), new(connection, tuning));
        _rows = new(connection, _tags, faults);
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _rollback = connection.Prepare("ROLLBACK");
    }

    /// <summary>What was written so far, conflicts and failures too.</summary>
    public WriteCount Written => new(Interlocked.Read(ref _transactions), Interlocked.Read(ref _commits));

    public void Start() => new Thread(Run) { IsBackground = true, Name = "Store writer" }.Start();

    public Task<Commit> Write(string partition, IReadOnlyList<RowChange> changes)
    {
        var transaction = new PendingTransaction(partition, changes);
        _queue.Add(transaction);
        return transaction.Task;
    }

    /// <summary>Writes what waits and ends the thread.</summary>
    public Task Stop()
    {
        _queue.Close();
        return _ended.Task;
    }

    private void Run()
    {
        var batch = new List<PendingTransaction>();
        while (_queue.Take(batch))
        {
            Tell(batch, WriteAll(batch));
            _faults?.At(WriteBoundary.AfterTelling);
            batch.Clear();
            _log.AfterBatch();
        }

        _ended.SetResult();
    }

    /// <returns>What went wrong, if anything. Conflicts are no failures, but count only when the batch they were found in is durable.</returns>
    private Exception? WriteAll(List<PendingTransaction> batch)
    {
        try
        {
            _faults?.Begins(batch);
            _tags.EnsureRoom(batch.Count);
            _faults?.At(WriteBoundary.BeforeBegin);
            Interlocked.Add(ref _transactions, batch.Count);
            Interlocked.Increment(ref _commits);
            _begin.Run();
            foreach (var transaction in batch) transaction.Outcome = _rows.Apply(transaction.Partition, transaction.Changes);
            _faults?.At(WriteBoundary.BeforeCommit);
            _commit.Run();
            _faults?.At(WriteBoundary.AfterCommit);
            return null;
        }
        catch (Exception e)
        {
            return UndoAfter(e);
        }
    }

    private Exception UndoAfter(Exception failure)
    {
        try
        {
            // Some failures make SQLite roll back by itself.
            if (_connection.InTransaction) _rollback.Run();
            return failure;
        }
        catch (StoreUnusableException e)
        {
            return new AggregateException(failure.Message, failure, e);
        }
    }

    private void Tell(List<PendingTransaction> batch, Exception? failure)
    {
        // After the rows can be read and before their writer knows. Also after a failure, whose outcome is not certain.
        foreach (var transaction in batch) _recent.Note(transaction.Partition, transaction.Changes);
        foreach (var transaction in batch)
        {
            if (failure is null) transaction.SetResult(transaction.Outcome!);
            else transaction.SetException(StoreFailure.ForCaller(failure));
        }
    }
}
