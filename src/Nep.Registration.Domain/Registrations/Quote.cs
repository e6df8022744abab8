using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The price of one registration, frozen when it is placed. Every line names the rule that made it, so that page and invoice can say why.
/// </summary>
public sealed record Quote(ValueList<QuoteLine> Lines, Instant At)
{
    public Money Total => Lines.Select(line => line.Amount).Total();
}

/// <summary>An amount for one participant and the rule that made it; a reduction is negative.</summary>
public sealed record QuoteLine(ParticipantNumber Participant, PriceRule Rule, Money Amount);

/// <summary>The rule behind a line of a quote.</summary>
public abstract record PriceRule
{
    private PriceRule() { }

    public sealed record Standard : PriceRule;

    public sealed record Early(string Name, LocalDate Through) : PriceRule;

    public sealed record Group(int From) : PriceRule;

    public sealed record Scale(Money Least, Money Most) : PriceRule;

    public sealed record Code(string Text) : PriceRule;
}

/// <summary>The offering has no such code.</summary>
public sealed record CodeUnknown(string Code) : Refusal;

/// <summary>The code's last day is over.</summary>
public sealed record CodeEnded(string Code, LocalDate Through) : Refusal;

/// <summary>Someone chose less or more than the sliding scale goes.</summary>
public sealed record ChoiceOutsideScale(Money Least, Money Most) : Refusal;

/// <summary>
/// How a price is found. Each person starts from the standard price, or from what they chose on a sliding scale. The lowest of the early and
/// the group amount applies, never both; a group's percentage comes off the price of the day. A code comes last, on what is then left. No
/// price falls below zero.
/// </summary>
public static class Pricing
{
    /// <param name="chosen">What each person chose on the sliding scale; null for the list price.</param>
    /// <param name="code">A code as typed; empty for none.</param>
    public static Priced Quote(Offering offering, ValueList<Money?> chosen, string code, Instant now)
    {
        var (prices, today) = (offering.Details.Prices, offering.Zone.DateAt(now));
        if (prices.Scale is { } scale && chosen.Any(one => one is { } amount && !IsOn(scale, amount)))
            return new Priced.Refused(new ChoiceOutsideScale(scale.Least, scale.Most));

        var typed = PriceCode.Normalize(code);
        var known = prices.Codes.FirstOrDefault(one => one.Code == typed);
        if (typed.Length > 0 && known is null) return new Priced.Refused(new CodeUnknown(typed));
        if (known is { Through: { } through } && today > through) return new Priced.Refused(new CodeEnded(typed, through));

        var lines = chosen.SelectMany((amount, i) => Person(prices, new ParticipantNumber(i + 1), amount, chosen.Count, known, today));
        return new Priced.At(new Quote([.. lines], now), known?.Code);
    }

    private static bool IsOn(SlidingScale scale, Money amount) =>
        amount.Currency == scale.Least.Currency && amount >= scale.Least && amount <= scale.Most;

    private static IEnumerable<QuoteLine> Person(
        PriceList prices, ParticipantNumber number, Money? chosen, int together, PriceCode? code, LocalDate today)
    {
        List<QuoteLine> lines = prices.Scale is { } scale && chosen is { } amount
            ? [new(number, new PriceRule.Scale(scale.Least, scale.Most), amount)]
            : [.. ListPrice(prices, number, together, today)];
        var left = lines.Select(line => line.Amount).Total();
        if (code is not null && Off(code.Effect, left) is { IsPositive: true } off)
            lines.Add(new QuoteLine(number, new PriceRule.Code(code.Code), -off));
        return lines;
    }

    private static IEnumerable<QuoteLine> ListPrice(PriceList prices, ParticipantNumber number, int together, LocalDate today)
    {
        yield return new(number, new PriceRule.Standard(), prices.Standard);
        var early = prices.Early.Where(tier => today <= tier.Through).OrderBy(tier => tier.Amount.Cents).FirstOrDefault();
        var ofTheDay = early?.Amount ?? prices.Standard;
        var group = prices.Group is { } rule && together >= rule.From ? rule : null;
        var groupIsLower = group is GroupPrice.Amount each && each.Each < ofTheDay;

        if (early is not null && !groupIsLower)
            yield return new(number, new PriceRule.Early(early.Name, early.Through), early.Amount - prices.Standard);
        if (group is GroupPrice.Amount amount && groupIsLower)
            yield return new(number, new PriceRule.Group(amount.From), amount.Each - prices.Standard);
        if (group is GroupPrice.PercentOff percent)
            yield return new(number, new PriceRule.Group(percent.From), -ofTheDay.Percent(percent.Percent));
    }

    private static Money Off(CodeEffect effect, Money price) => effect switch
    {
        CodeEffect.Free => price,
        CodeEffect.PercentOff percent => price.Percent(percent.Percent),
        CodeEffect.AmountOff amount => Money.Min(amount.Amount, price),
        CodeEffect.FixedPrice set => Money.Max(price - set.Amount, price with { Cents = 0 }),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A quote, or why there is none.</summary>
public abstract record Priced
{
    private Priced() { }

    /// <param name="Code">The code it used, to be counted against its limit.</param>
    public sealed record At(Quote Quote, string? Code) : Priced;

    public sealed record Refused(Refusal Why) : Priced;
}
