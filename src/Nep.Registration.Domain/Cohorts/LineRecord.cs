namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// A waiting list as its record tells it: who waits, and every offer that was made. A pure fold, so that what anyone is told about their
/// place can be worked out again from the record at any time.
/// </summary>
public sealed record LineRecord(ValueList<Waiter> Waiters, ValueList<GivenSeats> Given, ValueList<FreedSeats> Freed)
{
    public static LineRecord Empty { get; } = new([], [], []);

    /// <summary>Everything that happened on a list, in the order in which it did.</summary>
    public static LineRecord Replay(IEnumerable<LineEntry> entries) => entries.Aggregate(Empty, Evolve);

    /// <summary>The list as it stood at an instant: what was known then explains what was said then.</summary>
    public static LineRecord Replay(IEnumerable<LineEntry> entries, Instant until) => Replay(entries.Where(entry => entry.At <= until));

    public static LineRecord Evolve(LineRecord line, LineEntry entry) => entry switch
    {
        LineEntry.Joined e => line with
        {
            Waiters = [.. line.Waiters.Append(new Waiter(e.Registration, e.Seats, e.At)).Order()],
            Freed = line.Waiters.Count == 0 ? [] : line.Freed,
        },
        LineEntry.SeatsFreed e => line with { Freed = line.Freed.Add(new FreedSeats(e.Seats, e.At)) },
        LineEntry.Offered e => Give(line, e),
        LineEntry.SetAside e => line with
        {
            Waiters = line.Waiters.Map(waiter => waiter.Registration == e.Registration ? waiter with { SetAside = e.Reason } : waiter),
        },
        LineEntry.Ended e => line with
        {
            Waiters = [.. line.Waiters.Where(waiter => waiter.Registration != e.Registration)],
            Given = line.Given.Map(given => given.Registration == e.Registration && given.Answer is null ? given with { Answer = e.How } : given),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>Where someone stands, and what became of the seats since they joined; null when they do not wait.</summary>
    public LineStanding? Standing(RegistrationId id)
    {
        var place = Waiters.ToList().FindIndex(waiter => waiter.Registration == id);
        if (place < 0) return null;
        var own = Waiters[place];
        return new LineStanding(own, place + 1, Waiters.Count, [.. Given.Where(given => given.At >= own.Since)]);
    }

    /// <summary>Seats that came free first are given first; of an offer that takes several lots the last one's date counts.</summary>
    private static LineRecord Give(LineRecord line, LineEntry.Offered offered)
    {
        var (left, since, rest) = (offered.Seats, (Instant?)null, new List<FreedSeats>());
        foreach (var lot in line.Freed)
        {
            var taken = Math.Min(left, lot.Seats);
            if (taken > 0) since = lot.At;
            left -= taken;
            if (lot.Seats > taken) rest.Add(lot with { Seats = lot.Seats - taken });
        }

        var own = line.Waiters.FirstOrDefault(waiter => waiter.Registration == offered.Registration);
        var given = new GivenSeats(
            offered.Registration, offered.Seats, offered.At, left > 0 ? null : since, own?.Since ?? offered.At, offered.Passed, offered.Reason);
        return line with
        {
            Waiters = [.. line.Waiters.Where(waiter => waiter.Registration != offered.Registration)],
            Given = line.Given.Add(given),
            Freed = [.. rest],
        };
    }
}

/// <summary>Seats that came free and wait to be offered.</summary>
public sealed record FreedSeats(int Seats, Instant At);

/// <summary>Seats that were offered to someone on the list.</summary>
/// <param name="At">When they were offered.</param>
/// <param name="Freed">When they came free; null where the record does not say, because the offering was made larger.</param>
/// <param name="Joined">When whoever was offered them had joined the list.</param>
/// <param name="Passed">Who ahead of them was passed over, and why.</param>
/// <param name="Reason">Why staff offered them out of order; null for an offer by the list's own rules.</param>
public sealed record GivenSeats(
    RegistrationId Registration, int Seats, Instant At, Instant? Freed, Instant Joined, ValueList<PassedOver> Passed, string? Reason)
{
    /// <summary>What came of the offer; null while it stands.</summary>
    public LineEnd? Answer { get; init; }

    /// <summary>Why someone was passed over when these seats were offered; null when they were not.</summary>
    public PassReason? PassedOver(RegistrationId id) => Passed.FirstOrDefault(one => one.Registration == id)?.Why;
}

/// <summary>Where someone stands on a waiting list.</summary>
/// <param name="Position">1 for the head of the list.</param>
/// <param name="Waiting">How many registrations wait in all.</param>
/// <param name="Given">The seats that were offered to others since this one joined, oldest first.</param>
public sealed record LineStanding(Waiter Own, int Position, int Waiting, ValueList<GivenSeats> Given);
