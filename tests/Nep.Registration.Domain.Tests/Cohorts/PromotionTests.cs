namespace Nep.Registration.Domain.Tests.Cohorts;

public class PromotionTests
{
    private static readonly WaitingListRule Rule = new();

    [Fact]
    public void Free_seats_go_to_the_first_of_the_list() => Assert.Equal("1, 2", Offered(Rule, 3, One(1), One(2, people: 2), One(3)));

    [Fact]
    public void Two_who_joined_in_the_same_instant_stand_in_the_order_of_their_numbers() =>
        Assert.Equal("1", Offered(Rule, 1, One(2) with { Since = One(1).Since }, One(1)));

    [Fact]
    public void A_group_is_offered_all_its_seats_at_once_or_none_and_keeps_those_behind_it_waiting() =>
        Assert.Equal("", Offered(Rule, 2, One(1, people: 3), One(2), One(3)));

    [Fact]
    public void Where_the_rule_says_so_a_group_that_is_too_large_is_passed_over_and_keeps_its_place() =>
        Assert.Equal("2 past 1 TooFewSeats, 3 past 1 TooFewSeats", Offered(Rule with { LargeGroups = LargeGroups.PassOver }, 2, One(1, people: 3), One(2), One(3)));

    [Fact]
    public void An_ineligible_head_of_the_line_is_skipped_with_a_recorded_reason() =>
        Assert.Equal("2 past 1 SetAside", Offered(Rule, 1, One(1) with { SetAside = "has not finished the first institute" }, One(2)));

    [Fact]
    public void A_group_larger_than_the_whole_offering_never_blocks_the_list() =>
        Assert.Equal("2 past 1 LargerThanOffering", Offered(Rule, 1, One(1, people: 41), One(2)));

    [Fact]
    public void With_the_capacity_cut_below_what_is_sold_nobody_is_offered_anything() => Assert.Equal("", Offered(Rule, -3, One(1)));

    [Theory]
    [InlineData("2027-02-19T16:59", "2027-02-19 16:59")]
    [InlineData("2027-02-19T17:00", "2027-02-22 09:00")]
    [InlineData("2027-02-20T10:00", "2027-02-22 09:00")]
    [InlineData("2027-02-22T03:12", "2027-02-22 09:00")]
    [InlineData("2027-03-12T18:00", "2027-03-15 09:00")]
    public void Offers_made_at_night_or_on_a_weekend_follow_the_stated_window(string now, string offered)
    {
        var offering = Institutes.Open(Institutes.Virtual("2027-04-20") with { WaitingList = Rule });
        var line = new WaitingLine([One(1)], 1, true, Clocks.Local(now));
        var step = Assert.Single(CohortPlan.Steps(offering, Cohort.New, line), step => step.Act is Act.OfferSeats);
        Assert.Equal(offered, Clocks.Show(step.Due));
    }

    [Theory]
    [InlineData("2027-02-22T10:00", "2027-02-24 10:00", "2027-02-23 09:00")]
    [InlineData("2027-02-19T16:00", "2027-02-22 17:00", "2027-02-22 09:00")]
    [InlineData("2027-04-19T16:00", "2027-04-20 09:00", "never")]
    public void An_offer_never_runs_out_at_night_and_its_reminder_comes_in_the_morning_before(string now, string until, string remind)
    {
        var offering = Institutes.Open(Institutes.Virtual("2027-04-20") with { WaitingList = Rule });
        var ends = Promotions.Until(offering, Rule, Clocks.Local(now));
        Assert.Equal(until, Clocks.Show(ends));
        Assert.Equal(remind, Promotions.Remind(offering, Rule, Clocks.Local(now), ends) is { } at ? Clocks.Show(at) : "never");
    }

    [Fact]
    public void Offers_stop_two_hours_before_the_first_session_and_with_the_offering()
    {
        var offering = Institutes.Open(Institutes.Virtual() with { WaitingList = Rule with { Window = OfferWindow.OfficeHours with { From = new LocalTime(6, 0) } } });
        Assert.NotEmpty(Offers(offering, "2027-03-10T06:59"));
        Assert.Empty(Offers(offering, "2027-03-10T07:00"));
        Assert.Empty(Offers(OfferingFold.Evolve(offering, new OfferingCancelled("Storm", Clocks.Placed)), "2027-03-01T10:00"));
    }

    [Fact]
    public void When_nobody_waits_any_more_the_seats_are_for_whoever_comes()
    {
        var offering = Institutes.Open(Institutes.Virtual() with { WaitingList = Rule });
        Assert.Contains(new Step("open-to-all", Clocks.Placed, null, new Act.OpenToAll()), CohortPlan.Steps(offering, Cohort.New, new WaitingLine([], 2, true, Clocks.Placed)));
        Assert.DoesNotContain(CohortPlan.Steps(offering, Cohort.New, new WaitingLine([], 2, false, Clocks.Placed)), step => step.Act is Act.OpenToAll);
    }

    private static IEnumerable<Step> Offers(Offering offering, string now) =>
        CohortPlan.Steps(offering, Cohort.New, new WaitingLine([One(1)], 1, true, Clocks.Local(now))).Where(step => step.Act is Act.OfferSeats);

    internal static Waiter One(int number, int people = 1) =>
        new(RegistrationId.Parse($"{number:D16}"), people, Clocks.Placed + Duration.FromMinutes(number));

    private static string Offered(WaitingListRule rule, int free, params Waiter[] waiters) => string.Join(", ", Promotions.Of(rule, 40, [.. waiters], free)
        .Select(one => string.Concat([Name(one.Waiter.Registration), .. one.Passed.Select(passed => $" past {Name(passed.Registration)} {passed.Why}")])));

    private static string Name(RegistrationId id) => id.ToString().TrimStart('0');
}
