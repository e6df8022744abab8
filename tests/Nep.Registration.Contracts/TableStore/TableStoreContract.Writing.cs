namespace Nep.Registration.Contracts.TableStore;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task A_key_is_inserted_once()
    {
        await Done(Insert("seat|0001", "first"));
        await Refused(0, Insert("seat|0001", "second"));
        Assert.Equal("first", await Text("seat|0001"));
    }

    [Fact]
    public async Task A_row_is_replaced_at_its_tag()
    {
        var first = await Done(Insert("offering", "1"));
        var second = await Done(Replace("offering", first[0], "2"));
        Assert.NotEqual(first[0], second[0]);
        Assert.Equal("2", await Text("offering"));
        Assert.Equal(second[0], (await Store.Get(Partition, "offering"))!.Tag);
    }

    [Fact]
    public async Task A_row_that_was_replaced_meanwhile_is_neither_replaced_nor_deleted()
    {
        var old = (await Done(Insert("offering", "1")))[0];
        await Done(Replace("offering", old, "2"));
        await Refused(0, Replace("offering", old, "3"));
        await Refused(0, Delete("offering", old));
        Assert.Equal("2", await Text("offering"));
    }

    [Fact]
    public async Task A_row_that_is_gone_is_neither_replaced_nor_deleted()
    {
        var tag = (await Done(Insert("offering")))[0];
        await Done(Delete("offering", tag));
        await Refused(0, Replace("offering", tag));
        await Refused(0, Delete("offering", tag));
        Assert.Null(await Store.Get(Partition, "offering"));
    }

    [Fact]
    public async Task A_deleted_row_has_the_default_tag_and_is_gone()
    {
        var tag = (await Done(Insert("a"), Insert("b")))[0];
        var tags = await Done(Delete("a", tag), Insert("c"));
        Assert.Equal(default, tags[0]);
        Assert.NotEqual(default, tags[1]);
        Assert.Equal(["b", "c"], await Keys(Everything));
    }

    [Fact]
    public async Task The_default_tag_matches_no_row()
    {
        await Done(Insert("offering", "1"));
        await Refused(0, Replace("offering", default, "2"));
        await Refused(0, Delete("offering", default));
    }

    [Fact]
    public async Task A_row_is_replaced_or_deleted_at_any_tag_so_long_as_it_is_there()
    {
        await Done(Insert("offering", "1"));
        var tag = (await Done(Replace("offering", RowTag.Any, "2")))[0];
        Assert.NotEqual(RowTag.Any, tag);
        Assert.Equal("2", await Text("offering"));
        await Done(Delete("offering", RowTag.Any));
        await Refused(0, Delete("offering", RowTag.Any));
        await Refused(1, Insert("seat|0001"), Replace("offering", RowTag.Any, "3"));
        Assert.Empty(await Keys(Everything));
    }

    [Fact]
    public async Task A_row_deleted_and_inserted_anew_has_a_new_tag()
    {
        var first = (await Done(Insert("seat|0001", "same")))[0];
        await Done(Delete("seat|0001", first));
        var second = (await Done(Insert("seat|0001", "same")))[0];
        Assert.NotEqual(first, second);
        await Refused(0, Replace("seat|0001", first));
        await Refused(0, Delete("seat|0001", first));
    }

    [Fact]
    public async Task A_row_replaced_by_the_same_value_has_a_new_tag()
    {
        var first = (await Done(Insert("offering", "same")))[0];
        Assert.NotEqual(first, (await Done(Replace("offering", first, "same")))[0]);
    }

    [Fact]
    public async Task Tags_come_in_the_order_of_the_changes()
    {
        var a = (await Done(Insert("a"), Insert("z")))[0];
        var tags = await Done(Insert("m"), Replace("a", a), Insert("b"));
        string[] keys = ["m", "a", "b"];
        for (var i = 0; i < keys.Length; i++) Assert.Equal((await Store.Get(Partition, keys[i]))!.Tag, tags[i]);
    }

    [Fact]
    public async Task A_transaction_of_every_kind_of_change_is_done_together()
    {
        var tags = await Done(Insert("kept", "1"), Insert("gone", "1"));
        await Done(Replace("kept", tags[0], "2"), Delete("gone", tags[1]), Insert("new", "2"));
        Assert.Equal(["kept", "new"], await Keys(Everything));
        Assert.Equal(("2", "2"), (await Text("kept"), await Text("new")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_refused_transaction_names_the_change_and_leaves_nothing(int taken)
    {
        var held = (await Done(Insert("held", "1")))[0];
        await Done(Insert($"seat|{taken}", "taken"));
        RowChange[] seats = [.. Enumerable.Range(0, 6).Select(n => Insert($"seat|{n}", "mine"))];
        await Refused(taken, seats);
        await Refused(taken + 1, [Replace("held", held, "2"), .. seats]);
        Assert.Equal(["held", $"seat|{taken}"], await Keys(Everything));
        Assert.Equal(("1", "taken"), (await Text("held"), await Text($"seat|{taken}")));
    }

    [Fact]
    public async Task The_first_of_several_failing_changes_is_named()
    {
        var tag = (await Done(Insert("b"), Insert("d")))[0];
        await Refused(1, Insert("a"), Insert("b"), Insert("c"), Insert("d"));
        await Refused(0, Delete("none", tag), Insert("b"));
    }

    [Fact]
    public async Task A_refused_transaction_leaves_the_tags_of_its_rows()
    {
        var tag = (await Done(Insert("offering", "1"), Insert("seat|0001")))[0];
        await Refused(1, Replace("offering", tag, "2"), Insert("seat|0001"));
        await Done(Replace("offering", tag, "3"));
        Assert.Equal("3", await Text("offering"));
    }
}
