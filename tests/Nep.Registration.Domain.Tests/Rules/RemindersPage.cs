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
        .. Worked("2027-11-10"),
    ]);

    private static IEnumerable<string> Worked(string firstDay) => RulesPage.Table(
        ["rule", "letter", "on the wall", "in UTC", "until"],
        Reminders.Of(Institutes.OpenVirtual(firstDay)).Select(one => (IReadOnlyList<string>)
            [one.Session is { } session ? $"{one.Rule}, session {session}" : one.Rule, $"{one.Kind}", Clocks.Show(one.Due), $"{one.Due}", Clocks.Show(one.Stale)]));
}
