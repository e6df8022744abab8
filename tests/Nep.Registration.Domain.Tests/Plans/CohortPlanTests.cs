namespace Nep.Registration.Domain.Tests.Plans;

public class CohortPlanTests
{
    [Fact]
    public void A_virtual_institute_reminds_closes_and_certifies()
    {
        var institute = Institutes.OpenVirtual();
        Assert.Equal(
            [
                "2027-02-08 09:00 remind:month:2027-03-10-0900 until 2027-02-09 09:00",
                "2027-03-03 09:00 remind:week:2027-03-10-0900 until 2027-03-04 09:00",
                "2027-03-09 09:00 remind:day:2027-03-10-0900 until 2027-03-10 09:00",
                "2027-03-10 08:00 remind:hour:s1-2027-03-10-0900 until 2027-03-10 09:00",
                "2027-03-10 14:00 close:1:2027-03-10-1200",
                "2027-03-17 08:00 remind:hour:s2-2027-03-17-0900 until 2027-03-17 09:00",
                "2027-03-17 14:00 close:2:2027-03-17-1200",
                "2027-03-24 08:00 remind:hour:s3-2027-03-24-0900 until 2027-03-24 09:00",
                "2027-03-24 14:00 close:3:2027-03-24-1200",
                "2027-03-31 08:00 remind:hour:s4-2027-03-31-0900 until 2027-03-31 09:00",
                "2027-03-31 14:00 close:4:2027-03-31-1200",
                "2027-03-31 14:00:01 certificates:2027-03-31-1200",
                "2027-04-01 09:00 remind:survey:2027-03-31-0900 until 2027-04-08 09:00",
            ],
            Table.Of(CohortPlan.Steps(institute, Cohort.New)));
    }

    [Fact]
    public void People_who_meet_in_a_building_get_no_link_an_hour_before() =>
        Assert.Equal(
            [
                "2027-03-21 09:00 remind:month:2027-04-20-0830 until 2027-03-22 09:00",
                "2027-04-13 09:00 remind:week:2027-04-20-0830 until 2027-04-14 09:00",
                "2027-04-19 09:00 remind:day:2027-04-20-0830 until 2027-04-20 08:30",
                "2027-04-20 18:00 close:1:2027-04-20-1600",
                "2027-04-21 18:00 close:2:2027-04-21-1600",
                "2027-04-22 18:00 close:3:2027-04-22-1600",
                "2027-04-22 18:00:01 certificates:2027-04-22-1600",
                "2027-04-23 09:00 remind:survey:2027-04-22-0830 until 2027-04-30 09:00",
            ],
            Table.Of(CohortPlan.Steps(Institutes.OpenInPerson(), Cohort.New)));

    /// <summary>2027-03-14 and 2027-11-07: nine o'clock is another hour of UTC before than after.</summary>
    [Theory]
    [InlineData("2027-03-17", "month", "2027-02-15T17:00:00Z")]
    [InlineData("2027-03-17", "week", "2027-03-10T17:00:00Z")]
    [InlineData("2027-03-17", "day", "2027-03-16T16:00:00Z")]
    [InlineData("2027-03-10", "hour:s1", "2027-03-10T16:00:00Z")]
    [InlineData("2027-03-10", "hour:s2", "2027-03-17T15:00:00Z")]
    [InlineData("2027-11-10", "month", "2027-10-11T16:00:00Z")]
    [InlineData("2027-11-10", "week", "2027-11-03T16:00:00Z")]
    [InlineData("2027-11-10", "day", "2027-11-09T17:00:00Z")]
    [InlineData("2027-11-03", "hour:s1", "2027-11-03T15:00:00Z")]
    [InlineData("2027-11-03", "hour:s2", "2027-11-10T16:00:00Z")]
    [InlineData("2027-11-03", "survey", "2027-11-25T17:00:00Z")]
    public void Nine_oclock_stays_nine_oclock_on_the_wall_through_the_change_of_the_clock(string firstDay, string rule, string due)
    {
        var steps = CohortPlan.Steps(Institutes.OpenVirtual(firstDay), Cohort.New);
        Assert.Equal(Clocks.Utc(due), steps.Single(step => step.Key.StartsWith($"remind:{rule}", StringComparison.Ordinal)).Due);
    }

    [Fact]
    public void Moved_the_first_session_is_reminded_anew_and_the_change_is_announced()
    {
        var details = Institutes.Virtual();
        var moved = details with { Sessions = [details.Sessions[0] with { Starts = Clocks.Wall("2027-03-11T09:00"), Ends = Clocks.Wall("2027-03-11T12:00") }, .. details.Sessions.Skip(1)] };
        var offering = Edited(moved, true, "2027-03-03T12:00");
        var cohort = Cohort.New.With(new CohortDeed("remind:month:2027-03-10-0900", Clocks.Local("2027-02-08T09:00"), 12)).With(new CohortDeed("remind:week:2027-03-10-0900", Clocks.Local("2027-03-03T09:00"), 12));
        Assert.Equal(
            [
                "2027-03-03 12:00 schedule:1 until 2027-03-31 12:00",
                "2027-03-04 09:00 remind:week:2027-03-11-0900 until 2027-03-05 09:00",
                "2027-03-10 09:00 remind:day:2027-03-11-0900 until 2027-03-11 09:00",
                "2027-03-11 08:00 remind:hour:s1-2027-03-11-0900 until 2027-03-11 09:00",
                "2027-03-11 14:00 close:1:2027-03-11-1200",
            ],
            Table.Of(CohortPlan.Steps(offering, cohort).Take(5)));
    }

