using System.Globalization;

namespace Nep.Registration.Contracts.TableStore;

public abstract partial class TableStoreContract
{
    /// <summary>How many callers contend; a remote store may take fewer.</summary>
    protected virtual int Callers => 16;

    [Fact]
    public async Task Many_writers_of_one_row_lose_no_increment()
    {
        const int each = 10;
        await Done(Insert("count", "0"));
        await AtOnce(Callers, async _ =>
        {
            for (var i = 0; i < each; i++) await Increment();
        });
        Assert.Equal((Callers * each).ToString(CultureInfo.InvariantCulture), await Text("count"));
    }

    [Fact]
    public async Task One_seat_is_sold_once_however_many_ask()
    {
        var outcomes = await AtOnce(Callers, n => Store.Transact(Partition, [Insert($"reg|{n:D4}"), Insert("seat|0001", $"{n}")]).AsTask());
        var winner = Assert.Single(Enumerable.Range(0, Callers), n => outcomes[n] is Commit.Done);
        Assert.All(outcomes.Where(outcome => outcome is not Commit.Done), outcome => Assert.Equal(new Commit.Conflict(1), outcome));
        Assert.Equal([$"reg|{winner:D4}", "seat|0001"], await Keys(Everything));
        Assert.Equal($"{winner}", await Text("seat|0001"));
    }

    [Fact]
    public async Task A_page_shows_each_transaction_whole_or_not_at_all()
    {
        var tags = await Done([.. Enumerable.Range(0, 20).Select(n => Insert($"pair|{n:D2}", "0"))]);
        var writing = Task.Run(async () =>
        {
            for (var round = 1; round <= 50; round++)
                tags = await Done([.. tags.Select((tag, n) => Replace($"pair|{n:D2}", tag, $"{round}"))]);
        });
        while (!writing.IsCompleted)
        {
            var page = await Store.Query(Partition, KeyRange.Prefix("pair|"));
            Assert.Single(page.Rows.Select(row => Convert.ToHexString(row.Value)).Distinct(StringComparer.Ordinal));
        }

        await writing;
    }

    [Fact]
    public async Task A_caller_reads_what_it_wrote() => await AtOnce(Callers, async n =>
    {
        for (var i = 0; i < 10; i++)
        {
            await Done(Insert($"reg|{n}|{i}", $"{i}"));
            Assert.Equal($"{i}", await Text($"reg|{n}|{i}"));
        }
    });

    private async Task Increment()
    {
        while (true)
        {
            var row = (await Store.Get(Partition, "count"))!;
            var next = int.Parse(System.Text.Encoding.UTF8.GetString(row.Value), CultureInfo.InvariantCulture) + 1;
            if (await Store.Transact(Partition, [Replace("count", row.Tag, next.ToString(CultureInfo.InvariantCulture))]) is Commit.Done) return;
        }
    }

    private static Task AtOnce(int count, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => act(n))));

    private static Task<T[]> AtOnce<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => act(n))));
}
