namespace Nep.Registration.Domain.Tests.Kernel;

public class MoneyTests
{
    [Theory]
    [InlineData("895", 89_500)]
    [InlineData(" $1,350.00 ", 135_000)]
    [InlineData("$ 0.5", 50)]
    [InlineData("10000000", 1_000_000_000)]
    [InlineData("1,234,567.89", 123_456_789)]
    public void What_a_person_types_is_read(string typed, long cents)
    {
        Assert.True(Money.TryParse(typed, out var money));
        Assert.Equal(new Money(cents), money);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$$5")]
    [InlineData("-5")]
    [InlineData("1.234")]
    [InlineData("12,50")]
    [InlineData("1,2,3")]
    [InlineData("1,35")]
    [InlineData("5.")]
    [InlineData("٥")]
    [InlineData("1e3")]
    [InlineData("10000000.01")]
    [InlineData("99999999999999999999")]
    public void What_could_be_meant_two_ways_is_refused(string? typed) => Assert.False(Money.TryParse(typed, out _));

    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(-1, 50, -1)]
    [InlineData(149, 10, 15)]
    [InlineData(89_500, 33.333, 29_833)]
    public void A_percentage_rounds_halves_away_from_zero(long cents, double percent, long expected) =>
        Assert.Equal(new Money(expected), new Money(cents).Percent((decimal)percent));

    [Fact]
    public void Currencies_do_not_mix()
    {
        var (usd, cad) = (new Money(1), new Money(1, Currency.Cad));
        Assert.Throws<InvalidOperationException>(() => usd + cad);
        Assert.Throws<InvalidOperationException>(() => usd - cad);
        Assert.Throws<InvalidOperationException>(() => usd < cad);
    }

    [Fact]
    public void A_fraction_of_a_cent_is_not_an_amount() => Assert.Throws<ArgumentException>(() => Money.Usd(1.005m));

    [Fact]
    public void The_sum_of_none_is_zero_of_the_currency_asked_for()
    {
        Assert.Equal(new Money(0, Currency.Cad), Array.Empty<Money>().Total(Currency.Cad));
        Assert.Equal(Money.Zero, Array.Empty<Money>().Total());
    }

    [Fact]
    public void Written_plainly_it_has_two_decimals() => Assert.Equal("-1350.05 USD", new Money(-135_005).ToString());
}
