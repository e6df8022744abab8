using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.WaitingLists;

/// <summary>
/// A waiting list as it stands in the store. <paramref name="Tag"/> was read first: while <c>waiting</c> is at it, nobody has joined or left and
/// no seat has come free.
/// </summary>
/// <param name="Tag">Null while nobody waits.</param>
internal sealed record LineAsRead(WaitingLine Line, ValueList<SeatNumber> FreeSeats, RowTag? Tag);

/// <summary>Reads an offering's waiting list, and the record of it.</summary>
internal sealed class LineReading(ITableStore store, Clock clock)
{
    /// <summary>The list with the seats that are free for it; null for an offering without one.</summary>
    public async ValueTask<LineAsRead?> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.WaitingList is null) return null;
        var partition = offering.Id.ToString();
        var closed = await store.Get(partition, Keys.Waiting, cancel);
        if (closed is null) return new LineAsRead(new WaitingLine([], 0, false, clock.Now), [], null);
        var waiters = await Waiters(offering.Id, cancel);
        var free = waiters.Count == 0 ? [] : await FreeSeats(offering, cancel);
        return new LineAsRead(new WaitingLine(waiters, free.Count, true, clock.Now), free, closed.Tag);
    }

    /// <summary>Who waits, in order.</summary>
    public async ValueTask<ValueList<Waiter>> Waiters(OfferingId offering, CancellationToken cancel)
    {
        var waiters = new List<Waiter>();
        await foreach (var row in store.All(offering.ToString(), Keys.Waiters, cancel)) waiters.Add(Json.Read<Waiter>(row.Value));
        return [.. waiters.Order()];
    }

    /// <summary>Everything that happened on the list, oldest first.</summary>
    public async ValueTask<IReadOnlyList<LineEntry>> Record(OfferingId offering, CancellationToken cancel)
    {
        var entries = new List<LineEntry>();
        await foreach (var row in store.All(offering.ToString(), Keys.LineRecord, cancel))
            entries.AddRange(Json.Read<ValueList<LineEntry>>(row.Value));
        return entries;
    }

    /// <summary>Rows that ask for a look at the list. Read before the list, and deleted as they were read: whatever comes later is looked at again.</summary>
    public async ValueTask<IReadOnlyList<RowChange>> Asked(OfferingId offering, CancellationToken cancel)
    {
        var asked = new List<RowChange>();
        await foreach (var row in store.All(offering.ToString(), Keys.DueBy(clock.Now), cancel))
            if (Keys.IsLineDue(row.Key)) asked.Add(new RowChange.Delete(row.Key, row.Tag));
        return asked;
    }

    /// <summary>Free seats, the lowest first; no more than the capacity leaves, also where it was cut below what is sold; none that a code keeps back.</summary>
    private async ValueTask<ValueList<SeatNumber>> FreeSeats(Offering offering, CancellationToken cancel)
    {
        var taken = new HashSet<int>();
        await foreach (var key in store.AllKeys(offering.Id.ToString(), Keys.Seats, cancel)) taken.Add(Keys.SeatOf(key).Value);
        var (capacity, kept) = (offering.Details.Capacity, SeatBlocks.ClosedTo(offering.Details, offering.Zone.DateAt(clock.Now), null));
        var left = capacity - taken.Count - kept.Count(seat => !taken.Contains(seat.Value));
        var open = Enumerable.Range(1, capacity).Select(seat => new SeatNumber(seat)).Where(seat => !taken.Contains(seat.Value) && !kept.Contains(seat));
        return [.. open.Take(Math.Max(0, left))];
    }
}
