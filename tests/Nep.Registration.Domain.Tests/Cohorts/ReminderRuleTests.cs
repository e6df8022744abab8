namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>When each kind of rule sends, on the offering's clock and in UTC.</summary>
public class ReminderRuleTests
{
    [Theory]
    [InlineData("2027-03-13T02:30", "2027-03-13T10:30:00Z")]
    [InlineData("2027-03-14T02:30", "2027-03-14T10:30:00Z")]
    [InlineData("2027-03-14T03:30", "2027-03-14T10:30:00Z")]
    [InlineData("2027-11-07T01:30", "2027-11-07T08:30:00Z")]
    [InlineData("2027-11-07T02:30", "2027-11-07T10:30:00Z")]
    public void A_date_is_meant_on_the_wall_also_in_the_hour_that_daylight_saving_skips_or_repeats(string when, string due) =>
        Assert.Equal(Clocks.Utc(due), Assert.Single(Runs(new ReminderRule.OnDate("date", Clocks.Wall(when)))).Due);

    [Fact]
    public void Days_and_minutes_count_from_every_session_on_the_side_that_is_asked_for() => Assert.Equal(
        [
            "2027-03-08 18:00 SessionReminder eve-s1-2027-03-10-0900 until 2027-03-09 18:00",
            "2027-03-15 18:00 SessionReminder eve-s2-2027-03-17-0900 until 2027-03-16 18:00",
        ],
        Table(new ReminderRule.DaysFromEachSession("eve", SessionSide.Before, 2, new LocalTime(18, 0))).Take(2));

    [Fact]
    public void After_a_session_a_letter_waits_a_day_at_most() => Assert.Equal(
        ["2027-03-10 13:30 SessionFollowUp notes-s1-2027-03-10-0900 until 2027-03-11 13:30", "2027-03-17 13:30 SessionFollowUp notes-s2-2027-03-17-0900 until 2027-03-18 13:30"],
        Table(new ReminderRule.MinutesFromEachSession("notes", SessionSide.After, 90)).Take(2));

    [Fact]
    public void The_morning_after_each_session_stays_the_morning_when_the_clock_changes() => Assert.Equal(
        ["2027-03-13T17:00:00Z", "2027-03-14T16:00:00Z", "2027-03-15T16:00:00Z"],
        Reminders.Of(Institutes.Open(Institutes.InPerson("2027-03-12") with { Reminders = [new ReminderRule.DaysFromEachSession("after", SessionSide.After, 1, new LocalTime(9, 0))] }))
            .Select(run => $"{run.Due}"));

    [Theory]
    [InlineData(SessionPlaces.Any, 4)]
    [InlineData(SessionPlaces.Online, 3)]
    [InlineData(SessionPlaces.InPerson, 1)]
    public void A_rule_counts_from_the_sessions_that_are_where_it_says(SessionPlaces places, int runs)
    {
        var details = Institutes.Virtual();
        var mixed = details with { Sessions = [details.Sessions[0] with { Place = new Place.Venue("Hall", "1 Street") }, .. details.Sessions.Skip(1)] };
        Assert.Equal(runs, Reminders.Of(Institutes.Open(mixed with { Reminders = [new ReminderRule.MinutesFromEachSession("soon", SessionSide.Before, 60, places)] })).Count());
        Assert.Equal(runs, Reminders.Of(Institutes.Open(mixed with { Reminders = [new ReminderRule.DaysFromEachSession("soon", SessionSide.After, 1, default, places)] })).Count());
    }

    [Fact]
    public void Word_that_registration_closes_goes_to_registrars_and_not_after_it_closed()
    {
        Assert.Equal(
            ["2027-03-06 09:00 RegistrationCloses last-2027-03-09-1700 until 2027-03-07 09:00"], Table(new ReminderRule.BeforeRegistrationCloses("last", 3, new LocalTime(9, 0))));
        var run = Runs(new ReminderRule.BeforeRegistrationCloses("last", 3, new LocalTime(9, 0))).Single();
        var state = Story.State(Story.Confirmed(Institutes.OpenVirtual(), Story.FormFor(Story.OfficeRegisters, Story.Maya, Story.Sam)));
        Assert.Equal([new Letter(Story.Id, LetterKind.RegistrationCloses, null, 0, "last-2027-03-09-1700")], CohortLetters.Of(run, state));
    }