    [Theory]
    [InlineData(3, "2027-03-07 09:00 remind:week:2027-03-10-0900 until 2027-03-08 09:00")]
    [InlineData(7, null)]
    [InlineData(20, null)]
    public void A_rule_that_was_moved_to_a_later_day_after_its_run_goes_again_on_that_day(int days, string? again)
    {
        var details = Institutes.Virtual();
        ReminderRule moved = new ReminderRule.BeforeFirstSession("week", days, new LocalTime(9, 0));
        var offering = Edited(details with { Reminders = details.Reminders.Map(rule => rule.Key == "week" ? moved : rule) }, false, "2027-03-04T12:00");
        var cohort = Cohort.New.With(new CohortDeed("remind:week:2027-03-10-0900", Clocks.Local("2027-03-03T09:00"), 12));
        Assert.Equal(again, Table.Of(CohortPlan.Steps(offering, cohort)).SingleOrDefault(step => step.Contains("week")));
        Assert.DoesNotContain(
            CohortPlan.Steps(offering, cohort.With(new CohortDeed("remind:week:2027-03-10-0900", Clocks.Local("2027-03-07T09:00"), 2))), step => step.Key.Contains("week"));
    }

    [Fact]
    public void A_rule_that_came_into_force_after_its_time_sends_to_nobody()
    {
        var details = Institutes.Virtual();
        ReminderRule late = new ReminderRule.BeforeFirstSession("fortnight", 14, new LocalTime(9, 0));
        var offering = Edited(details with { Reminders = [.. details.Reminders, late] }, false, "2027-02-24T09:01");
        var justInTime = Edited(details with { Reminders = [.. details.Reminders, late] }, false, "2027-02-24T09:00");
        Assert.DoesNotContain(CohortPlan.Steps(offering, Cohort.New), step => step.Key.Contains("fortnight"));
        Assert.Contains(CohortPlan.Steps(justInTime, Cohort.New), step => step.Key.Contains("fortnight"));
    }

    [Fact]
    public void Published_after_a_reminders_time_it_is_not_made_up_for()
    {
        var late = Story.Offering(new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Clocks.Local("2027-03-03T09:01")));
        Assert.Equal("2027-03-09 09:00 remind:day:2027-03-10-0900 until 2027-03-10 09:00", Table.Of(CohortPlan.Steps(late, Cohort.New))[0]);
    }

    [Fact]
    public void A_date_typed_wrong_and_mended_still_closes_and_certifies_at_the_true_end()
    {
        var institute = Institutes.OpenVirtual();
        var closedTooEarly = Cohort.New.With(new CohortDeed("close:4:2027-01-31-1200", Clocks.Placed, 0)).With(new CohortDeed("certificates:2027-01-31-1200", Clocks.Placed, 0));
        Assert.False(closedTooEarly.IsClosed(institute.Sessions[3]));
        Assert.Contains("2027-03-31 14:00:01 certificates:2027-03-31-1200", Table.Of(CohortPlan.Steps(institute, closedTooEarly)));
    }

    [Fact]
    public void A_cancelled_offering_cancels_its_registrations_and_nothing_else()
    {
        var at = Clocks.Local("2027-03-01T10:00");
        var gone = Story.Offering(
            new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published), new OfferingCancelled("Storm", at));
        var latecomers = new Step("cancel-latecomers", at + Duration.FromMinutes(1), null, new Act.CancelRegistrations());
        Assert.Equal([new Step("cancel-registrations", at, null, new Act.CancelRegistrations()), latecomers], CohortPlan.Steps(gone, Cohort.New));
        Assert.Equal([latecomers], CohortPlan.Steps(gone, Cohort.New.With(new CohortDeed("cancel-registrations", at, 3))));
    }

    [Fact]
    public void A_draft_plans_nothing() =>
        Assert.Empty(CohortPlan.Steps(Story.Offering(new OfferingCreated(Institutes.Id, Institutes.Virtual())), Cohort.New));

    [Fact]
    public void Once_all_is_done_the_plan_is_empty()
    {
        var institute = Institutes.OpenVirtual();
        var done = CohortPlan.Steps(institute, Cohort.New).Aggregate(Cohort.New, (cohort, step) => cohort.With(new CohortDeed(step.Key, step.Due, 1)));
        Assert.Empty(CohortPlan.Steps(institute, done));
        Assert.True(done.IsClosed(institute.Sessions[0]));
        Assert.Equal(done, done.With(new CohortDeed("close:1:2027-03-10-1200", Clocks.Placed, 9)));
    }

    [Fact]
    public void Drawn_twice_a_plan_is_the_same_and_no_two_keys_are()
    {
        var steps = CohortPlan.Steps(Institutes.OpenVirtual(), Cohort.New);
        Assert.Equal(steps, CohortPlan.Steps(Institutes.OpenVirtual(), Cohort.New));
        Assert.Equal(steps.Count, steps.Select(step => step.Key).Distinct().Count());
    }

    private static Offering Edited(OfferingDetails details, bool moved, string at) => Story.Offering(
        new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published),
        new OfferingEdited(details, moved, Clocks.Local(at)));
}
