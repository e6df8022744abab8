namespace Nep.Registration.App.Registrations;

/// <summary>One offering's seats in this process: sold as far as is known, or lent to a registration that is being placed.</summary>
internal sealed class SeatHall(HashSet<int> sold, long read)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> lent = [];

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

    /// <summary>Lends so many seats, or none and null.</summary>
    public ValueList<SeatNumber>? Lend(int capacity, int seats)
    {
        lock (gate)
        {
            var found = new List<SeatNumber>(seats);
            for (var seat = lowest; seat <= capacity && found.Count < seats; seat++)
                if (IsFree(seat)) found.Add(new SeatNumber(seat));
            if (found.Count < seats || seats == 0) return null;
            foreach (var seat in found) lent.Add(seat.Value);
            lowest = found[^1].Value + 1;
            return [.. found];
        }
    }

    public ValueList<SeatNumber> Free(int capacity)
    {
        lock (gate) return [.. Enumerable.Range(1, capacity).Where(IsFree).Select(seat => new SeatNumber(seat))];
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
