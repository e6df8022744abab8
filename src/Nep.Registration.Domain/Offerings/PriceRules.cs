namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of an offering's prices, codes and cancellation policy before they are kept.</summary>
internal static class PriceRules
{
    public const int MostUses = 100_000;

    public static ValueList<Fault> Check(OfferingDetails details) =>
        [.. Prices(details.Prices), .. Codes(details.Prices), .. Policy(details.Policy, details.Prices.Standard.Currency)];

    private static IEnumerable<Fault> Prices(PriceList prices)
    {
        if (!IsAmount(prices.Standard, prices.Standard.Currency)) yield return new Fault("price", "NotAnAmount");
        for (var i = 0; i < prices.Early.Count; i++)
        {
            foreach (var fault in OfferingRules.Line($"early[{i}].name", prices.Early[i].Name)) yield return fault;
            if (!IsLower(prices.Early[i].Amount, prices.Standard)) yield return new Fault($"early[{i}].amount", "NotLower");
        }

        if (prices.Group is { From: < 2 }) yield return new Fault("group.from", "TooSmall", "2");
        if (prices.Group is GroupPrice.Amount group && !IsLower(group.Each, prices.Standard)) yield return new Fault("group.amount", "NotLower");
        if (prices.Group is GroupPrice.PercentOff { Percent: <= 0 or > 100 }) yield return new Fault("group.percent", "NotAPercentage");
        if (prices.Scale is not { } scale) yield break;
        if (!IsAmount(scale.Most, prices.Standard.Currency)) yield return new Fault("scale.most", "NotAnAmount");
        else if (!IsLower(scale.Least, scale.Most)) yield return new Fault("scale.least", "NotLower");
    }

    private static IEnumerable<Fault> Codes(PriceList prices)
    {
        for (var i = 0; i < prices.Codes.Count; i++)
        {
            var (field, code) = ($"codes[{i}]", prices.Codes[i]);
            if (!PriceCode.IsCode(code.Code)) yield return new Fault(field + ".code", "NotACode");
            foreach (var fault in OfferingRules.Within(field + ".uses", code.Uses, 1, MostUses)) yield return fault;
            if (Effect(field, code.Effect, prices.Standard.Currency) is { } wrong) yield return wrong;
        }

        foreach (var fault in OfferingRules.Unique("codes", prices.Codes.Select(code => code.Code))) yield return fault;
    }

    private static Fault? Effect(string field, CodeEffect effect, Currency currency) => effect switch
    {
        CodeEffect.Free => null,
        CodeEffect.PercentOff { Percent: <= 0 or > 100 } => new Fault(field + ".percent", "NotAPercentage"),
        CodeEffect.PercentOff => null,
        CodeEffect.AmountOff off => off.Amount.IsPositive && IsAmount(off.Amount, currency) ? null : new Fault(field + ".amount", "NotAnAmount"),
        CodeEffect.FixedPrice set => IsAmount(set.Amount, currency) ? null : new Fault(field + ".amount", "NotAnAmount"),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Fault> Policy(CancellationPolicy policy, Currency currency)
    {
        foreach (var fault in OfferingRules.Line("policy.name", policy.Name)) yield return fault;
        for (var i = 0; i < policy.Tiers.Count; i++)
        {
            if (policy.Tiers[i].Percent is < 0 or > 100) yield return new Fault($"policy.tiers[{i}].percent", "NotAPercentage");
            if (policy.Tiers[i].Fee != Money.Zero && !IsAmount(policy.Tiers[i].Fee, currency)) yield return new Fault($"policy.tiers[{i}].fee", "NotAnAmount");
        }
    }

    private static bool IsAmount(Money money, Currency currency) => money.Currency == currency && money.Cents >= 0 && money.Cents <= Money.Most.Cents;

    private static bool IsLower(Money money, Money than) => IsAmount(money, than.Currency) && money < than;
}
