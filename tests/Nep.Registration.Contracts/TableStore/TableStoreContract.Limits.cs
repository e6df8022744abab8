namespace Nep.Registration.Contracts.TableStore;

public abstract partial class TableStoreContract
{
    public static TheoryData<string> BadKeys =>
        ["", " ", "a b", "a/b", "a\\b", "a#b", "a?b", "tab\t", "nul\0", "é", "\u007f", new string('k', RowLimits.CharactersPerKey + 1)];

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task A_key_that_the_store_may_not_hold_is_refused(string key)
    {
        await Refuses(Partition, Insert(key));
        await Refuses(Partition, Insert("good"), Delete(key, new("1")));
        await Refuses(key, Insert("good"));
        Assert.Empty(await Keys(Everything));
    }

    [Fact]
    public async Task The_longest_keys_are_kept()
    {
        var longest = new string('k', RowLimits.CharactersPerKey);
        await Done(Insert(longest, "1"), Insert(longest[1..], "2"));
        Assert.Equal(("1", "2"), (await Text(longest), await Text(longest[1..])));
    }

    [Fact]
    public async Task A_transaction_has_at_least_one_change() => await Refuses(Partition);

    [Fact]
    public async Task A_transaction_holds_as_many_changes_as_the_port_allows_and_no_more()
    {
        RowChange[] most = [.. Enumerable.Range(0, RowLimits.RowsPerTransaction).Select(n => Insert($"seat|{n:D4}"))];
        Assert.Equal(RowLimits.RowsPerTransaction, (await Done(most)).Count);
        await Refuses(Partition, [.. Enumerable.Range(0, RowLimits.RowsPerTransaction + 1).Select(n => Insert($"wait|{n:D4}"))]);
        Assert.Empty(await Keys(KeyRange.Prefix("wait|")));
    }

    [Fact]
    public async Task A_row_stands_once_in_a_transaction()
    {
        var tag = (await Done(Insert("offering")))[0];
        await Refuses(Partition, Insert("a"), Insert("a"));
        await Refuses(Partition, Replace("offering", tag), Delete("offering", tag));
    }

    [Fact]
    public async Task The_largest_value_is_kept_and_a_larger_one_refused()
    {
        var largest = Large(RowLimits.BytesPerValue);
        var tag = (await Done(new RowChange.Insert("large", largest)))[0];
        Assert.Equal(largest, (await Store.Get(Partition, "large"))!.Value);
        await Refuses(Partition, new RowChange.Insert("larger", Large(RowLimits.BytesPerValue + 1)));
        await Refuses(Partition, new RowChange.Replace("large", Large(RowLimits.BytesPerValue + 1), tag));
    }

    [Fact]
    public async Task The_largest_transaction_is_kept_and_a_larger_one_refused()
    {
        RowChange[] fits = [.. Enumerable.Range(0, 4).Select(n => new RowChange.Insert($"large|{n}", Large(RowLimits.BytesPerTransaction / 4)))];
        await Done(fits);
        Assert.Equal(4, (await Store.Query(Partition, Everything)).Rows.Count(row => row.Value.Length == RowLimits.BytesPerTransaction / 4));
        await Refuses(Partition, [.. Enumerable.Range(0, 4).Select(n => new RowChange.Insert($"more|{n}", Large((RowLimits.BytesPerTransaction / 4) + 1)))]);
        Assert.Empty(await Keys(KeyRange.Prefix("more|")));
    }

    [Fact]
    public async Task What_was_cancelled_beforehand_is_not_written()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Transact(Partition, [Insert("offering")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Get(Partition, "offering", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Query(Partition, Everything, cancel: cancelled));
        Assert.Empty(await Keys(Everything));
    }

    private static byte[] Large(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private Task<ArgumentException> Refuses(string partition, params RowChange[] changes) =>
        Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.Transact(partition, changes));
}
