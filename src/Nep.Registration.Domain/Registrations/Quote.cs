using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The price of one registration, frozen when it is placed. Every line names the rule that made it, so that page and invoice can say why.
/// </summary>
public sealed record Quote(ValueList<QuoteLine> Lines, Instant At)
{
    public Money Total => Lines.Select(line => line.Amount).Total();

    /// <summary>
    /// What each would pay who came without the group; null when no group price applied. Frozen with the rest, for when the group falls below
    /// its price.
    /// </summary>
    public ValueList<QuoteLine>? Apart { get; init; }

    /// <summary>What one participant's lines come to.</summary>
    public Money Of(ParticipantNumber number) => Lines.Where(line => line.Participant == number).Select(line => line.Amount).Total(Total.Currency);
}

/// <summary>An amount for one participant and the rule that made it; a reduction is negative.</summary>
/// <param name="Participant">Whose it is; <see cref="Everyone"/> where it is for all of them together.</param>
public sealed record QuoteLine(ParticipantNumber Participant, PriceRule Rule, Money Amount)
{
    /// <summary>Stands for all who are registered together: a team's price is nobody's own.</summary>
    public static readonly ParticipantNumber Everyone;
}

/// <summary>The rule behind a line of a quote.</summary>
public abstract record PriceRule
{
    private PriceRule() { }

    public sealed record Standard : PriceRule;

    public sealed record Early(string Name, LocalDate Through) : PriceRule;

    public sealed record Group(int From) : PriceRule;

    public sealed record Scale(Money Least, Money Most) : PriceRule;

    public sealed record Code(string Text) : PriceRule;

    /// <summary>One price for a team of so many at least and at most.</summary>
    public sealed record Team(int Least, int Most) : PriceRule;

    /// <summary>Lower because such a person is in the team.</summary>
    public sealed record Member(string Role) : PriceRule;

    /// <summary>The policy's fee for moving here from another offering.</summary>
    public sealed record TransferFee : PriceRule;

    /// <summary>What was agreed for an offering that was cancelled: it holds here too.</summary>
    public sealed record AsAgreed : PriceRule;

    /// <summary>The price of a place that was applied for.</summary>
    public sealed record Tuition : PriceRule;

    /// <summary>A sponsor pays it for everyone.</summary>
    public sealed record Sponsored(string Sponsor) : PriceRule;

    /// <summary>A part of a price that is due now.</summary>
    public sealed record Part : PriceRule;

    /// <summary>What a scholarship pays.</summary>
    public sealed record Scholarship : PriceRule;

    /// <summary>What the policy does not give back of seats that were given up. It is final: no later cancellation gives it back.</summary>
    public sealed record Kept(int Seats) : PriceRule;

    /// <summary>Those who stay do not pay the whole of what a smaller group costs: no more than the refund covers.</summary>
    public sealed record GroupFell(int From) : PriceRule;
}

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

    private static bool IsOn(SlidingScale scale, Money amount) =>
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
