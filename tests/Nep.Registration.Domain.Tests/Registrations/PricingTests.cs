namespace Nep.Registration.Domain.Tests.Registrations;

public class PricingTests
{
    private static readonly Instant Early = Clocks.Local("2027-02-08T23:59");

    [Theory]
    [InlineData("2027-02-08T23:59", 1, "", "1 Standard 895.00, 1 Early -100.00 = 795.00")]
    [InlineData("2027-02-09T00:00", 1, "", "1 Standard 895.00 = 895.00")]
    [InlineData("2027-02-20T10:00", 2, "", "1 Standard 895.00, 2 Standard 895.00 = 1790.00")]
    [InlineData("2027-02-20T10:00", 3, "", "1 Standard 895.00, 1 Group -100.00, 2 Standard 895.00, 2 Group -100.00, 3 Standard 895.00, 3 Group -100.00 = 2385.00")]
    [InlineData("2027-02-08T23:59", 3, "", "1 Standard 895.00, 1 Early -100.00, 2 Standard 895.00, 2 Early -100.00, 3 Standard 895.00, 3 Early -100.00 = 2385.00")]
    [InlineData("2027-02-20T10:00", 1, "partner", "1 Standard 895.00, 1 Code -295.00 = 600.00")]
    [InlineData("2027-02-08T23:59", 1, "PARTNER", "1 Standard 895.00, 1 Early -100.00, 1 Code -195.00 = 600.00")]
    [InlineData("2027-02-08T23:59", 1, "OLD-CODE", "1 Standard 895.00, 1 Early -100.00, 1 Code -159.00 = 636.00")]
    [InlineData("2027-02-20T10:00", 2, "SPONSOR", "1 Standard 895.00, 1 Code -895.00, 2 Standard 895.00, 2 Code -895.00 = 0.00")]
    public void Every_line_of_a_quote_names_its_rule(string at, int people, string code, string expected) =>
        Assert.Equal(expected, Quoted(Institutes.OpenVirtual(), at, people, code));

    [Theory]
    [InlineData("2027-03-06T23:59", 1, "1 Standard 1350.00, 1 Early -150.00 = 1200.00")]
    [InlineData("2027-03-07T00:00", 1, "1 Standard 1350.00 = 1350.00")]
    [InlineData("2027-03-07T00:00", 3, "1 Standard 1350.00, 1 Group -135.00, 2 Standard 1350.00, 2 Group -135.00, 3 Standard 1350.00, 3 Group -135.00 = 3645.00")]
    [InlineData("2027-03-06T23:59", 3, "1 Standard 1350.00, 1 Early -150.00, 1 Group -120.00, 2 Standard 1350.00, 2 Early -150.00, 2 Group -120.00, 3 Standard 1350.00, 3 Early -150.00, 3 Group -120.00 = 3240.00")]
    public void A_groups_percentage_comes_off_the_price_of_the_day(string at, int people, string expected) =>
        Assert.Equal(expected, Quoted(Institutes.OpenInPerson(), at, people, ""));

    [Fact]
    public void What_someone_chose_on_the_scale_replaces_the_other_prices() =>
        Assert.Equal(
            new Priced.At(
                new Quote([new QuoteLine(Story.One, new PriceRule.Scale(Money.Usd(495), Money.Usd(895)), Money.Usd(600.50m))], Early), null),
            Pricing.Quote(Institutes.OpenVirtual(), [Money.Usd(600.50m)], "", Early));

    [Theory]
    [InlineData(49_499, Currency.Usd)]
    [InlineData(89_501, Currency.Usd)]
    [InlineData(60_000, Currency.Cad)]
    public void A_choice_outside_the_scale_is_refused(long cents, Currency currency) =>
        Assert.Equal(
            new Priced.Refused(new ChoiceOutsideScale(Money.Usd(495), Money.Usd(895))),
            Pricing.Quote(Institutes.OpenVirtual(), [new Money(cents, currency)], "", Early));

    [Fact]
    public void Of_two_early_prices_the_lower_that_still_holds_applies()
    {
        var details = Institutes.Virtual();
        var twice = details with
        {
            Prices = new PriceList(Money.Usd(895))
            {
                Early = [new("Early", Money.Usd(795), Clocks.Day("2027-02-08")), new("Super early", Money.Usd(695), Clocks.Day("2027-01-10"))],
            },
        };
        Assert.Equal("1 Standard 895.00, 1 Early -200.00 = 695.00", Quoted(Institutes.Open(twice), "2027-01-10T12:00", 1, ""));
        Assert.Equal("1 Standard 895.00, 1 Early -100.00 = 795.00", Quoted(Institutes.Open(twice), "2027-01-11T12:00", 1, ""));
    }

    [Theory]
    [InlineData(1_000, "1 Standard 895.00, 1 Code -895.00 = 0.00")]
    [InlineData(100, "1 Standard 895.00, 1 Code -100.00 = 795.00")]
    public void An_amount_off_never_takes_a_price_below_zero(int dollars, string expected)
    {
        var details = Institutes.Virtual();
        var offering = Institutes.Open(details with
        {
            Prices = details.Prices with { Codes = [new PriceCode("OFF", new CodeEffect.AmountOff(Money.Usd(dollars)), 1)] },
        });
        Assert.Equal(expected, Quoted(offering, "2027-02-20T10:00", 1, "OFF"));
    }

    private static string Quoted(Offering offering, string at, int people, string code)
    {
        var priced = (Priced.At)Pricing.Quote(offering, [.. Enumerable.Repeat((Money?)null, people)], code, Clocks.Local(at));
        var lines = priced.Quote.Lines.Select(line => $"{line.Participant} {line.Rule.GetType().Name} {line.Amount}".Replace(" USD", ""));
        return $"{string.Join(", ", lines)} = {priced.Quote.Total}".Replace(" USD", "");
    }
}
