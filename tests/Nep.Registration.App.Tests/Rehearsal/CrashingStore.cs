using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>The process ended here: whatever it was about to do, it did not.</summary>
public sealed class CrashException() : Exception("The process ended here.");

/// <summary>Where in a row of calls a process ends.</summary>
/// <param name="Call">The number of the call, from 1.</param>
/// <param name="After">The effect had happened and only the answer is lost; otherwise nothing had happened.</param>
public sealed record Crash(int Call, bool After);

/// <summary>
/// What one process sees of a store: it counts the calls, and ends the process at one of them. A process that has ended reads and writes
/// nothing any more.
/// </summary>
public sealed class CrashingStore(ITableStore store) : ITableStore
{
    private readonly List<string> transactions = [];

    public int Calls { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>The keys that each transaction changed, in order.</summary>
    public IReadOnlyList<string> Transactions => transactions;

    /// <summary>Happens once, before the next transaction: another process was faster.</summary>
    public Func<Task>? BeforeNextTransaction { get; set; }

    private Crash? Coming { get; set; }

    /// <summary>Counts from here.</summary>
    public void Expect(Crash? crash)
    {
        (Calls, Coming) = (0, crash);
        transactions.Clear();
    }

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => Call(() => store.Get(partition, key, cancel));

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
        Call(() => store.Query(partition, range, limit, cancel));

    public async ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        if (BeforeNextTransaction is { } first)
        {
            BeforeNextTransaction = null;
            await first();
        }

        lock (transactions) transactions.Add(string.Join(' ', changes.Select(change => change.Key)));
        return await Call(() => store.Transact(partition, changes, cancel));
    }

    private async ValueTask<T> Call<T>(Func<ValueTask<T>> effect)
    {
        ObjectDisposedException.ThrowIf(HasEnded, this);
        var ends = ++Calls == Coming?.Call;
        HasEnded = ends;
        if (ends && !Coming!.After) throw new CrashException();
        var answer = await effect();
        return ends ? throw new CrashException() : answer;
    }
}
