using Nep.Registration.Contracts.TableStore;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Contracts.Sqlite;

public sealed class SqliteTableStoreTests : TableStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override int Callers => 64;

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        var tag = (await Done(Insert("offering", "kept")))[0];
        await ((SqliteTableStore)Store).DisposeAsync();
        await using var reopened = SqliteTableStore.Open(_folder.Path);
        var row = await reopened.Get(Partition, "offering");
        Assert.Equivalent(new Row("offering", Bytes("kept"), tag), row, strict: true);
    }

    [Fact]
    public async Task A_tag_is_not_given_again_after_a_restart()
    {
        var first = (await Done(Insert("seat|0001")))[0];
        await Done(Delete("seat|0001", first));
        await ((SqliteTableStore)Store).DisposeAsync();
        await using var reopened = SqliteTableStore.Open(_folder.Path);
        var second = Assert.IsType<Commit.Done>(await reopened.Transact(Partition, [Insert("seat|0001")])).Tags[0];
        Assert.NotEqual(first, second);
        Assert.Equal(new Commit.Conflict(0), await reopened.Transact(Partition, [Delete("seat|0001", first)]));
    }

    [Fact]
    public async Task A_closed_store_refuses_everything()
    {
        await ((SqliteTableStore)Store).DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.Get(Partition, "offering"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.Query(Partition, new("a", "b")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.Transact(Partition, [Insert("offering")]));
    }

    [Fact]
    public async Task The_stamp_moves_with_every_transaction_that_was_told()
    {
        var store = (SqliteTableStore)Store;
        var before = store.Stamp(Partition);
        Assert.Equal(before, store.Stamp(Partition));
        var tag = (await Done(Insert("offering")))[0];
        var inserted = store.Stamp(Partition);
        Assert.NotEqual(before, inserted);
        await Store.Get(Partition, "offering");
        Assert.Equal(inserted, store.Stamp(Partition));
        await Done(Delete("offering", tag));
        Assert.NotEqual(inserted, store.Stamp(Partition));
    }

    protected override ValueTask<ITableStore> OpenStore() => new(SqliteTableStore.Open(_folder.Path));

    protected override async ValueTask CloseStore(ITableStore store)
    {
        await base.CloseStore(store);
        _folder.Dispose();
    }
}
