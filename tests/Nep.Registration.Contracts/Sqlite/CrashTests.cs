using System.Collections.Concurrent;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>Whatever happens while a batch is written: each transaction is whole or absent, and none that was told as done is lost.</summary>
public sealed class CrashTests : IDisposable
{
    private const int RowsEach = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<int, bool> _told = new();

    public static TheoryData<string> Boundaries => [.. Enum.GetNames<WriteBoundary>()];

    /// <summary>Once the callers have been told, nothing is left that could fail.</summary>
    public static TheoryData<string> Failures => [.. Enum.GetNames<WriteBoundary>().Except([nameof(WriteBoundary.AfterTelling)])];

    [Theory]
    [MemberData(nameof(Boundaries))]
    public async Task A_crash_at_any_boundary_loses_nothing_told_and_halves_nothing(string name)
    {
        var images = new List<(TemporaryFolder Folder, int[] Told)>();
        var crash = new Faults((boundary, count) =>
        {
            if (boundary.ToString() != name || !IsSampled(count)) return;
            // Told first, then the files: what is told meanwhile is in them as well.
            int[] told = [.. _told.Keys];
            images.Add((_folder.AsAfterACrash(), told));
        });
        await using (var store = SqliteTableStore.Open(_folder.Path, new() { CheckpointPages = 40 }, crash)) await Work(store);
        Assert.NotEmpty(images);
        foreach (var (image, told) in images)
        {
            await Check(image.Path, told);
            image.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_at_any_boundary_is_told_and_the_store_goes_on(string name)
    {
        var faults = new Faults((boundary, count) =>
        {
            if (boundary.ToString() == name && IsSampled(count)) throw new InjectedFault();
        });
        await using (var store = SqliteTableStore.Open(_folder.Path, new() { CheckpointPages = 40 }, faults))
        {
            var failed = await Work(store);
            Assert.InRange(failed, 1, 399);
            Assert.IsType<Commit.Done>(await store.Transact("after", [new RowChange.Insert("offering", [])]));
        }

        await Check(_folder.Path, [.. _told.Keys]);
    }

    [Fact]
    public async Task A_failure_moves_the_stamp_because_its_outcome_is_not_certain()
    {
        var faults = new Faults((boundary, _) =>
        {
            if (boundary == WriteBoundary.AfterCommit) throw new InjectedFault();
        });
        await using var store = SqliteTableStore.Open(_folder.Path, new(), faults);
        var before = store.Stamp("offering-1");
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(
            async () => await store.Transact("offering-1", [new RowChange.Insert("offering", [])]));
        Assert.IsType<InjectedFault>(failure.InnerException);
        Assert.NotEqual(before, store.Stamp("offering-1"));
        Assert.NotNull(await store.Get("offering-1", "offering"));
    }

    public void Dispose() => _folder.Dispose();

    // The first few, and then ever rarer ones, so that young and old databases are both seen.
    private static bool IsSampled(int count) => count <= 3 || (count < 400 && (count & (count - 1)) == 0);

    /// <returns>How many of the 400 transactions failed.</returns>
    private async Task<int> Work(SqliteTableStore store)
    {
        var failed = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var failures = 0;
            for (var n = caller; n < 400; n += 8) failures += await TryWrite(store, n) ? 0 : 1;
            return failures;
        })));
        return failed.Sum();
    }

    private async Task<bool> TryWrite(SqliteTableStore store, int number)
    {
        try
        {
            RowChange[] rows = [.. Enumerable.Range(0, RowsEach).Select(n => new RowChange.Insert($"{n}|{number:D4}", new byte[400]))];
            Assert.IsType<Commit.Done>(await store.Transact("offering-1", rows));
            return _told.TryAdd(number, true);
        }
        catch (StoreUnusableException)
        {
            return false;
        }
    }

    private static async Task Check(string folder, int[] told)
    {
        await using var store = SqliteTableStore.Open(folder);
        var kept = new Dictionary<int, int>();
        for (var n = 0; n < RowsEach; n++)
            foreach (var row in (await store.Query("offering-1", KeyRange.Prefix($"{n}|"))).Rows)
                kept[int.Parse(row.Key[2..])] = kept.GetValueOrDefault(int.Parse(row.Key[2..])) + 1;
        Assert.All(kept, pair => Assert.Equal(RowsEach, pair.Value));
        Assert.Empty(told.Except(kept.Keys));
    }
}
