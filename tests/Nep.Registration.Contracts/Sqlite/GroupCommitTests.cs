using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _committing = new();
    private readonly ManualResetEventSlim _queued = new();

    [Fact]
    public async Task A_thousand_waiting_transactions_share_a_few_commits()
    {
        var faults = HoldingTheFirstCommit();
        await using var store = SqliteTableStore.Open(_folder.Path, new(), faults);
        var first = FirstIn(store);
        Task<Commit>[] waiting = [.. Enumerable.Range(0, 1000).Select(n => Insert(store, $"reg|{n}"))];
        _queued.Set();
        Assert.All(await Task.WhenAll([first, .. waiting]), outcome => Assert.IsType<Commit.Done>(outcome));
        Assert.Equal(1 + 4, faults.Commits);
        Assert.Equal(1000, (await store.Query("offering-1", KeyRange.Prefix("reg|"))).Rows.Count);
    }

    [Fact]
    public async Task Transactions_of_one_batch_see_each_other_in_order()
    {
        await using var store = SqliteTableStore.Open(_folder.Path, new(), HoldingTheFirstCommit());
        var first = FirstIn(store);
        Task<Commit>[] waiting = [Insert(store, "seat|0002"), Insert(store, "seat|0002"), Insert(store, "first"), Insert(store, "seat|0003")];
        _queued.Set();
        await first;
        var outcomes = await Task.WhenAll(waiting);
        Assert.Equal([true, false, false, true], outcomes.Select(outcome => outcome is Commit.Done));
    }

    [Fact]
    public async Task A_conflict_with_a_transaction_that_failed_is_not_told_as_a_conflict()
    {
        var faults = new Faults((boundary, count) =>
        {
            Hold(boundary, count);
            if (boundary == WriteBoundary.BeforeCommit && count == 2) throw new InjectedFault();
        });
        await using var store = SqliteTableStore.Open(_folder.Path, new(), faults);
        var first = FirstIn(store);
        Task<Commit>[] waiting = [Insert(store, "seat|0001"), Insert(store, "seat|0001")];
        _queued.Set();
        await first;
        foreach (var task in waiting) await Assert.ThrowsAsync<StoreUnusableException>(() => task);
        Assert.IsType<Commit.Done>(await Insert(store, "seat|0001"));
    }

    [Fact]
    public async Task A_callers_continuation_never_runs_on_the_writers_thread()
    {
        await using var store = SqliteTableStore.Open(_folder.Path);
        var threads = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Insert(store, $"reg|{n}").ContinueWith(
            _ => Thread.CurrentThread.Name, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
        Assert.DoesNotContain("Store writer", threads);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_leaves_a_single_file()
    {
        var store = SqliteTableStore.Open(_folder.Path, new(), HoldingTheFirstCommit());
        var first = FirstIn(store);
        Task<Commit>[] waiting = [.. Enumerable.Range(0, 100).Select(n => Insert(store, $"reg|{n}"))];
        var closing = store.DisposeAsync();
        _queued.Set();
        await closing;
        Assert.All(await Task.WhenAll([first, .. waiting]), outcome => Assert.IsType<Commit.Done>(outcome));
        Assert.False(File.Exists(_folder.Log));
        await using var reopened = SqliteTableStore.Open(_folder.Path);
        Assert.Equal(100, (await reopened.Query("offering-1", KeyRange.Prefix("reg|"))).Rows.Count);
    }

    [Fact]
    public async Task The_log_stays_small_under_load_with_readers()
    {
        await using var store = SqliteTableStore.Open(_folder.Path, new() { CheckpointPages = 50 });
        using var stop = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await store.Query("offering-1", KeyRange.Prefix("reg|"), 100);
        }))];
        for (var round = 0; round < 100; round++)
            await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Insert(store, $"reg|{n * 7919 % 20:D2}|{round:D3}")));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.InRange(new FileInfo(_folder.Log).Length, 0, 8192 * 50 * 8);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _committing.Dispose();
        _queued.Dispose();
    }

    private Faults HoldingTheFirstCommit() => new(Hold);

    private void Hold(WriteBoundary boundary, int count)
    {
        if (boundary != WriteBoundary.BeforeCommit || count != 1) return;
        _committing.Set();
        _queued.Wait();
    }

    /// <summary>A transaction at whose commit the writer is held until the test has queued what it likes.</summary>
    private Task<Commit> FirstIn(SqliteTableStore store)
    {
        var first = Insert(store, "first");
        _committing.Wait();
        return first;
    }

    private static Task<Commit> Insert(SqliteTableStore store, string key) =>
        store.Transact("offering-1", [new RowChange.Insert(key, new byte[300])]).AsTask();
}
