namespace Nep.Registration.Domain.Tests.Offerings;

public class OfferingCloneTests
{
    private static readonly OfferingDetails Original = Institutes.Virtual("2027-03-10");

    [Fact]
    public void Sessions_early_prices_codes_opening_and_closing_all_move_by_the_same_days_and_keep_their_times()
    {
        var copy = OfferingClone.Make(Original, new LocalDate(2027, 10, 6));

        var expected = Original with
        {
            Sessions = Original.Sessions.Map(session => session with { Starts = session.Starts.PlusDays(210), Ends = session.Ends.PlusDays(210) }),
            Opens = Original.Opens!.Value.PlusDays(210),
            Closes = Original.Closes.PlusDays(210),
            Prices = Original.Prices with
            {
                Early = [Original.Prices.Early[0] with { Through = new LocalDate(2027, 9, 6) }],
                Codes = [Original.Prices.Codes[0], Original.Prices.Codes[1], Original.Prices.Codes[2] with { Through = new LocalDate(2027, 9, 17) }],
            },
        };
        Assert.Equal(expected, copy);
        Assert.Equal(new LocalDateTime(2027, 10, 6, 9, 0), copy.Sessions[0].Starts);
    }

    [Fact]
    public void A_reminder_on_a_date_moves_with_the_sessions() => Assert.Equal(
        new ReminderRule.OnDate("pack", Clocks.Wall("2027-10-01T18:00")),
        OfferingClone.Make(Original with { Reminders = [new ReminderRule.OnDate("pack", Clocks.Wall("2027-03-05T18:00"))] }, new LocalDate(2027, 10, 6)).Reminders[0]);

    [Fact]
    public void The_same_first_day_is_the_same_offering() => Assert.Equal(Original, OfferingClone.Make(Original, new LocalDate(2027, 3, 10)));

    [Fact]
    public void An_earlier_first_day_moves_everything_back() =>
        Assert.Equal(Original, OfferingClone.Make(OfferingClone.Make(Original, new LocalDate(2026, 1, 7)), new LocalDate(2027, 3, 10)));

    [Fact]
    public void A_copy_of_valid_details_is_valid() => Assert.Empty(OfferingRules.Check(OfferingClone.Make(Original, new LocalDate(2028, 2, 29))));
}
