namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// Seats that codes keep back. A block is a set of seat numbers, so that the unique row of a seat is what guards it: others are not given
/// these numbers, whoever uses the code is given them first and then seats that are open to all. A block holds those of its numbers that are
/// still free; ending or deleting the code opens exactly these.
/// </summary>
/// <remarks>
/// Blocks stand at the upper end of the capacity, since seats are given out from the lowest. A block keeps its numbers when other codes come
/// and go. It never takes a seat from anyone: a number that is sold stays sold.
/// </remarks>
public static class SeatBlocks
{
    /// <summary>The details with a block for every code that keeps seats back. Doing it again changes nothing.</summary>
    /// <param name="before">As the offering stood, so that a block that stays keeps its numbers.</param>
    public static OfferingDetails Allot(OfferingDetails? before, OfferingDetails details)
    {
        var known = Blocks(before).ToDictionary(code => code.Code, code => code.Block!.Value, StringComparer.Ordinal);
        var codes = details.Prices.Codes.Map(code => code with { Block = Kept(code, known.GetValueOrDefault(code.Code), details.Capacity) });
        var taken = codes.SelectMany(code => code.Block ?? []).ToHashSet();
        var free = new Stack<SeatNumber>(Enumerable.Range(1, Math.Max(0, details.Capacity)).Select(seat => new SeatNumber(seat)).Where(seat => !taken.Contains(seat)));
        return details with { Prices = details.Prices with { Codes = codes.Map(code => Filled(code, free)) } };
    }

    /// <summary>Whether whoever uses a code, or none, may be given a seat.</summary>
    public static bool MayTake(OfferingDetails details, LocalDate today, SeatNumber seat, string? code) =>
        Blocks(details).All(one => one.Code == code || one.IsOverOn(today) || !one.Block!.Value.Contains(seat));

    /// <summary>The seats that are kept back from whoever uses a code, or none.</summary>
    public static IReadOnlySet<SeatNumber> ClosedTo(OfferingDetails details, LocalDate today, string? code) =>
        Blocks(details).Where(one => one.Code != code && !one.IsOverOn(today)).SelectMany(one => one.Block!.Value).ToHashSet();

    /// <summary>The seats that are kept back for whoever uses a code, the lowest first.</summary>
    public static ValueList<SeatNumber> Of(OfferingDetails details, LocalDate today, string? code) =>
        Blocks(details).FirstOrDefault(one => one.Code == code && !one.IsOverOn(today))?.Block ?? [];

    private static IEnumerable<PriceCode> Blocks(OfferingDetails? details) =>
        details?.Prices.Codes.Where(code => code.Block is { Count: > 0 }) ?? [];

    /// <summary>What a block keeps of its numbers: the lowest, which are sold first, when it grows smaller.</summary>
    private static ValueList<SeatNumber>? Kept(PriceCode code, ValueList<SeatNumber> known, int capacity) => code.Reserves is > 0 and var seats
        ? [.. known.Where(seat => seat.Value <= capacity).OrderBy(seat => seat.Value).Take(seats)]
        : null;

    private static PriceCode Filled(PriceCode code, Stack<SeatNumber> free)
    {
        if (code.Block is not { } block) return code;
        var more = new List<SeatNumber>();
        while (block.Count + more.Count < code.Reserves && free.TryPop(out var seat)) more.Add(seat);
        return code with { Block = [.. block.Concat(more).OrderBy(seat => seat.Value)] };
    }
}
