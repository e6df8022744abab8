namespace Nep.Registration.Domain.Tests.Rules;

public class RefundTiersPage
{
    private static readonly LocalDate FirstDay = Clocks.Day("2027-06-01");

    [Fact]
    public void Refund_tiers_are_as_written() => RulesPage.IsAsDrawn("refunds",
    [
        "# What cancelling gives back", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- Days are whole days from the day of cancelling to the day of the first session, both on the offering's clock: the day turns at the",
        "  offering's midnight.",
        "- Of the tiers that are reached, the one that gives back most applies, so that cancelling earlier never gives back less.",
        "- What was paid above the price goes back in full, whatever the policy says. So does what was paid while seats were only held.",
        "- The policy is applied to each seat's own price, so a fee is a fee a seat; a team's price is one. See groups.md for those who leave alone.",
        "- Where less was paid than the price, what was paid pays the first seats, so that a cent less paid never gives back more.",
        "- Whoever waits for a seat and has paid gets all of it back: on leaving the list, and when the program begins without a seat.",
        "- A check that comes back unpaid is taken off with a reason: its price is owed again, the seats stay, and nobody is reminded of what was paid at the time.",
        "- When the offering is cancelled, everything goes back.",
        "- Staff may decide on another amount, up to what was paid, with a reason.",
        "- The policy is the one that was agreed when registering; later edits do not change it.", "",
        "## In-person policy", "",
        "30 days or more: all, less $100. 16 to 29 days: half. Fewer: nothing.", "",
        .. Worked(Institutes.InPersonPolicy, [31, 30, 29, 16, 15, 0, -1]), "",
        "## Virtual policy", "",
        "14 days or more: all. Then 80% until the start.", "",
        .. Worked(Institutes.VirtualPolicy, [15, 14, 13, 1, 0, -1]),
    ]);

    private static IEnumerable<string> Worked(CancellationPolicy policy, int[] days)
    {
        int[] paid = [1350, 895, 150, 100];
        return RulesPage.Table(
            ["days before the start", .. paid.Select(dollars => $"of ${dollars}")],
            days.Select(day => (IReadOnlyList<string>)
                [$"{day}", .. paid.Select(dollars => policy.RefundOn(FirstDay.PlusDays(-day), FirstDay, Money.Usd(dollars)).ToString())]));
    }
}
