namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of an offering's prices, codes and cancellation policy before they are kept.</summary>
internal static class PriceRules
{
    public const int MostUses = 100_000;

    public static ValueList<Fault> Check(OfferingDetails details) =>
        [.. Prices(details.Prices), .. Team(details), .. Codes(details.Prices), .. Reserves(details), .. Policy(details.Policy, details.Prices.Standard.Currency)];

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

    /// <summary>A team pays one price: nobody chooses on a scale, and there is no group within a group.</summary>
    private static IEnumerable<Fault> Team(OfferingDetails details)
    {
        if (details.Prices.Team is not { } team) yield break;
        if (details.Entry is not Entry.Teams || details.Prices is not { Group: null, Scale: null }) yield return new Fault("team", "OnlyForTeams");
        if (team.Lower is not { } lower) yield break;
        if (!IsLower(lower, details.Prices.Standard)) yield return new Fault("team.lower", "NotLower");
        var question = details.Questions.FirstOrDefault(one => one.Key == team.Question && one.Kind == QuestionKind.Choice);
        if (question is null) yield return new Fault("team.question", "NotAChoice");
        else if (team.Roles.Count == 0 || team.Roles.Any(role => !question.Choices.Contains(role))) yield return new Fault("team.roles", "NotAChoice");
    }

    private static IEnumerable<Fault> Reserves(OfferingDetails details)
    {
        var codes = details.Prices.Codes;
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i].Reserves is { } seats)
                foreach (var fault in OfferingRules.Within($"codes[{i}].reserves", seats, 1, OfferingRules.MostSeats)) yield return fault;
            if (codes[i] is { From: { } from, Through: { } through } && through < from) yield return new Fault($"codes[{i}].through", "EndsBeforeItStarts");
        }

        if (codes.Sum(code => (long)(code.Reserves ?? 0)) > details.Capacity) yield return new Fault("codes", "ReservesTooMany");
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
        if (policy.Transfer is { } rule)
        {
            if (!IsAmount(rule.Fee, currency)) yield return new Fault("policy.transfer.fee", "NotAnAmount");
            foreach (var fault in OfferingRules.Within("policy.transfer.months", rule.WithinMonths, 1, 60)) yield return fault;
            foreach (var fault in OfferingRules.Within("policy.transfer.until", rule.UntilDays, 0, 365)) yield return fault;
        }

        foreach (var fault in OfferingRules.Within("policy.substituteUntil", policy.SubstituteUntilDays, 0, 365)) yield return fault;
        for (var i = 0; i < policy.Tiers.Count; i++)
        {
            foreach (var fault in OfferingRules.Within($"policy.tiers[{i}].days", policy.Tiers[i].DaysBefore, 0, 1_000)) yield return fault;
            if (policy.Tiers[i].Percent is < 0 or > 100) yield return new Fault($"policy.tiers[{i}].percent", "NotAPercentage");
            if (policy.Tiers[i].Fee != Money.Zero && !IsAmount(policy.Tiers[i].Fee, currency)) yield return new Fault($"policy.tiers[{i}].fee", "NotAnAmount");
        }
    }

    private static bool IsAmount(Money money, Currency currency) => money.Currency == currency && money.Cents >= 0 && money.Cents <= Money.Most.Cents;

    private static bool IsLower(Money money, Money than) => IsAmount(money, than.Currency) && money < than;
}
