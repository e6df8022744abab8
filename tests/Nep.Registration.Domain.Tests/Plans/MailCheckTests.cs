namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>What should have gone out by now against what did, from the facts and the ledger alone.</summary>
public class MailCheckTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant Now = Clocks.Local("2027-03-09T10:00");

    [Fact]
    public void What_went_agrees_and_what_the_ledger_knows_nothing_of_is_missing()
    {
        var check = Check(Now, (Confirmed, [Sent(LetterKind.Confirmation, 1, "1"), Sent(LetterKind.Confirmation, 2, "1"), Sent(LetterKind.Reminder, 1, "week-2027-03-10-0900"), Sent(LetterKind.Reminder, 2, "week-2027-03-10-0900"), Sent(LetterKind.Reminder, 1, "day-2027-03-10-0900")]));
        Assert.Equal(["2027-03-09 Reminder day: 2, missing 1", "2027-03-03 Reminder week: 2", "2027-02-20 Confirmation : 2", "2027-02-08 Reminder month: 0, late 2"], check.Select(Line));
        Assert.Equal(
            new MissedLetter(new Letter(Story.Id, LetterKind.Reminder, new(2), 0, "day-2027-03-10-0900"), Story.Sam.Email, "Sam Lee", Clocks.Local("2027-03-09T09:00"), false),
            check[0].Missed.Single());
    }

    [Fact]
    public void It_finds_out_a_follower_that_believes_to_have_sent_what_it_did_not()
    {
        var believed = Cohort.New.With(new CohortDeed("remind:week:2027-03-10-0900", Clocks.Local("2027-03-03T09:00"), 2));
        Assert.DoesNotContain(CohortPlan.Steps(Institute, believed), step => step.Key == "remind:week:2027-03-10-0900");
        Assert.Contains("2027-03-03 Reminder week: 2, missing 2", Check(Now, (Confirmed, [])).Select(Line));
    }

    [Theory]
    [InlineData(MailState.Sent, "1")]
    [InlineData(MailState.Delivered, "1")]
    [InlineData(MailState.Complained, "1")]
    [InlineData(MailState.Sending, "1, under way 1")]
    [InlineData(MailState.Waiting, "1, under way 1")]
    [InlineData(MailState.Uncertain, "1, trouble 1")]
    [InlineData(MailState.Refused, "1, trouble 1")]
    [InlineData(MailState.Bounced, "1, trouble 1")]
    [InlineData(MailState.OptedOut, "1, opted out 1")]
    [InlineData(MailState.LetGo, "1, let go 1")]
    [InlineData(MailState.Lapsed, "1, missing 1")]
    [InlineData(MailState.CameLate, "1, missing 1")]
    public void The_ledgers_line_says_what_became_of_a_letter(MailState state, string fate) => Assert.Contains(
        $"2027-03-03 Reminder week: {fate}", Check(Now, (Alone, [Sent(LetterKind.Reminder, 1, "week-2027-03-10-0900") with { State = state }])).Select(Line));

    [Fact]
    public void Late_registrants_stand_beside_those_who_should_have_got_it_with_or_without_their_line()
    {
        var late = Story.State(Story.Confirmed(Institute, at: Clocks.Local("2027-03-04T10:00")));
        Assert.Contains("2027-03-03 Reminder week: 0, late 1", Check(Now, (late, [])).Select(Line));
        Assert.Contains("2027-03-03 Reminder week: 0, late 1", Check(Now, (late, [Sent(LetterKind.Reminder, 1, "week-2027-03-10-0900") with { State = MailState.CameLate }])).Select(Line));
    }

    [Fact]
    public void Whoever_came_after_a_reminder_had_gone_misses_it_when_its_rule_was_moved_to_a_later_day_and_it_did_not_go_then() => Assert.Contains(
        "2027-03-03 Reminder week: 1, missing 1",
        Check(Now, (Alone, [Sent(LetterKind.Reminder, 1, "week-2027-03-10-0900") with { State = MailState.CameLate, Due = Alone.Confirmed!.Value - Duration.FromDays(1) }])).Select(Line));

    [Fact]
    public void Nothing_is_missing_before_it_is_a_quarter_of_an_hour_late()
    {
        var due = Clocks.Local("2027-03-03T09:00");
        Assert.DoesNotContain(Check(due + Duration.FromMinutes(14), (Alone, [])), line => line.About == "week");
        Assert.Contains(Check(due + Duration.FromMinutes(15), (Alone, [])), line => line is { About: "week", Differs: true });
    }

    [Fact]
    public void A_rule_that_reaches_nobody_is_missed_by_nobody()
    {
        var late = Story.Offering(new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Clocks.Local("2027-03-04T09:00")));
        Assert.DoesNotContain(Check(Now, late, (Alone, [])), line => line.About is "week" or "month");
    }

    [Fact]
    public void Whoever_took_a_seat_over_was_reminded_in_the_person_of_whoever_held_it_or_came_after_its_time()
    {
        var substituted = Story.State([.. Story.Confirmed(Institute), new PersonChanged(Story.One, Story.Noor, true)]);
        Assert.Contains("2027-03-03 Reminder week: 1", Check(Now, (substituted, [Sent(LetterKind.Reminder, 1, "week-2027-03-10-0900")])).Select(Line));
        var confirmation = Sent(LetterKind.Confirmation, 1, "1") with { At = Clocks.Local("2027-03-05T09:00") };
        confirmation = confirmation with { Letter = confirmation.Letter with { Change = 1 } };
        Assert.Contains("2027-03-03 Reminder week: 0, late 1", Check(Now, (substituted, [confirmation])).Select(Line));
    }

    [Fact]
    public void A_schedule_that_moved_is_to_be_told_to_everyone_who_was_in()
    {
        var moved = Institute with { ScheduleVersion = 1, ScheduleChanged = Clocks.Local("2027-02-25T10:00") };
        Assert.Contains("2027-02-25 ScheduleChanged : 2, missing 2", Check(Now, moved, (Confirmed, [])).Select(Line));
    }

    [Fact]
    public void An_ended_registration_should_have_had_word_of_its_end_and_no_reminders()
    {
        var gone = Story.State([.. Story.Confirmed(Institute), new RegistrationCancelled(EndKind.ByRegistrant, "", Clocks.Local("2027-02-25T10:00"))]);
        Assert.Equal(["2027-02-25 Cancellation : 1, missing 1"], Check(Now, (gone, [])).Select(Line));
    }

    private static RegistrationState Alone => Story.State(Story.Confirmed(Institute));

    private static RegistrationState Confirmed => Story.State(Story.Confirmed(Institute, Story.Form(Story.Maya, Story.Sam)));

    private static MailRecord Sent(LetterKind kind, int person, string anchor) =>
        new(new Letter(Story.Id, kind, new ParticipantNumber(person), 0, anchor), Story.Maya.Email, MailState.Sent, Now, Clocks.Placed, 1);

    private static ValueList<MailCheckLine> Check(Instant now, params (RegistrationState State, MailRecord[] Ledger)[] registrations) => Check(now, Institute, registrations);

    private static ValueList<MailCheckLine> Check(Instant now, Offering offering, params (RegistrationState State, MailRecord[] Ledger)[] registrations)
    {
        var check = new MailCheck(offering, now);
        foreach (var (state, ledger) in registrations) check.Add(state, ledger);
        return check.Lines();
    }

    private static string Line(MailCheckLine line) =>
        $"{line.Day:uuuu-MM-dd} {line.Kind} {line.About}: {line.Expected}{Part("under way", line.UnderWay)}{Part("trouble", line.InTrouble)}{Part("opted out", line.OptedOut)}{Part("let go", line.LetGo)}{Part("missing", line.Missed.Count)}{Part("late", line.CameLate)}";

    private static string Part(string name, int count) => count == 0 ? "" : $", {name} {count}";
}
