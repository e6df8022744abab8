using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Following;

public class ReminderTests
{
    private const string Week = "remind:week:2027-03-04-0900";

    private static readonly Instant WeekBefore = Instant.FromUtc(2027, 2, 25, 17, 0);

    [Fact]
    public async Task A_cohort_of_250_is_reminded_once_each_with_two_ledger_transactions_a_hundred()
    {
        using var house = await WithCohort(250);
        house.Store.Expect(null);
        house.Time.Now = WeekBefore;
        await house.Follow();
        Assert.Equal(250, Reminders(house).Distinct().Count());
        Assert.Equal(250, Reminders(house).Count());
        Assert.Equal(3, house.Post.HandOvers - 250);
        Assert.Equal(6, house.Store.Transactions.Count(keys => keys.Contains("mail|", StringComparison.Ordinal)));
        Assert.Equal(7, house.Store.Transactions.Count);
        Assert.Equal([new CohortDeed(Week, WeekBefore, 250)], await Deeds(house));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public async Task A_large_cohort_costs_at_most_one_ledger_transaction_for_fifty_mails(int people)
    {
        using var house = await WithCohort(people);
        house.Store.Expect(null);
        house.Time.Now = WeekBefore;
        await house.Follow();
        Assert.Equal(people, Reminders(house).Distinct().Count());
        Assert.InRange(house.Store.Transactions.Count(keys => keys.Contains("mail|", StringComparison.Ordinal)), 1, people / 50);
    }

    [Fact]
    public async Task A_busy_provider_is_asked_again_after_1_2_and_4_minutes_and_holds_up_nothing_else()
    {
        using var house = await WithCohort(3);
        var asked = new List<Duration>();
        house.Post.Says = mail =>
        {
            if (mail.Kind != nameof(LetterKind.Reminder) || !mail.Key.ToString().StartsWith($"{Desk.Number(2)}", StringComparison.Ordinal)) return null;
            asked.Add(house.Time.Now - WeekBefore);
            return asked.Count < 4 ? new PostOutcome.Busy() : null;
        };
        house.Time.Now = WeekBefore;
        await house.Follow();
        Assert.Equal([Desk.Number(1), Desk.Number(3)], Reminders(house));
        await house.Enrol(9);
        await MeetElsewhere(house);
        await house.Follow();
        Assert.Equal(4, house.Post.Taken.Count(mail => mail.Kind == nameof(LetterKind.ScheduleChanged) || mail.Key.ToString().StartsWith($"{Desk.Number(9)}", StringComparison.Ordinal)));
        await house.Pass(Duration.FromMinutes(20), Duration.FromSeconds(10));
        Assert.Equal([Duration.Zero, Duration.FromMinutes(1), Duration.FromMinutes(3), Duration.FromMinutes(7)], asked);
        Assert.Equal([Desk.Number(1), Desk.Number(3), Desk.Number(2)], Reminders(house));
    }

    [Fact]
    public async Task A_refused_address_is_left_to_staff_and_the_others_are_reminded()
    {
        using var house = await WithCohort(3);
        house.Post.Says = mail => mail.To == Desk.Person(2).Email ? new PostOutcome.Refused("no such address") : null;
        house.Time.Now = WeekBefore;
        await house.Follow();
        await house.Pass(Duration.FromHours(12), Duration.FromHours(1));
        Assert.Equal([Desk.Number(1), Desk.Number(3)], Reminders(house));
        Assert.Equal([(MailState.Refused, 1)], Ledger(house).Where(mail => mail.Letter.Registration == Desk.Number(2) && mail.Letter.IsFromCohort).Select(mail => (mail.State, mail.Attempts)));
    }

    [Fact]
    public async Task Someone_who_registers_after_a_reminders_time_does_not_get_it()
    {
        using var house = await WithCohort(2);
        house.Time.Now = WeekBefore + Duration.FromMinutes(5);
        await house.Enrol(3);
        Assert.Equal([Desk.Number(1), Desk.Number(2)], Reminders(house));
        Assert.Equal(
            new MailRecord(
                new Letter(Desk.Number(3), LetterKind.Reminder, new(1), 0, "week-2027-03-04-0900"), Desk.Person(3).Email, MailState.CameLate, WeekBefore, house.Time.Now, 0,
                "came after its time"),
            Assert.Single(Ledger(house), mail => mail.Letter.Registration == Desk.Number(3) && mail.Letter.Kind == LetterKind.Reminder));
    }

    [Fact]
    public async Task A_group_of_40_that_comes_in_the_last_week_has_every_reason_on_the_record()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 300, Entry = new Entry.Open(40) });
        house.Time.Now = Instant.FromUtc(2027, 3, 19, 18, 0);
        Assert.IsType<App.Registrations.Filed.Done>(await house.Place(1, "SPONSOR", 40));
        await house.Follow();
        Assert.Equal(
            ["day 40", "hour 120", "week 40"],
            Ledger(house).Where(mail => mail.State == MailState.CameLate).GroupBy(mail => mail.Letter.Anchor.Split('-')[0]).Select(rule => $"{rule.Key} {rule.Count()}").Order());
        await house.Pass(Duration.FromDays(7), Duration.FromHours(1));
        Assert.Equal(40, house.Post.Taken.Count(mail => mail.Kind == nameof(LetterKind.SessionReminder)));
    }

    [Fact]
    public async Task Whoever_has_not_paid_is_told_before_the_hold_runs_out_and_whoever_has_is_not()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Reminders = [new ReminderRule.BeforeHoldEnds("pay", 10)] });
        await house.Place(1);
        await house.Place(2);
        await house.Pay(2);
        await house.Pass(Duration.FromMinutes(25), Duration.FromMinutes(1));
        Assert.Equal([Desk.Number(1)], house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.HoldEnds)).Select(mail => RegistrationId.Parse(mail.Key.ToString().Split('|')[0])));
    }

    [Fact]
    public async Task A_new_rule_whose_time_has_passed_reaches_nobody_and_sent_at_once_everyone_who_is_in_once()
    {
        using var house = await WithCohort(3);
        house.Time.Now = WeekBefore - Duration.FromDays(2);
        await house.Follow();
        var offering = await house.Offering(Desk.Id);
        var more = offering.Details with { Reminders = offering.Details.Reminders.Add(new ReminderRule.BeforeFirstSession("fortnight", 14, new LocalTime(9, 0))) };
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(more, offering.Version, "More"), Desk.Staff));
        await house.Follow();
        Assert.Empty(Reminders(house));
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(more, offering.Version + 1, "Now") { SendAtOnce = ["fortnight"] }, Desk.Staff));
        await house.Follow();
        await house.Enrol(9);
        Assert.Equal([Desk.Number(1), Desk.Number(2), Desk.Number(3)], Reminders(house));
        Assert.Equal(MailState.CameLate, Assert.Single(Ledger(house), mail => mail.Letter.Registration == Desk.Number(9) && mail.Letter.IsFromCohort).State);
    }

    [Fact]
    public async Task A_rule_moved_to_a_later_day_after_its_run_reaches_whoever_came_since_and_nobody_twice()
    {
        using var house = await WithCohort(2);
        house.Time.Now = WeekBefore;
        await house.Follow();
        house.Time.Now += Duration.FromDays(1);
        await house.Enrol(3);
        var offering = await house.Offering(Desk.Id);
        var later = offering.Details with
        {
            Reminders = offering.Details.Reminders.Map(rule => rule.Key == "week" ? new ReminderRule.BeforeFirstSession("week", 3, new LocalTime(9, 0)) : rule),
        };
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(later, offering.Version, "Later"), Desk.Staff));
        house.Time.Now += Duration.FromDays(1);
        await house.Enrol(4);
        Assert.Equal([Desk.Number(1), Desk.Number(2)], Reminders(house));
        await house.Pass(Duration.FromDays(3), Duration.FromHours(1));
        Assert.Equal([Desk.Number(1), Desk.Number(2), Desk.Number(3), Desk.Number(4)], Reminders(house));
        Assert.Equal([2, 2], (await Deeds(house)).Where(deed => deed.Step == Week).Select(deed => deed.Count));
    }

    [Fact]
    public async Task Days_of_downtime_send_nothing_stale_and_record_the_lapse()
    {
        using var house = await WithCohort(2);
        house.Time.Now = Instant.FromUtc(2027, 3, 4, 18, 0);
        house.Restart();
        await house.Follow();
        Assert.Empty(Reminders(house));
        Assert.Equal(
            [(Week, 0, true), ("remind:day:2027-03-04-0900", 0, true), ("remind:hour:s1-2027-03-04-0900", 0, true)],
            (await Deeds(house)).Select(deed => (deed.Step, deed.Count, deed.Lapsed)));
        await house.Pass(Duration.FromDays(7), Duration.FromMinutes(30));
        Assert.Equal(["SessionReminder", "SessionReminder"], house.Post.Taken.Skip(2).Select(mail => mail.Kind));
    }

    [Theory]
    [InlineData(PostBreak.BeforeTaking, true, MailState.Lapsed)]
    [InlineData(PostBreak.AfterTaking, true, MailState.Sent)]
    [InlineData(PostBreak.BeforeTaking, false, MailState.Uncertain)]
    [InlineData(PostBreak.AfterTaking, false, MailState.Uncertain)]
    public async Task A_batch_that_broke_off_before_days_of_downtime_is_settled_and_not_sent_late(PostBreak breaks, bool remembers, MailState settled)
    {
        using var house = await WithCohort(3);
        (house.Post.NextBreaks, house.Post.Remembers) = (breaks, remembers);
        house.Time.Now = WeekBefore;
        await house.Follow();
        house.Restart();
        await house.Pass(Duration.FromDays(3));
        Assert.Equal([settled, settled, settled], Ledger(house).Where(mail => mail.Letter.IsFromCohort).Select(mail => mail.State));
        Assert.Equal(breaks == PostBreak.AfterTaking ? 3 : 0, Reminders(house).Count());
        Assert.Equal((Week, true), Assert.Single((await Deeds(house)).Select(deed => (deed.Step, deed.Lapsed))));
    }

    [Fact]
    public async Task What_a_busy_provider_did_not_take_in_time_lapses_on_the_record()
    {
        using var house = await WithCohort(2);
        house.Post.Says = mail => mail.Kind == nameof(LetterKind.Reminder) ? new PostOutcome.Busy() : null;
        house.Time.Now = WeekBefore;
        await house.Follow();
        await house.Pass(Duration.FromHours(26), Duration.FromMinutes(30));
        Assert.Equal([MailState.Lapsed, MailState.Lapsed], Ledger(house).Where(mail => mail.Letter.IsFromCohort).Select(mail => mail.State));
    }

    [Fact]
    public async Task What_lapsed_goes_after_all_when_staff_send_it_at_once_and_to_nobody_twice()
    {
        using var house = await WithCohort(2);
        var closed = true;
        house.Post.Says = mail => closed && mail.Kind == nameof(LetterKind.Reminder) && mail.To == Desk.Person(2).Email ? new PostOutcome.Busy() : null;
        house.Time.Now = WeekBefore;
        await house.Follow();
        await house.Pass(Duration.FromHours(26), Duration.FromMinutes(30));
        closed = false;
        var offering = await house.Offering(Desk.Id);
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details, offering.Version, "Late") { SendAtOnce = ["week"] }, Desk.Staff));
        await house.Follow();
        Assert.Equal([Desk.Number(1), Desk.Number(2)], Reminders(house));
    }

    [Theory]
    [InlineData(PostBreak.BeforeTaking)]
    [InlineData(PostBreak.AfterTaking)]
    public async Task A_hand_over_that_broke_off_is_settled_by_what_the_provider_remembers(PostBreak breaks)
    {
        using var house = await WithCohort(3);
        house.Post.NextBreaks = breaks;
        house.Time.Now = WeekBefore;
        await house.Follow();
        await house.Pass(Duration.FromMinutes(5), Duration.FromSeconds(30));
        Assert.Equal([Desk.Number(1), Desk.Number(2), Desk.Number(3)], Reminders(house));
        Assert.All(Ledger(house), mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.Equal((3, false), Assert.Single((await Deeds(house)).Select(deed => (deed.Count, deed.Lapsed))));
    }

    [Fact]
    public async Task A_schedule_change_is_announced_once_and_a_second_one_anew()
    {
        using var house = await WithCohort(2);
        await house.Pass(Duration.FromHours(1));
        await Move(house, Period.FromHours(1));
        await Move(house, Period.FromHours(1));
        await house.Follow();
        await house.Follow();
        Assert.Equal(["2", "2"], Announced(house));
        await house.Pass(Duration.FromHours(1));
        await Move(house, Period.FromHours(-1));
        await house.Follow();
        Assert.Equal(["2", "2", "3", "3"], Announced(house));
    }

    private static async Task<House> WithCohort(int people)
    {
        var house = new House();
        await house.Publish(Desk.Details with { Capacity = 500 });
        await house.Enrol(Enumerable.Range(1, people));
        return house;
    }

    [Fact]
    public async Task A_batch_that_broke_off_is_settled_also_when_the_schedule_moves_meanwhile()
    {
        using var house = await WithCohort(2);
        house.Post.NextBreaks = PostBreak.BeforeTaking;
        house.Time.Now = WeekBefore;
        await house.Follow();
        await house.Pass(Duration.FromMinutes(1));
        await Move(house, Period.FromDays(14));
        await house.Pass(Duration.FromMinutes(10), Duration.FromMinutes(1));
        Assert.Equal(["1", "1"], Announced(house));
        Assert.Equal([MailState.Lapsed, MailState.Lapsed], Ledger(house).Where(mail => mail.Letter.Kind == LetterKind.Reminder).Select(mail => mail.State));
    }

    [Fact]
    public Task A_crash_while_a_latecomer_is_noted_loses_no_note() => EveryCrash.In(
        async house =>
        {
            await house.Publish();
            house.Time.Now = WeekBefore + Duration.FromMinutes(5);
        },
        async house =>
        {
            await house.Place(1, "SPONSOR", 3);
            await house.Follow();
        });

    private static Task Move(House house, Period by) => Edit(house, session => session with { Starts = session.Starts + by, Ends = session.Ends + by });

    private static Task MeetElsewhere(House house) => Edit(house, session => session with { Place = new Place.Online("https://meet.example/other") });

    private static async Task Edit(House house, Func<Session, Session> change)
    {
        var offering = await house.Offering(Desk.Id);
        var moved = offering.Details with { Sessions = offering.Sessions.Map(change) };
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(moved, offering.Version, "A session moved."), Desk.Staff));
    }

    private static IEnumerable<RegistrationId> Reminders(House house) =>
        house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.Reminder)).Select(mail => RegistrationId.Parse(mail.Key.ToString().Split('|')[0]));

    private static IEnumerable<string> Announced(House house) =>
        house.Post.Taken.Where(mail => mail.Kind == nameof(LetterKind.ScheduleChanged)).Select(mail => mail.Key.ToString().Split('|')[^1]);

    private static List<MailRecord> Ledger(House house) =>
        [.. house.Rows.Everything.Where(one => one.Row.Key.StartsWith("mail|", StringComparison.Ordinal)).Select(one => Json.Read<MailRecord>(one.Row.Value))];

    private static async Task<ValueList<CohortDeed>> Deeds(House house) => (await house.Get<OfferingDesk>().CohortOf(Desk.Id)).Done;

    [Fact]
    public async Task A_schedule_that_changes_when_all_is_over_is_announced_to_nobody_and_nobody_misses_it()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1);
        await house.Pass(Duration.FromDays(120), Duration.FromDays(1));
        await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.CancelSession(new SessionNumber(2), "It did not take place."), Desk.Staff);
        await house.Pass(Duration.FromDays(1));
        Assert.DoesNotContain(await house.Get<MissedMail>().Check(Desk.Id), line => line.Kind == LetterKind.ScheduleChanged);
    }
}
