using FsCheck.Fluent;

namespace Nep.Registration.Domain.Tests.Properties;

public class MoneyProperties
{
    [Fact]
    public void Parts_sum_exactly_to_the_whole_and_differ_by_a_cent_at_most() => Property.Holds(
        from cents in Property.Number(-5_000_000, 5_000_000) from parts in Property.Number(1, 60) select (Whole: new Money(cents), parts),
        one =>
        {
            var parts = one.Whole.Split(one.parts);
            return parts.Count == one.parts && parts.Total() == one.Whole && parts.Max(part => part.Cents) - parts.Min(part => part.Cents) <= 1;
        });

    [Fact]
    public void A_percentage_is_within_half_a_cent_of_the_exact_share() => Property.Holds(
        from cents in Property.Number(-5_000_000, 5_000_000) from hundredths in Property.Number(0, 10_000) select (cents, Percent: hundredths / 100m),
        one => Math.Abs(new Money(one.cents).Percent(one.Percent).Cents - (one.cents * one.Percent / 100m)) <= 0.5m);

    [Fact]
    public void Every_policy_refunds_between_nothing_and_what_was_paid_and_never_less_for_cancelling_earlier()
    {
        var tiers = from days in Property.Number(0, 60)
                    from percent in Property.Number(0, 100)
                    from fee in Property.Dollars(0, 300)
                    select new RefundTier(days, percent, fee);
        var first = Clocks.Day("2027-06-01");
        Property.Holds(
            from list in tiers.ListOf()
            from paid in Property.Dollars(0, 2_000)
            from days in Property.Number(-5, 90)
            select (Policy: new CancellationPolicy("P", [.. list], 0), paid, days),
            one =>
            {
                var now = one.Policy.RefundOn(first.PlusDays(-one.days), first, one.paid);
                var dayBefore = one.Policy.RefundOn(first.PlusDays(-one.days - 1), first, one.paid);
                return now >= Money.Zero && now <= dayBefore && dayBefore <= one.paid;
            });
    }

    [Fact]
    public void A_quote_is_the_sum_of_its_lines_never_below_zero_nor_above_the_standard_price() => Property.Holds(
        from people in Property.Number(1, 10)
        from day in Property.Number(0, 80)
        from code in Gen.Elements("", "SPONSOR", "PARTNER", "OLD-CODE")
        from inPerson in Gen.Elements(true, false)
        select (people, day, code, inPerson),
        one =>
        {
            var offering = one.inPerson ? Institutes.OpenInPerson() : Institutes.OpenVirtual();
            var priced = Pricing.Quote(
                offering, [.. Enumerable.Repeat((Money?)null, one.people)], one.code, Institutes.Published + Duration.FromDays(one.day));
            if (priced is Priced.Refused(var why)) return (one.inPerson && why is CodeUnknown) || (one.day > 79 && why is CodeEnded);
            var quote = ((Priced.At)priced).Quote;
            return quote.Total.Cents == quote.Lines.Sum(line => line.Amount.Cents)
                && quote.Total >= Money.Zero && quote.Total <= offering.Details.Prices.Standard * one.people
                && quote.Lines.GroupBy(line => line.Participant).All(person => !(person.Select(line => line.Amount).Total() < Money.Zero));
        });
}
