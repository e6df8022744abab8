namespace Nep.Registration.Contracts.TableStore;

public abstract partial class TableStoreContract
{
    private static readonly KeyRange Everything = new("!", "\u007f");

    [Fact]
    public async Task A_row_that_was_never_written_is_nothing() => Assert.Null(await Store.Get(Partition, "reg|1"));

    [Fact]
    public async Task A_partition_that_was_never_written_has_an_empty_page()
    {
        var page = await Store.Query(Partition, Everything);
        Assert.Empty(page.Rows);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_written_row_is_read_back_with_its_tag()
    {
        var tags = await Done(Insert("offering", """{"name":"Coaching for Equity"}"""));
        var row = await Store.Get(Partition, "offering");
        Assert.NotNull(row);
        Assert.Equal("offering", row.Key);
        Assert.Equal(Bytes("""{"name":"Coaching for Equity"}"""), row.Value);
        Assert.Equal(tags[0], row.Tag);
    }

    [Fact]
    public async Task A_page_holds_the_values_and_tags_that_single_reads_give()
    {
        await Done(Insert("a", "1"), Insert("b", "2"));
        var page = await Store.Query(Partition, Everything);
        foreach (var row in page.Rows) Assert.Equivalent(await Store.Get(Partition, row.Key), row, strict: true);
        Assert.Equal(2, page.Rows.Count);
    }

    [Fact]
    public async Task The_keys_of_a_range_are_those_of_its_rows_in_order_page_by_page()
    {
        for (var hundred = 0; hundred < 12; hundred++)
            await Done([.. Enumerable.Range(hundred * 100, 100).Select(number => Insert($"seat|{1200 - number:0000}", "{}"))]);
        await Done(Insert("seau", "{}"), Insert("seas", "{}"));

        var first = await Store.QueryKeys(Partition, KeyRange.Prefix("seat|"));
        var rest = await Store.QueryKeys(Partition, KeyRange.Prefix("seat|").StartingAt(first.Next!));
        Assert.Equal((RowLimits.RowsPerPage, 200, null), (first.Keys.Count, rest.Keys.Count, rest.Next));
        Assert.Equal(Enumerable.Range(1, 1200).Select(number => $"seat|{number:0000}"), first.Keys.Concat(rest.Keys));
        Assert.Equal([], (await Store.QueryKeys(Partition, new KeyRange("b", "a"))).Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\":\"Zoë Núñez 🌱 李\"}")]
    [InlineData("line\r\nline\u0000line\t\u200f")]
    public async Task Any_text_comes_back_as_it_was_written(string value)
    {
        await Done(Insert("reg|1", value));
        Assert.Equal(value, await Text("reg|1"));
    }

    [Fact]
    public async Task Any_bytes_come_back_as_they_were_written()
    {
        byte[] every = [.. Enumerable.Range(0, 256).Select(n => (byte)n), 0, 0];
        await Store.Transact(Partition, [new RowChange.Insert("bytes", every)]);
        Assert.Equal(every, (await Store.Get(Partition, "bytes"))!.Value);
    }

    [Fact]
    public async Task Every_character_that_a_key_may_have_comes_back()
    {
        var allowed = new string([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c is not ('/' or '\\' or '#' or '?'))]);
        await Done(Insert(allowed, "1"));
        Assert.Equal("1", await Text(allowed));
        Assert.Equal([allowed], await Keys(Everything));
    }

    [Fact]
    public async Task Rows_come_in_ordinal_order_whatever_the_order_of_writing()
    {
        string[] keys = ["a", "B", "Z", "_", "a|", "a|1", "a|10", "a|2", "A", "aa", "~", "!", "a-b", "ab"];
        foreach (var key in keys) await Done(Insert(key));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await Keys(Everything));
    }

    [Fact]
    public async Task A_range_has_its_first_key_and_not_its_last()
    {
        await Done(Insert("a"), Insert("b"), Insert("b!"), Insert("c"), Insert("d"));
        Assert.Equal(["b", "b!", "c"], await Keys(new("b", "d")));
        Assert.Equal(["b"], await Keys(new("b", "b!")));
        Assert.Empty(await Keys(new("b", "b")));
        Assert.Empty(await Keys(new("d", "a")));
    }

    [Fact]
    public async Task A_prefix_finds_its_rows_and_no_neighbours()
    {
        await Done(Insert("reg"), Insert("reg|1"), Insert("reg|1|e|00001"), Insert("reg|2"), Insert("reg}"), Insert("req|1"));
        Assert.Equal(["reg|1", "reg|1|e|00001", "reg|2"], await Keys(KeyRange.Prefix("reg|")));
        Assert.Equal(["reg|1", "reg|1|e|00001"], await Keys(KeyRange.Prefix("reg|1")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1000)]
    public async Task Pages_put_together_are_the_whole_range(int limit)
    {
        string[] keys = [.. Enumerable.Range(0, 7).Select(n => $"seat|{n:D4}")];
        await Done([.. keys.Select(key => Insert(key))]);
        Assert.Equal(keys, await Keys(KeyRange.Prefix("seat|"), limit));
    }

    [Fact]
    public async Task A_page_never_holds_more_than_the_port_allows()
    {
        foreach (var part in Enumerable.Range(0, RowLimits.RowsPerPage + 5).Chunk(RowLimits.RowsPerTransaction))
            await Done([.. part.Select(n => Insert($"seat|{n:D4}"))]);
        var page = await Store.Query(Partition, KeyRange.Prefix("seat|"), limit: 5 * RowLimits.RowsPerPage);
        Assert.Equal(RowLimits.RowsPerPage, page.Rows.Count);
        Assert.NotNull(page.Next);
        Assert.Equal(RowLimits.RowsPerPage + 5, (await Keys(KeyRange.Prefix("seat|"))).Length);
    }

    [Fact]
    public async Task Partitions_are_separate()
    {
        var other = NewPartition();
        await Done(Insert("offering", "ours"));
        Assert.IsType<Commit.Done>(await Store.Transact(other, [Insert("offering", "theirs"), Insert("seat|0001")]));
        Assert.Equal("ours", await Text("offering"));
        Assert.Equal(["offering"], await Keys(Everything));
        Assert.Equal(2, (await Store.Query(other, Everything)).Rows.Count);
    }
}
