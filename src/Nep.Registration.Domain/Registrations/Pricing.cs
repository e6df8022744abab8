using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>The offering has no such code.</summary>
public sealed record CodeUnknown(string Code) : Refusal;

/// <summary>The code's last day is over.</summary>
public sealed record CodeEnded(string Code, LocalDate Through) : Refusal;

/// <summary>The code's first day is still to come.</summary>
public sealed record CodeNotGoodYet(string Code, LocalDate From) : Refusal;

/// <summary>Someone chose less or more than the sliding scale goes.</summary>
public sealed record ChoiceOutsideScale(Money Least, Money Most) : Refusal;

/// <summary>
/// How a price is found. Each person starts from the standard price, or from what they chose on a sliding scale. The lowest of the early and
/// the group amount applies, never both; a group's percentage comes off the price of the day. A code comes last, on what is then left. No
/// price falls below zero.
/// </summary>
public static class Pricing
{
    /// <summary>The price that a form has at an instant, or why it has none.</summary>
    public static Priced Quote(Offering offering, RegistrationForm form, Instant now)
    {
        var prices = offering.Details.Prices;
        if (prices.Scale is { } scale && form.Entrants.Any(one => one.Chosen is { } amount && !IsOn(scale, amount)))
            return new Priced.Refused(new ChoiceOutsideScale(scale.Least, scale.Most));

        var today = offering.Zone.DateAt(now);
        if (CodeOn(prices, form.Code, today, out var code) is { } refused) return new Priced.Refused(refused);
        if (prices.Team is { } team) return new Priced.At(new Quote([.. TeamPricing.Lines(offering.Details, team, form, code, today)], now), code?.Code);
        var lines = People(prices, form, form.Entrants.Count, code, today);
        var isGroup = lines.Any(line => line.Rule is PriceRule.Group);
        return new Priced.At(new Quote(lines, now) { Apart = isGroup ? People(prices, form, 1, code, today) : null }, code?.Code);
    }

    /// <param name="chosen">What each person chose on the sliding scale; null for the list price.</param>
    /// <param name="code">A code as typed; empty for none.</param>
    public static Priced Quote(Offering offering, ValueList<Money?> chosen, string code, Instant now) => Quote(
        offering, new RegistrationForm(new Registrar("", default, "", "en"), [.. chosen.Select(one => new Entrant(Person.Unnamed, [], one))], code, ""), now);

    /// <summary>The code that was typed, if it holds today; null when none was typed.</summary>
    private static Refusal? CodeOn(PriceList prices, string typed, LocalDate today, out PriceCode? code)
    {
        var text = PriceCode.Normalize(typed);
        code = prices.Codes.FirstOrDefault(one => one.Code == text);
        if (code is null) return text.Length > 0 ? new CodeUnknown(text) : null;
        if (code.From is { } from && today < from) return new CodeNotGoodYet(text, from);
        return code.IsOverOn(today) ? new CodeEnded(text, code.Through!.Value) : null;
    }

    private static ValueList<QuoteLine> People(PriceList prices, RegistrationForm form, int together, PriceCode? code, LocalDate today) =>
        [.. form.Entrants.SelectMany((one, i) => OnePerson(prices, new ParticipantNumber(i + 1), one.Chosen, together, code, today))];

    internal static bool IsOn(SlidingScale scale, Money amount) =>
        amount.Currency == scale.Least.Currency && amount >= scale.Least && amount <= scale.Most;

    private static IEnumerable<QuoteLine> OnePerson(
        PriceList prices, ParticipantNumber number, Money? chosen, int together, PriceCode? code, LocalDate today)
    {
        List<QuoteLine> lines = prices.Scale is { } scale && chosen is { } amount
            ? [new(number, new PriceRule.Scale(scale.Least, scale.Most), amount)]
            : [.. ListPrice(prices, number, together, today)];
        return [.. lines, .. WithCode(number, lines, code)];
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

    /// <summary>What a code takes off, on what is left after everything else.</summary>
    internal static IEnumerable<QuoteLine> WithCode(ParticipantNumber number, IEnumerable<QuoteLine> lines, PriceCode? code)
    {
        var left = lines.Select(line => line.Amount).Total();
        if (code is not null && Off(code.Effect, left) is { IsPositive: true } off)
            yield return new QuoteLine(number, new PriceRule.Code(code.Code), -off);
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
