namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// What is given back when a registrant cancels. Tiers count whole days from the day of cancelling to the day of the first session, both
/// in the offering's zone. Of the tiers whose <see cref="RefundTier.DaysBefore"/> is reached, the one that gives back most applies, so that
/// cancelling earlier never gives back less: a flat fee on a low price could otherwise leave less than half of it.
/// </summary>
/// <param name="Name">What pages call it: "In-person policy".</param>
/// <param name="SubstituteUntilDays">A name may be given to another person until this many days before the first session.</param>
/// <remarks>Source of the sample tiers: the sample programs' in-person and virtual policies.</remarks>
public sealed record CancellationPolicy(string Name, ValueList<RefundTier> Tiers, int SubstituteUntilDays)
{
    /// <summary>Whether, and at what fee, the money may be moved to another offering; null when it may not.</summary>
    public TransferRule? Transfer { get; init; }

    /// <summary>The tier that gives back most today of what was paid, the one with most days first; null when none is reached.</summary>
    public RefundTier? TierOn(LocalDate today, LocalDate firstDay, Money paid)
    {
        var days = Period.DaysBetween(today, firstDay);
        return Tiers.Where(tier => days >= tier.DaysBefore)
            .OrderByDescending(tier => tier.Of(paid).Cents).ThenByDescending(tier => tier.DaysBefore).FirstOrDefault();
    }

    /// <summary>What cancelling today gives back of what was paid; never more than that and never below zero.</summary>
    public Money RefundOn(LocalDate today, LocalDate firstDay, Money paid) =>
        TierOn(today, firstDay, paid)?.Of(paid) ?? paid with { Cents = 0 };

    public bool AllowsSubstitutionOn(LocalDate today, LocalDate firstDay) => Period.DaysBetween(today, firstDay) >= SubstituteUntilDays;
}

/// <summary>From <paramref name="DaysBefore"/> days before the start: this percentage of what was paid, less a fee.</summary>
public sealed record RefundTier(int DaysBefore, decimal Percent, Money Fee)
{
    /// <summary>What it gives back of an amount: never more than that and never below zero.</summary>
    public Money Of(Money paid)
    {
        var nothing = paid with { Cents = 0 };
        var back = Fee.IsZero ? paid.Percent(Percent) : paid.Percent(Percent) - Fee;
        return paid.IsPositive ? Money.Min(Money.Max(back, nothing), paid) : nothing;
    }
}