    [Fact]
    public void A_past_run_that_staff_send_at_once_goes_to_all_who_were_in_before_and_to_nobody_twice()
    {
        var (at, rule) = (Clocks.Local("2027-02-25T10:00"), new ReminderRule.BeforeFirstSession("fortnight", 14, new LocalTime(9, 0)));
        var edited = Institutes.Virtual() with { Reminders = [rule] };
        var offering = Story.Offering(
            new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published), new OfferingEdited(edited, false, at, null, ["fortnight"]));
        var step = CohortPlan.Steps(offering, Cohort.New)[0];
        Assert.Equal(($"remind:fortnight:2027-03-10-0900:{at.ToUnixTimeSeconds()}", at, at + Duration.FromDays(1)), (step.Key, step.Due, step.Stale));
        var since = Story.State(Story.Confirmed(offering, at: Clocks.Local("2027-02-24T12:00")));
        var asScheduled = CohortLetters.Of(Reminders.Of(offering).Single(), since).Single();
        Assert.Equal(asScheduled, CohortLetters.Of(step, since).Single());
        Assert.Empty(CohortLetters.Of(step, Story.State(Story.Confirmed(offering, at: at))));
    }

    [Fact]
    public void What_makes_no_sense_any_more_is_not_sent_at_once_either()
    {
        var at = Clocks.Local("2027-03-18T10:00");
        var offering = Story.Offering(
            new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published), new OfferingEdited(Institutes.Virtual(), false, at, null, ["week", "hour"]));
        Assert.Equal(
            ["hour-2027-03-24", "hour-2027-03-31"],
            Reminders.InForce(offering).Where(run => run.Due >= at && run.Rule is "week" or "hour" && run.Due >= at).Select(run => $"{run.Rule}-{Clocks.Show(run.Due)[..10]}"));
    }

    [Theory]
    [InlineData(15, "2027-02-20 10:15")]
    [InlineData(29, "2027-02-20 10:01")]
    [InlineData(30, null)]
    public void Before_a_hold_runs_out_whoever_has_not_paid_is_told_if_there_is_time(int minutes, string? due)
    {
        var offering = Institutes.Open(Institutes.Virtual() with { Reminders = [new ReminderRule.BeforeHoldEnds("pay", minutes)] });
        var told = RegistrationPlan.Steps(offering, Story.State(Story.Placed(offering)), []).Where(step => step.Act is Act.SendLetter).ToList();
        Assert.Equal(due is null ? [] : [$"{due} HoldEnds"], told.Select(step => $"{Clocks.Show(step.Due)} {((Act.SendLetter)step.Act).Letter.Kind}"));
    }

    [Fact]
    public void A_hold_that_began_before_the_rule_is_left_alone_and_one_that_was_paid_too()
    {
        var rules = Institutes.Virtual() with { Reminders = [new ReminderRule.BeforeHoldEnds("pay", 10)] };
        var later = Story.Offering(
            new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published), new OfferingEdited(rules, false, Clocks.Placed + Duration.FromMinutes(1)));
        Assert.DoesNotContain(RegistrationPlan.Steps(later, Story.State(Story.Placed(later)), []), step => step.Act is Act.SendLetter);
        Assert.DoesNotContain(
            RegistrationPlan.Steps(Institutes.Open(rules), Story.State(Story.Confirmed(later)), []), step => step.Act is Act.SendLetter { Letter.Kind: LetterKind.HoldEnds });
    }

    private static IEnumerable<Reminder> Runs(ReminderRule rule) => Reminders.Of(Institutes.Open(Institutes.Virtual() with { Reminders = [rule] }));

    private static string[] Table(ReminderRule rule) =>
        [.. Runs(rule).Select(run => $"{Clocks.Show(run.Due)} {run.Kind} {run.Rule}-{run.Anchor} until {Clocks.Show(run.Stale)}")];
}
