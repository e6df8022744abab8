using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

/// <summary>A folder that cannot be used is refused with one sentence to act on, and nothing in it is changed.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var path = Path.Combine(_folder.Path, "a", "b");
        await using (SqliteTableStore.Open(path)) { }
        Assert.True(File.Exists(Path.Combine(path, "registration.db")));
    }

    [Fact]
    public async Task An_empty_file_is_taken_for_a_new_database()
    {
        await File.WriteAllBytesAsync(_folder.Database, []);
        await using var store = SqliteTableStore.Open(_folder.Path);
        Assert.Null(await store.Get("offering-1", "offering"));
    }

    [Fact]
    public async Task A_folder_is_opened_once_at_a_time()
    {
        await using (SqliteTableStore.Open(_folder.Path))
            Assert.Equal($"Another process has '{_folder.Path}' open: stop it first.", Refusal());
        await using (SqliteTableStore.Open(_folder.Path)) { }
    }

    [Fact]
    public async Task A_refused_folder_is_let_go()
    {
        await Fill();
        var good = await File.ReadAllBytesAsync(_folder.Database);
        await File.WriteAllTextAsync(_folder.Database, "No database at all.");
        Refusal();
        await File.WriteAllBytesAsync(_folder.Database, good);
        await using (SqliteTableStore.Open(_folder.Path)) { }
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_refused()
    {
        var path = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(path, "");
        var refusal = Assert.Throws<StoreUnusableException>(() => SqliteTableStore.Open(path));
        Assert.StartsWith($"'{path}' cannot be written: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_database_is_refused()
    {
        Directory.CreateDirectory(_folder.Database);
        Assert.StartsWith($"'{_folder.Database}' cannot be written: ", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA user_version=1; CREATE TABLE rows(partition, key)")]
    [InlineData("PRAGMA application_id=7")]
    [InlineData("CREATE TABLE theirs(a)")]
    public async Task A_database_of_another_program_is_refused_untouched(string sql)
    {
        Make(sql);
        var before = await File.ReadAllBytesAsync(_folder.Database);
        Assert.Equal($"'{_folder.Database}' was not made by this program: move it away or choose another data folder.", Refusal());
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.Database));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await Fill();
        Make("PRAGMA user_version=2");
        Assert.Equal(
            $"'{_folder.Database}' was written by a newer version of this program (format 2, this one knows 1): start that version.",
            Refusal());
    }

    [Fact]
    public void Every_commit_waits_for_the_disk()
    {
        using var connection = Connection.Open(_folder.Database);
        Schema.Ensure(connection);
        Schema.ConfigureWriter(connection, new());
        const string full = "2";
        Assert.Equal((full, "wal"), (connection.Ask("PRAGMA synchronous"), connection.Ask("PRAGMA journal_mode")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task Fill()
    {
        await using var store = SqliteTableStore.Open(_folder.Path);
        await store.Transact("offering-1", [new RowChange.Insert("offering", new byte[100])]);
    }

    private void Make(string sql)
    {
        using var connection = Connection.Open(_folder.Database);
        connection.Execute(sql);
    }

    private string Refusal() => Assert.Throws<StoreUnusableException>(() => SqliteTableStore.Open(_folder.Path)).Message;
}
