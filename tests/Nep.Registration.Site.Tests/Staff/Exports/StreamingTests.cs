using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Exports;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff.Exports;

/// <summary>However many rows a file has, few of them are in memory at once.</summary>
public sealed class StreamingTests
{
    private const int Rows = 60_000;

    [Fact]
    public async Task A_long_file_is_written_while_it_is_read_and_nothing_of_what_was_written_is_kept()
    {
        await using var site = await StaffSite.Open();
        var (offering, state) = (await site.Offering($"{Institute.Id}"), await site.Register(1, ["Rosa Delgado"]));
        var store = new EndlessStore(state, Rows);
        await using var scale = new Scale(store);

        await new CsvAnswer(new RegistrationTable(new RegistrationDrawer(store)), [offering], contacts: true, "many").Write(scale, CancellationToken.None);

        Assert.Equal(Rows, scale.Lines - 1);
        Assert.InRange(scale.MostAhead, 1, 2 * RowLimits.RowsPerPage);
        Assert.InRange(scale.MostAlive, 1, 3 * RowLimits.RowsPerPage / EndlessStore.Watched);
    }

    /// <summary>So many registrations, each made when it is read.</summary>
    private sealed class EndlessStore(RegistrationState state, int rows) : ITableStore
    {
        /// <summary>Every so many rows, one is watched.</summary>
        public const int Watched = 100;

        private readonly List<WeakReference> watched = [];

        public int Read { get; private set; }

        /// <summary>How many of the watched rows something still holds.</summary>
        public int Alive()
        {
            GC.Collect();
            return watched.Count(one => one.IsAlive);
        }

        public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => throw new NotSupportedException();

        public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            var from = range.From == "reg|" ? 0 : int.Parse(range.From.AsSpan(4), CultureInfo.InvariantCulture);
            var to = Math.Min(rows, from + limit);
            return ValueTask.FromResult(new RowPage([.. Enumerable.Range(from, to - from).Select(Make)], to < rows ? Key(to) : null));
        }

        public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) => throw new NotSupportedException();

        private Row Make(int number)
        {
            var row = new Row(Key(number), Json.Write(new RegistrationFile(state with { Id = RegistrationId.Parse(Key(number)[4..]) }, 1, null)), new RowTag("1"));
            if (Read++ % Watched == 0) watched.Add(new WeakReference(row.Value));
            return row;
        }

        private static string Key(int number) => $"reg|{number.ToString("0000000000000000", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Takes bytes, keeps none, and looks how far the reading is ahead and, now and then, how many rows are held.</summary>
    private sealed class Scale(EndlessStore store) : Stream
    {
        private int writes;

        public int Lines { get; private set; }

        public int MostAhead { get; private set; }

        public int MostAlive { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            MostAhead = Math.Max(MostAhead, store.Read - Lines);
            Lines += buffer.Count((byte)'\n');
            if (writes++ % 10 == 0) MostAlive = Math.Max(MostAlive, store.Alive());
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
