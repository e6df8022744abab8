using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>A damaged database says so, at opening where that is cheap to know and otherwise at the read that meets the damage.</summary>
public sealed class DamageTests : IDisposable
{
    private const int PageBytes = 8192;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Database, new string('x', 20_000));
        AssertRefused();
    }

    [Fact]
    public async Task A_database_whose_beginning_is_overwritten_is_refused()
    {
        await Fill();
        Overwrite(0, 100);
        AssertRefused();
    }

    [Fact]
    public async Task A_database_that_was_cut_off_is_refused()
    {
        await Fill();
        using (var file = File.OpenWrite(_folder.Database)) file.SetLength(file.Length / 2 / PageBytes * PageBytes);
        AssertRefused();
    }

    [Fact]
    public async Task A_small_database_is_checked_page_by_page_after_a_crash()
    {
        await Fill();
        await using var store = SqliteTableStore.Open(_folder.Path);
        using var image = _folder.AsAfterACrash();
        Assert.True(new FileInfo(image.Log).Length > 0, "There is no trace of a crash.");
        Overwrite(image.Database, PageBytes * 10, PageBytes * 10);
        AssertDamaged(image.Database, Assert.Throws<StoreUnusableException>(() => SqliteTableStore.Open(image.Path)));
    }

    [Fact]
    public async Task Damage_within_is_told_by_the_read_that_meets_it()
    {
        await Fill();
        Overwrite(PageBytes * 5, (int)new FileInfo(_folder.Database).Length - (PageBytes * 5));
        await using var store = SqliteTableStore.Open(_folder.Path);
        AssertDamaged(_folder.Database, await Assert.ThrowsAsync<StoreUnusableException>(async () =>
        {
            for (var n = 0; n < 1000; n++) await store.Get("offering-1", $"reg|{n:D4}");
        }));
    }

    public void Dispose() => _folder.Dispose();

    private async Task Fill()
    {
        await using var store = SqliteTableStore.Open(_folder.Path);
        foreach (var part in Enumerable.Range(0, 1000).Chunk(100))
            await store.Transact("offering-1", [.. part.Select(n => new RowChange.Insert($"reg|{n:D4}", new byte[500]))]);
    }

    private void Overwrite(int from, int length) => Overwrite(_folder.Database, from, length);

    private static void Overwrite(string path, int from, int length)
    {
        using var file = File.OpenWrite(path);
        file.Position = from;
        file.Write([.. Enumerable.Repeat((byte)0xA5, length)]);
    }

    private void AssertRefused() =>
        AssertDamaged(_folder.Database, Assert.Throws<StoreUnusableException>(() => SqliteTableStore.Open(_folder.Path)));

    private static void AssertDamaged(string database, StoreUnusableException refusal) =>
        Assert.Equal($"The database '{database}' is damaged: put the latest backup in its place.", refusal.Message);
}
