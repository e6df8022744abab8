using System.Collections.Concurrent;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// Which seats are probably free. Only a hint, so that a registration need not read every seat: what makes a seat unsellable twice is the
/// unique key of its row. A seat found taken is noted, and the map is read anew before anyone is told that an offering is full. Where the capacity
/// was cut, no key stands for the seats that were sold above it, so there the map is read anew each time, and once whenever the offering was changed.
/// </summary>
public sealed class SeatMap(ITableStore store, Clock clock)
{
    /// <summary>A full offering is looked at again at most this often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SeatHall> halls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> looking = new(StringComparer.Ordinal);

    /// <summary>
    /// Lends free seats, the lowest first: as many as asked for, or, when there are not enough, those that there are, unlent. What was lent
    /// is sold or given back.
    /// </summary>
    /// <param name="code">The code that is used: its own seats come first, those of other codes are not lent.</param>
    /// <param name="ownOnly">Whether only the code's own seats may be lent, because the others are kept for those who wait.</param>
    public async ValueTask<ValueList<SeatNumber>> Lend(Offering offering, int seats, CancellationToken cancel, string code = "", bool ownOnly = false)
    {
        var hall = await HallOf(offering, cancel);
        if (hall.MayMiss(offering)) hall = await Look(offering, hall, cancel);
        var choice = SeatChoice.For(offering, code, clock.Now) with { OwnOnly = ownOnly };
        if (hall.Lend(choice, seats) is { } found) return found;
        if (clock.Time.GetElapsedTime(hall.Read) >= LookAgain) hall = await Look(offering, hall, cancel);
        return hall.Lend(choice, seats) ?? hall.Free(choice);
    }

    /// <summary>How many seats are free and kept back by no code, as far as this process knows.</summary>
    public async ValueTask<int> CountFree(Offering offering, CancellationToken cancel = default)
    {
        var hall = await HallOf(offering, cancel);
        return Math.Max(0, offering.Details.Capacity - hall.Taken - hall.CountFree(SeatChoice.For(offering, "", clock.Now).Closed));
    }

    /// <summary>How many seats are held, as the store has it now: what this process knows of other processes' sales may be old.</summary>
    public async ValueTask<int> CountHeld(OfferingId offering, CancellationToken cancel = default)
    {
        var held = 0;
        await foreach (var _ in store.AllKeys(offering.ToString(), Keys.Seats, cancel)) held++;
        return held;
    }

    /// <summary>How many of the seats that a code keeps back are still free.</summary>
    public async ValueTask<int> CountKept(Offering offering, string code, CancellationToken cancel = default) =>
        (await HallOf(offering, cancel)).CountFree(SeatChoice.For(offering, code, clock.Now).Own.ToHashSet());

    internal void GiveBack(OfferingId offering, ValueList<SeatNumber> lent) => halls.GetValueOrDefault(offering.ToString())?.GiveBack(lent);

    internal void Sold(OfferingId offering, params IEnumerable<SeatNumber> seats) => halls.GetValueOrDefault(offering.ToString())?.Sold(seats);

    internal void Freed(OfferingId offering, IEnumerable<SeatNumber> seats) => halls.GetValueOrDefault(offering.ToString())?.Freed(seats);

    private async ValueTask<SeatHall> HallOf(Offering offering, CancellationToken cancel) =>
        halls.TryGetValue(offering.Id.ToString(), out var hall) ? hall : await Look(offering, null, cancel);

    /// <summary>Reads the seats; those who come together share one reading, and with it what is lent.</summary>
    /// <param name="known">The map that does not do any more.</param>
    private async ValueTask<SeatHall> Look(Offering offering, SeatHall? known, CancellationToken cancel)
    {
        var id = offering.Id;
        var one = looking.GetOrAdd(id.ToString(), _ => new SemaphoreSlim(1, 1));
        await one.WaitAsync(cancel);
        try
        {
            if (halls.TryGetValue(id.ToString(), out var fresh) && fresh != known) return fresh;
            var read = clock.Time.GetTimestamp();
            var sold = new HashSet<int>();
            await foreach (var key in store.AllKeys(id.ToString(), Keys.Seats, cancel)) sold.Add(Keys.SeatOf(key).Value);
            return halls[id.ToString()] = new SeatHall(sold, read, offering.Version);
        }
        finally
        {
            one.Release();
        }
    }
}
