using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Registrations;

/// <summary>One offering's seats in this process: sold as far as is known, or lent to a registration that is being placed.</summary>
/// <param name="version">The offering's version when the seats were read.</param>
internal sealed class SeatHall(HashSet<int> sold, long read, int version)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> lent = [];

    /// <summary>No seat above this one was sold when the seats were read, nor since by this process.</summary>
    private int highest = sold.Count == 0 ? 0 : sold.Max();

    /// <summary>No seat below this one is free.</summary>
    private int lowest = 1;

    public long Read => read;

    public int Taken
    {
        get
        {
            lock (gate) return sold.Count + lent.Count;
        }
    }

    /// <summary>
    /// Whether another process may have sold a seat above the capacity, unseen here: then a seat below it may be free, and yet not to be sold. So it is
    /// once the offering has changed, since it may have had more seats in between, and while a seat above the capacity is sold.
    /// </summary>
    public bool MayMiss(Offering offering)
    {
        var most = offering.Details.Capacity;
        if (version != offering.Version) return true;
        if (highest <= most) return false;
        lock (gate) return sold.Any(seat => seat > most);
    }

    /// <summary>Lends so many seats, or none and null; also where the capacity was cut and higher seats are still sold.</summary>
    /// <param name="choice">What may be lent.</param>
    public ValueList<SeatNumber>? Lend(SeatChoice choice, int seats)
    {
        lock (gate)
        {
            if (sold.Count + lent.Count + seats > choice.Capacity) return null;
            var found = choice.Own.Where(seat => IsFree(seat.Value)).Take(seats).ToList();
            for (var seat = lowest; seat <= choice.Last && found.Count < seats; seat++)
                if (IsFree(seat) && !choice.IsClosed(seat) && !choice.Own.Contains(new SeatNumber(seat))) found.Add(new SeatNumber(seat));

            if (found.Count < seats || seats == 0) return null;
            foreach (var seat in found) lent.Add(seat.Value);
            while (lent.Contains(lowest) || sold.Contains(lowest)) lowest++;
            return [.. found];
        }
    }

    public ValueList<SeatNumber> Free(SeatChoice choice)
    {
        lock (gate)
        {
            var left = Math.Max(0, choice.Capacity - sold.Count - lent.Count);
            var open = Enumerable.Range(1, choice.Last).Select(seat => new SeatNumber(seat));
            return [.. choice.Own.Concat(open).Distinct().Where(seat => IsFree(seat.Value) && !choice.IsClosed(seat.Value)).Order().Take(left)];
        }
    }

    /// <summary>How many of these seats are free.</summary>
    public int CountFree(IReadOnlySet<SeatNumber> seats)
    {
        if (seats.Count == 0) return 0;
        lock (gate) return seats.Count(seat => IsFree(seat.Value));
    }

    public void GiveBack(ValueList<SeatNumber> seats)
    {
        lock (gate)
            foreach (var seat in seats)
                if (lent.Remove(seat.Value)) lowest = Math.Min(lowest, seat.Value);
    }

    public void Sold(IEnumerable<SeatNumber> seats)
    {
        lock (gate)
            foreach (var seat in seats)
            {
                lent.Remove(seat.Value);
                sold.Add(seat.Value);
                highest = Math.Max(highest, seat.Value);
            }
    }

    public void Freed(IEnumerable<SeatNumber> seats)
    {
        lock (gate)
            foreach (var seat in seats)
                if (sold.Remove(seat.Value)) lowest = Math.Min(lowest, seat.Value);
    }

    private bool IsFree(int seat) => !sold.Contains(seat) && !lent.Contains(seat);
}
