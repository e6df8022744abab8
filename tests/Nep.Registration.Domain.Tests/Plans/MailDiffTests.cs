namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>Before an edit is saved: what it sends now, adds, moves and cancels.</summary>
public class MailDiffTests
{
    private static readonly Instant Now = Clocks.Local("2027-02-25T10:00");
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly OfferingDetails Details = Institutes.Virtual();

    [Fact]
    public void A_session_moved_by_a_day_tells_everyone_now_and_moves_what_hangs_on_it()
    {
        var sessions = Details.Sessions.Map(one => one with { Starts = one.Starts.PlusDays(1), Ends = one.Ends.PlusDays(1) });
        var diff = Compare(Details with { Sessions = sessions }, moved: true);
        Assert.Equal((2, 0, 14, 0), (diff.Now, diff.Later, diff.Moved, diff.Cancelled));
        Assert.Equal(
            [
                "ScheduleChanged  now 2, 2027-02-25 10:00", "Reminder week moved 2, 2027-03-03 09:00 to 2027-03-04 09:00", "Reminder day moved 2, 2027-03-09 09:00 to 2027-03-10 09:00",
                "SessionReminder hour, session 1 moved 2, 2027-03-10 08:00 to 2027-03-11 08:00", "SessionReminder hour, session 2 moved 2, 2027-03-17 08:00 to 2027-03-18 08:00",
                "SessionReminder hour, session 3 moved 2, 2027-03-24 08:00 to 2027-03-25 08:00", "SessionReminder hour, session 4 moved 2, 2027-03-31 08:00 to 2027-04-01 08:00",
                "Survey survey moved 2, 2027-04-01 09:00 to 2027-04-02 09:00",
            ],
            diff.Lines.Select(Line));
    }

    [Fact]
    public void A_rule_taken_away_cancels_its_mail_and_a_new_one_adds_its_own()
    {
        var diff = Compare(Details with { Reminders = [.. Details.Reminders.Where(rule => rule.Key != "day"), new ReminderRule.OnDate("pack", Clocks.Wall("2027-03-08T18:00"))] });
        Assert.Equal(["Reminder pack later 2, 2027-03-08 18:00", "Reminder day cancelled 2"], diff.Lines.Select(Line));
    }

    [Fact]
    public void What_went_out_already_is_neither_moved_nor_cancelled()
    {
        var state = Confirmed;
        var sent = new MailRecord(new Letter(Story.Id, LetterKind.Reminder, Story.One, 0, "day-2027-03-10-0900"), Story.Maya.Email, MailState.Sent, Now, Now, 1);
        var diff = Compare(Details with { Reminders = [.. Details.Reminders.Where(rule => rule.Key != "day")] }, state: state, ledger: [sent]);
        Assert.Equal(["Reminder day cancelled 1"], diff.Lines.Select(Line));
    }

    [Fact]
    public void A_new_rule_shows_how_many_it_would_reach_at_once_and_by_default_reaches_none()
    {
        var late = Details with { Reminders = Details.Reminders.Add(new ReminderRule.BeforeFirstSession("fortnight", 14, new LocalTime(9, 0))) };
        Assert.Equal((0, "fortnight", 2), Compare(late) is var diff ? (diff.Lines.Count, diff.Passed.Single().Rule, diff.Passed.Single().Reaches) : default);
        var tooLate = Details with { Reminders = Details.Reminders.Add(new ReminderRule.MinutesFromEachSession("gone", SessionSide.Before, 7 * 24 * 60)) };
        Assert.Empty(Compare(tooLate, now: Clocks.Local("2027-03-31T09:00")).Passed);
    }

    [Fact]
    public void A_move_that_leaves_a_reminders_time_behind_offers_to_send_it_at_once()
    {
        var sooner = Details with { Sessions = Details.Sessions.Map(one => one with { Starts = one.Starts.PlusDays(-9), Ends = one.Ends.PlusDays(-9) }) };
        var diff = Compare(sooner, moved: true);
        Assert.Equal(["month 2", "week 2"], diff.Passed.Select(one => $"{one.Rule} {one.Reaches}"));
        Assert.Contains("Reminder week cancelled 2", diff.Lines.Select(Line));
    }

    [Fact]
    public void An_edit_of_other_things_changes_no_mail() => Assert.True(Compare(Details with { Capacity = 41, Summary = "New words" }).IsNothing);

    [Fact]
    public void The_comparison_tells_what_the_plan_then_does()
    {
        var details = Details with { Reminders = [new ReminderRule.OnDate("pack", Clocks.Wall("2027-03-08T18:00"))] };
        var edited = new OfferingEdited(details, false, Now);
        var after = new MailOutlook(OfferingFold.Evolve(Institute, edited), Cohort.New, Now).Of(Confirmed, []).Count();
        var before = new MailOutlook(Institute, Cohort.New, Now).Of(Confirmed, []).Count();
        var diff = Compare(details);
        Assert.Equal(after, before + diff.Now + diff.Later - diff.Cancelled);
    }

    private static RegistrationState Confirmed => Story.State(Story.Confirmed(Institute, Story.Form(Story.Maya, Story.Sam)));

    private static MailDiff Compare(OfferingDetails details, bool moved = false, RegistrationState? state = null, MailRecord[]? ledger = null, Instant? now = null)
    {
        var comparison = new MailComparison(Institute, new OfferingEdited(details, moved, now ?? Now), Cohort.New, now ?? Now);
        comparison.Add(state ?? Confirmed, ledger ?? []);
        comparison.Add(Story.State(Story.Placed(Institute)), []);
        return comparison.Result();
    }

    private static string Line(MailDiffLine line)
    {
        var what = line.Now > 0 ? $"now {line.Now}" : line.Later > 0 ? $"later {line.Later}" : line.Moved > 0 ? $"moved {line.Moved}" : $"cancelled {line.Cancelled}";
        return $"{line.Kind} {line.About} {what}{(line.From is { } from ? $", {Clocks.Show(from)}" : "")}{(line.To is { } to ? $"{(line.From is null ? ", " : " to ")}{Clocks.Show(to)}" : "")}";
    }
}
