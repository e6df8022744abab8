namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// What is given back when a registrant cancels. Tiers count whole days from the day of cancelling to the day of the first session, both
/// in the offering's zone; the first tier, by most days, whose <see cref="RefundTier.DaysBefore"/> is reached applies.
/// </summary>
/// <param name="Name">What pages call it: "In-person policy".</param>
/// <param name="SubstituteUntilDays">A name may be given to another person until this many days before the first session.</param>
/// <remarks>Source of the sample tiers: the sample programs' in-person and virtual policies.</remarks>
public sealed record CancellationPolicy(string Name, ValueList<RefundTier> Tiers, int SubstituteUntilDays)
{
    /// <summary>The tier in force, or null when nothing is given back.</summary>
    public RefundTier? TierOn(LocalDate today, LocalDate firstDay)
    {
        var days = Period.DaysBetween(today, firstDay);
        return Tiers.OrderByDescending(tier => tier.DaysBefore).FirstOrDefault(tier => days >= tier.DaysBefore);
    }

    /// <summary>What cancelling today gives back of what was paid; never more than that and never below zero.</summary>
    public Money RefundOn(LocalDate today, LocalDate firstDay, Money paid)
    {
        if (TierOn(today, firstDay) is not { } tier || !paid.IsPositive) return paid with { Cents = 0 };
        return Money.Max(paid.Percent(tier.Percent) - tier.Fee, paid with { Cents = 0 });
    }

    public bool AllowsSubstitutionOn(LocalDate today, LocalDate firstDay) => Period.DaysBetween(today, firstDay) >= SubstituteUntilDays;
}

/// <summary>From <paramref name="DaysBefore"/> days before the start: this percentage of what was paid, less a fee.</summary>
public sealed record RefundTier(int DaysBefore, decimal Percent, Money Fee);
