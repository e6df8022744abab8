namespace Nep.Registration.Domain.Tests.Offerings;

/// <summary>What is due when of a place that was applied for.</summary>
public class TuitionTests
{
    private static readonly Tuition InParts = new Tuition.InParts(
        Money.Usd(4500), Money.Usd(500), 7,
        [new(Clocks.Day("2027-03-01"), Money.Usd(1500)), new(Clocks.Day("2027-06-01"), Money.Usd(1500)), new(Clocks.Day("2027-09-01"), Money.Usd(1000))]);

    [Theory]
    [InlineData("2027-02-01", "2027-03-01 1500, 2027-06-01 1500, 2027-09-01 1000")]
    [InlineData("2027-02-15", "2027-03-01 1500, 2027-06-01 1500, 2027-09-01 1000")]
    [InlineData("2027-02-16", "2027-03-02 1500, 2027-06-01 1500, 2027-09-01 1000")]
    [InlineData("2027-04-10", "2027-04-24 1500, 2027-06-01 1500, 2027-09-01 1000")]
    [InlineData("2027-07-10", "2027-07-24 3000, 2027-09-01 1000")]
    public void An_alternate_who_comes_late_has_fourteen_days_for_what_the_others_owed_before(string accepted, string parts) =>
        Assert.Equal(parts, Say(InParts.DatedFrom(Clocks.Day(accepted))));

    [Fact]
    public void No_part_is_due_before_the_deposit() =>
        Assert.Equal("2027-03-03 1500, 2027-06-01 1500, 2027-09-01 1000", Say((((Tuition.InParts)InParts) with { DepositDays = 30 }).DatedFrom(Clocks.Day("2027-02-01"))));

    [Fact]
    public void Years_that_fall_together_come_to_the_whole_all_the_same()
    {
        var yearly = new Tuition.Yearly(Money.Usd(9000), [Clocks.Day("2027-07-01"), Clocks.Day("2028-07-01")]);
        Assert.Equal("2028-08-15 18000", Say(yearly.DatedFrom(Clocks.Day("2028-08-01"))));
        Assert.Equal(yearly.Dated, yearly.DatedFrom(Clocks.Day("2027-06-01")));
    }

    private static string Say(IEnumerable<Instalment> parts) => string.Join(", ", parts.Select(part => $"{part.Due:uuuu-MM-dd} {part.Amount.Cents / 100}"));
}
