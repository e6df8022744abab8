namespace Nep.Registration.Local.Storage;

/// <summary>Where transactions wait for the writer. What waits when the writer comes back shares one commit.</summary>
internal sealed class WriteQueue(StoreTuning tuning)
{
    // Monitor and not Lock: the writer waits on it.
    private readonly object _gate = new();
    private readonly Queue<PendingTransaction> _waiting = new();
    private bool _closed;

    public void Add(PendingTransaction transaction)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteTableStore));
            _waiting.Enqueue(transaction);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for transactions and takes a batch, in order of arrival; false when the queue is closed and empty.</summary>
    public bool Take(List<PendingTransaction> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed) Monitor.Wait(_gate);
            long bytes = 0;
            while (batch.Count < tuning.BatchTransactions && bytes < tuning.BatchBytes && _waiting.TryDequeue(out var next))
            {
                bytes += next.Bytes;
                batch.Add(next);
            }

            return batch.Count > 0;
        }
    }

    /// <summary>Refuses newcomers; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
