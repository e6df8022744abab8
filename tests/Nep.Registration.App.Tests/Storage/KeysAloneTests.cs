using Nep.Registration.App.Files;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Storage;

/// <summary>Who counts, or looks for what is there, asks for keys: what stands behind them may be a megabyte a row.</summary>
public sealed class KeysAloneTests
{
    private readonly Counting store = new(new MemoryTableStore());

    [Fact]
    public async Task A_file_is_removed_without_being_read()
    {
        var files = new TableFiles(store);
        var file = await files.Keep(new byte[3_000_000]);

        await files.Remove(file);

        Assert.Equal((0, null), (store.RowsRead, await files.Read(file)));
    }

    [Fact]
    public async Task Seats_are_counted_without_reading_who_holds_them()
    {
        var offering = OfferingId.Parse("coaching-2027");
        foreach (var seat in Enumerable.Range(1, 3)) await store.Transact($"{offering}", [new RowChange.Insert($"seat|{seat:0000}", "{}"u8.ToArray())]);

        Assert.Equal((3, 0), (await new SeatMap(store, new Clock(TimeProvider.System)).CountHeld(offering), store.RowsRead));
    }

    [Fact]
    public async Task Who_opted_out_is_known_without_reading_when_and_how()
    {
        var preferences = new MailPreferences(store, new Clock(TimeProvider.System));
        var reader = ReaderId.Of(EmailAddress.Parse("rosa@example.org"));
        await preferences.OptOut(reader, OptOutBy.Page);

        Assert.Equal([reader], await preferences.AllOptedOut());
        Assert.Equal(0, store.RowsRead);
    }

    /// <summary>Counts rows that were read for more than their keys, a range at a time.</summary>
    private sealed class Counting(MemoryTableStore inner) : ITableStore
    {
        public int RowsRead { get; private set; }

        public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => inner.Get(partition, key, cancel);

        public async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            var page = await inner.Query(partition, range, limit, cancel);
            RowsRead += page.Rows.Count;
            return page;
        }

        public ValueTask<KeyPage> QueryKeys(string partition, KeyRange range, CancellationToken cancel = default) => ((ITableStore)inner).QueryKeys(partition, range, cancel);

        public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) => inner.Transact(partition, changes, cancel);
    }
}
