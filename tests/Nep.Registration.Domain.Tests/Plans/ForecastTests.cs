namespace Nep.Registration.Domain.Tests.Plans;

public class ForecastTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();

    [Fact]
    public void Someone_confirmed_after_a_reminders_time_does_not_get_it()
    {
        var reminder = Reminders.Of(Institute).Single(one => one.Rule == "week");
        Assert.True(Reminders.Reaches(reminder, Clocks.Local("2027-03-03T08:59")));
        Assert.False(Reminders.Reaches(reminder, Clocks.Local("2027-03-03T09:00")));
    }

    [Fact]
    public void The_forecast_is_the_registrations_plan_and_its_part_of_the_cohorts()
    {
        var at = Clocks.Local("2027-03-04T10:00");
        Assert.Equal(
            [
                "2027-03-04 10:10 Confirmation to 1", "2027-03-09 09:00 day", "2027-03-10 08:00 hour", "2027-03-10 14:00 CloseSession",
                "2027-03-17 08:00 hour", "2027-03-17 14:00 CloseSession", "2027-03-24 08:00 hour", "2027-03-24 14:00 CloseSession",
                "2027-03-31 08:00 hour", "2027-03-31 14:00 CloseSession", "2027-03-31 14:00:01 IssueCertificates", "2027-04-01 09:00 survey",
            ],
            Lines(Institute, Story.State(Story.Confirmed(Institute, at: at)), at));
    }

    [Fact]
    public void A_held_registration_sees_only_its_hold() =>
        Assert.Equal(["2027-02-20 10:30 ReleaseHold"], Lines(Institute, Story.State(Story.Placed(Institute)), Clocks.Placed));

    [Fact]
    public void What_is_stale_is_no_longer_foreseen()
    {
        var state = Story.State(Story.Confirmed(Institute, at: Clocks.Local("2027-01-10T10:00")));
        Assert.Equal(["2027-04-01 09:00 survey"], Lines(Institute, state, Clocks.Local("2027-04-02T09:00")).Where(line => line.Contains("survey")));
        Assert.DoesNotContain(Lines(Institute, state, Clocks.Local("2027-04-08T09:00")), line => line.Contains("survey") || line.Contains("Confirmation"));
    }

    [Fact]
    public void A_change_of_schedule_is_foreseen_for_those_who_were_in_before_it()
    {
        var moved = Institute with { ScheduleVersion = 1, ScheduleChanged = Clocks.Local("2027-02-25T10:00") };
        var before = Story.State(Story.Confirmed(Institute));
        var after = Story.State(Story.Confirmed(Institute, at: Clocks.Local("2027-02-26T10:00")));
        Assert.Contains("2027-02-25 10:00 AnnounceSchedule", Lines(moved, before, Clocks.Placed));
        Assert.DoesNotContain("2027-02-25 10:00 AnnounceSchedule", Lines(moved, after, Clocks.Placed));
    }

    [Fact]
    public void An_ended_registration_has_no_part_in_the_cohort() =>
        Assert.Equal(
            ["2027-02-20 10:30 HoldRanOut"],
            Lines(Institute, Story.State(Story.Placed(Institute), new HoldExpired(Clocks.Local("2027-02-20T10:30"))), Clocks.Placed));

    private static string[] Lines(Offering offering, RegistrationState state, Instant now) =>
        [.. Forecast.For(offering, Cohort.New, state, [], now).Select(line => $"{Clocks.Show(line.Due)} {Act(line)}{(line.To is { } to ? $" to {to}" : "")}")];

    private static string Act(Foreseen line) => line.Act switch
    {
        Act.SendLetter letter => letter.Letter.Kind.ToString(),
        Act.SendReminders reminders => reminders.Reminder.Rule,
        var act => act.GetType().Name,
    };
}
