namespace Nep.Registration.Domain.Tests.Rules;

public class RemindersPage
{
    [Fact]
    public void Reminders_are_as_written() => RulesPage.IsAsDrawn("reminders",
    [
        "# When reminders go out", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- A rule counts from the sessions on the offering's clock: nine o'clock stays nine o'clock on the wall when daylight saving begins or",
        "  ends.",
        "- A participant gets a reminder when the seat was theirs before its time; whoever comes later has just been told by the confirmation.",
        "- A rule that came into force after its time reaches nobody. Moving the schedule puts every rule in force anew.",
        "- A moved session is another reminder; the same reminder never goes to anyone twice.",
        "- After the last column's time a reminder that could not go is no longer sent.", "",
        "## Across the start of daylight saving, 2027-03-14: first session Wednesday 2027-03-17, 9:00 in Los Angeles", "",
        .. Worked("2027-03-17"), "",
        "## Across its end, 2027-11-07: first session Wednesday 2027-11-10, 9:00 in Los Angeles", "",
        .. Worked("2027-11-10"), "",
        "## Every kind of rule, in the same weeks: first session Wednesday 2027-03-10, 9:00 in Los Angeles, the second in a building", "",
        "- A rule by date or by day means the wall: an hour that daylight saving skips moves forward by the gap; of two that it repeats, the earlier",
        "  is meant. A rule by minutes counts minutes that pass.",
        "- Staff may send at once what had passed when a rule came into force, as long as the last column's time has not come. Whoever had it does not",
        "  get it twice.",
        "- A rule about holds counts for holds that begin while it stands.", "",
        .. RulesPage.Table(
            ["rule", "letter", "on the wall", "in UTC", "until", "at once until"],
            Kinds.SelectMany(rule => Reminders.Of(Institutes.Open(Mixed with { Reminders = [rule] }))
                .Select(one => (IReadOnlyList<string>)[one.Session is { } session ? $"{one.Rule}, session {session}" : one.Rule, $"{one.Kind}", Clocks.Show(one.Due), $"{one.Due}", Clocks.Show(one.Stale), Clocks.Show(one.Ends)]))), "",
        "## Rules about bills and offers: an order expected by 2027-03-17, or an invoice due on 2027-03-27, or seats offered on Monday 2027-02-22 until Wednesday 10:00", "",
        "- An offering that says nothing of them has the usual ones, marked below. They reach registrars, one by one, by their own bill or offer.",
        "- Another rule, or another time, holds for every registration at once; a rule whose time has passed for someone does not reach them.",
        "- Two rules of one kind with the same days would be one letter, and are refused.", "",
        .. RulesPage.Table(
            ["rule", "usual", "letter", "on the wall", "until"],
            BillKinds.SelectMany(rule => BillSteps(rule).Select(step => (IReadOnlyList<string>)
                [rule.Key, BillReminders.Usual.Contains(rule) ? "yes" : "", $"{((Act.SendLetter)step.Act).Letter.Kind}", Clocks.Show(step.Due), Clocks.Show(step.Stale!.Value)]))),
    ]);

    private static IEnumerable<ReminderRule> BillKinds =>
    [
        .. BillReminders.Usual, new ReminderRule.DaysFromInvoiceDue("week-before-due", DueSide.Before, 7, new LocalTime(9, 0)),
        new ReminderRule.BeforeOfferEnds("4-hours-before-the-offer-ends", 240),
    ];

    private static IEnumerable<Step> BillSteps(ReminderRule rule)
    {
        var orders = With(Orders.Institute(), rule);
        RegistrationEvent[] offered = [Registrations.WaitingTests.Joined(Story.Maya), Registrations.WaitingTests.Offered];
        var steps = RegistrationPlan.Steps(orders, Story.State(Orders.Placed(orders)), [])
            .Concat(RegistrationPlan.Steps(orders, Story.State(Orders.Admitted(orders)), []))
            .Concat(RegistrationPlan.Steps(With(Registrations.WaitingTests.Institute, rule), Story.State(offered), []));
        return steps.Where(step => step.Act is Act.SendLetter(var letter) && letter.Kind == Reminders.KindOf(rule));
    }

    private static Offering With(Offering offering, ReminderRule rule) => offering with { Details = offering.Details with { BillReminders = [rule] } };

    private static readonly ReminderRule[] Kinds =
    [
        new ReminderRule.OnDate("on 2027-03-14 at 02:30", Clocks.Wall("2027-03-14T02:30")),
        new ReminderRule.BeforeRegistrationCloses("3 days before registration closes", 3, new LocalTime(9, 0)),
        new ReminderRule.DaysFromEachSession("the evening before each session", SessionSide.Before, 1, new LocalTime(18, 0)),
        new ReminderRule.MinutesFromEachSession("two hours before each session in a building", SessionSide.Before, 120, SessionPlaces.InPerson),
        new ReminderRule.MinutesFromEachSession("30 minutes after each online session", SessionSide.After, 30, SessionPlaces.Online),
        new ReminderRule.DaysFromEachSession("the morning after each session", SessionSide.After, 1, new LocalTime(9, 0)),
    ];

    private static OfferingDetails Mixed => Institutes.Virtual() with
    {
        Sessions = [.. Institutes.Virtual().Sessions.Select((session, i) => i == 1 ? session with { Place = new Place.Venue("Center", "1 Broadway, Oakland") } : session)],
    };

    private static IEnumerable<string> Worked(string firstDay) => RulesPage.Table(
        ["rule", "letter", "on the wall", "in UTC", "until"],
        Reminders.Of(Institutes.OpenVirtual(firstDay)).Select(one => (IReadOnlyList<string>)
            [one.Session is { } session ? $"{one.Rule}, session {session}" : one.Rule, $"{one.Kind}", Clocks.Show(one.Due), $"{one.Due}", Clocks.Show(one.Stale)]));
}
