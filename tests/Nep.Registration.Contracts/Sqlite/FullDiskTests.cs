using System.Diagnostics;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>A full disk fails the callers of the moment, keeps what was told, and is over once there is room again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_database_at_its_largest_refuses_rows_and_takes_them_again_after_a_delete()
    {
        await using var store = SqliteTableStore.Open(_folder.Path, new() { MostPages = 60 });
        var told = await WriteUntilFull(store, _folder.Database);
        await AssertKept(store, told);
        // Rows share pages, and only an empty page can be used again.
        var rows = (await store.Query("offering-1", KeyRange.Prefix("reg|"), 10)).Rows;
        Assert.IsType<Commit.Done>(await store.Transact("offering-1", [.. rows.Select(row => new RowChange.Delete(row.Key, row.Tag))]));
        Assert.IsType<Commit.Done>(await store.Transact("offering-1", [new RowChange.Insert("reg|again", new byte[4000])]));
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_told_and_the_store_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(await Mount("-t", "tmpfs", "-o", "size=3m", "none", _folder.Path), "Needs the right to mount a small disk.");
        try
        {
            var ballast = Path.Combine(_folder.Path, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
            await using var store = SqliteTableStore.Open(_folder.Path, new() { CheckpointPages = 20 });
            var told = await WriteUntilFull(store, _folder.Database);
            await AssertKept(store, told);
            File.Delete(ballast);
            Assert.IsType<Commit.Done>(await store.Transact("offering-1", [new RowChange.Insert("reg|again", new byte[4000])]));
            await store.DisposeAsync();
            await using var reopened = SqliteTableStore.Open(_folder.Path);
            await AssertKept(reopened, told);
        }
        finally
        {
            await Run("umount", _folder.Path);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> WriteUntilFull(SqliteTableStore store, string database)
    {
        for (var n = 0; n < 100_000; n++)
        {
            try
            {
                Assert.IsType<Commit.Done>(await store.Transact("offering-1", [new RowChange.Insert($"reg|{n:D5}", new byte[4000])]));
            }
            catch (StoreUnusableException e)
            {
                Assert.Equal($"The disk that holds '{database}' is full: free some space and try again.", e.Message);
                return n;
            }
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    private static async Task AssertKept(SqliteTableStore store, int told)
    {
        Assert.True(told > 0);
        for (var n = 0; n < told; n++) Assert.NotNull(await store.Get("offering-1", $"reg|{n:D5}"));
    }

    private static Task<bool> Mount(params string[] arguments) => OperatingSystem.IsLinux() ? Run("mount", arguments) : Task.FromResult(false);

    private static async Task<bool> Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        if (process is null) return false;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
