namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// What a seat costs: a standard price, lower prices until a date, a price for groups, or a scale on which the registrant chooses; and
/// codes that lower it further.
/// </summary>
public sealed record PriceList(Money Standard)
{
    /// <summary>Lower prices, each through the end of its last day on the offering's clock.</summary>
    public ValueList<DatedPrice> Early { get; init; }

    public GroupPrice? Group { get; init; }

    public SlidingScale? Scale { get; init; }

    public ValueList<PriceCode> Codes { get; init; }

    /// <summary>Every amount of the list is for a whole team; null when it is for a person.</summary>
    public TeamPrice? Team { get; init; }
}

/// <summary>A price for a whole team, lower when one of its people answers a question in a certain way: that a student comes, say.</summary>
/// <param name="Lower">The price of such a team; null when there is none.</param>
/// <param name="Question">The key of the question that tells what people are.</param>
public sealed record TeamPrice(Money? Lower = null, string Question = "")
{
    /// <summary>The answers that make it lower; one person who gives one of them is enough.</summary>
    public ValueList<string> Roles { get; init; }
}

/// <summary>A price in force through <paramref name="Through"/>, that day included.</summary>
public sealed record DatedPrice(string Name, Money Amount, LocalDate Through);

/// <summary>A lower price a person when at least <see cref="From"/> people register together.</summary>
public abstract record GroupPrice
{
    private GroupPrice(int from) => From = from;

    public int From { get; }

    /// <summary>This amount for each person, if it is lower than the price of the day.</summary>
    public sealed record Amount(int People, Money Each) : GroupPrice(People);

    /// <summary>A percentage off the price of the day.</summary>
    public sealed record PercentOff(int People, decimal Percent) : GroupPrice(People);
}

/// <summary>The registrant chooses what to pay between two amounts. It replaces the other prices for whoever chooses it.</summary>
public sealed record SlidingScale(Money Least, Money Most);

/// <summary>A partner's or scholarship code.</summary>
/// <param name="Code">Letters, digits and hyphens; compared without regard to case and kept in capitals.</param>
/// <param name="Uses">How many registrations may use it.</param>
/// <param name="Through">The last day it is good, on the offering's clock; null for no end.</param>
public sealed record PriceCode(string Code, CodeEffect Effect, int Uses, LocalDate? Through = null)
{
    /// <summary>The first day it is good, on the offering's clock; null for at once.</summary>
    public LocalDate? From { get; init; }

    /// <summary>How many places of the capacity it keeps back for those who use it; null for none. Counts places, not uses.</summary>
    public int? Reserves { get; init; }

    /// <summary>The places it keeps back, by their numbers: allotted when the offering is kept, never typed. See <see cref="SeatBlocks"/>.</summary>
    public ValueList<SeatNumber>? Block { get; init; }

    public bool IsOverOn(LocalDate today) => Through is { } through && today > through;

    public static string Normalize(string? typed) => (typed ?? "").Trim().ToUpperInvariant();

    public static bool IsCode(string code) => code.Length is > 0 and <= 30 && code.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');
}

/// <summary>What a code does to the price of each person.</summary>
public abstract record CodeEffect
{
    private CodeEffect() { }

    public sealed record Free : CodeEffect;

    public sealed record PercentOff(decimal Percent) : CodeEffect;

    public sealed record AmountOff(Money Amount) : CodeEffect;

    /// <summary>This price, if it is lower.</summary>
    public sealed record FixedPrice(Money Amount) : CodeEffect;
}
