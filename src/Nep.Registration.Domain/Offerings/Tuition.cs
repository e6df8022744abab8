namespace Nep.Registration.Domain.Offerings;

/// <summary>What a place costs that was applied for, and who pays when.</summary>
public abstract record Tuition
{
    private Tuition() { }

    /// <summary>So many days whoever accepts a place has at the least for a dated part, or as many as for the deposit if those are more.</summary>
    public const int LeastDays = 14;

    /// <summary>Nobody pays.</summary>
    public sealed record Free : Tuition;

    /// <summary>A sponsor pays for everyone; the applicant owes nothing.</summary>
    public sealed record Sponsored(string Sponsor) : Tuition;

    /// <summary>A deposit when the place is accepted, and the rest on stated days. The parts sum exactly to the amount.</summary>
    /// <param name="Deposit">Zero for none.</param>
    /// <param name="DepositDays">The deposit is due within so many whole days after the day of acceptance.</param>
    public sealed record InParts(Money Amount, Money Deposit, int DepositDays, ValueList<Instalment> Instalments) : Tuition;

    /// <summary>The same amount on a stated day of each year, on an invoice.</summary>
    public sealed record Yearly(Money AYear, ValueList<LocalDate> Days) : Tuition;

    /// <summary>What the whole comes to.</summary>
    public Money Total => this switch
    {
        Free or Sponsored => Money.Zero,
        InParts parts => parts.Amount,
        Yearly yearly => yearly.AYear * yearly.Days.Count,
        _ => throw new UnreachableException(),
    };

    /// <summary>What is due at acceptance; zero for nothing.</summary>
    public Money DueAtOnce => this is InParts parts ? parts.Deposit : Total with { Cents = 0 };

    /// <summary>The same for a run so many days later.</summary>
    public Tuition Later(int days) => this switch
    {
        Free or Sponsored => this,
        InParts parts => parts with { Instalments = parts.Instalments.Map(one => one with { Due = one.Due.PlusDays(days) }) },
        Yearly yearly => yearly with { Days = yearly.Days.Map(day => day.PlusDays(days)) },
        _ => throw new UnreachableException(),
    };

    /// <summary>The dated amounts after acceptance.</summary>
    public ValueList<Instalment> Dated => this switch
    {
        Free or Sponsored => [],
        InParts parts => parts.Instalments,
        Yearly yearly => [.. yearly.Days.Select(day => new Instalment(day, yearly.AYear))],
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// The dated amounts for whoever accepts a place on this day: an alternate may come when the first parts have long been due for the others. No part
    /// is due sooner than <see cref="LeastDays"/> after; those that fall together are one.
    /// </summary>
    public ValueList<Instalment> DatedFrom(LocalDate accepted)
    {
        var first = accepted.PlusDays(this is InParts parts ? Math.Max(LeastDays, parts.DepositDays) : LeastDays);
        return
        [
            .. from part in Dated
               group part.Amount by LocalDate.Max(part.Due, first) into together
               orderby together.Key
               select new Instalment(together.Key, together.Total(Total.Currency)),
        ];
    }
}

/// <summary>A part of a price that is due on a day, that day included.</summary>
public sealed record Instalment(LocalDate Due, Money Amount);
