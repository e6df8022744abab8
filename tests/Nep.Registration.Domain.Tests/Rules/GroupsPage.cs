namespace Nep.Registration.Domain.Tests.Rules;

public class GroupsPage
{
    private static readonly Offering Oakland = Institutes.OpenInPerson();
    private static readonly Offering Online = Institutes.OpenVirtual();

    [Fact]
    public void Groups_are_as_written() => RulesPage.IsAsDrawn("groups",
    [
        "# Groups, teams and seats that are kept back", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "## When some of a group leave", "",
        "- Each seat that is given up gives back what the policy agreed to gives of its own price: a fee of the policy is a fee a seat. All at once",
        "  gives back what one after another would, and more only where the group price fell in between.",
        "- When those who stay are fewer than the group price needs, they pay what each would have paid alone on the day of the quote. The",
        "  difference comes out of the refund. Where the refund does not cover it, the rest is not charged: nobody who stays ever owes more.",
        "- What staff decide instead stands as it is; those who stay keep their price.",
        "- A team's price is for the whole team. A member who leaves gives back nothing while the team comes; the price stays, also when the",
        "  member in whose name it was lower has left. A registrant cannot leave fewer than the team needs; staff can, and it is marked.",
        "- What is kept of a seat stays kept: a later cancellation gives none of it back.", "",
        "In-person policy, four people at $1,350 less 10% each, all paid:", "",
        .. Leaving(Oakland, "2027-03-10", [40, 20, 10]), "",
        "Virtual policy, four people at $795 each ($895 alone), all paid:", "",
        .. Leaving(Online, "2027-02-10", [20, 5]), "",
        "## Names that follow", "",
        $"- The registrar is asked {MissingNames.DaysBefore} days before the first session, at nine on the offering's clock, unless the seats became theirs later than that.",
        "- Until a name is given, no mail goes to that seat and no ticket exists. A name may be given until the end of the last session.", "",
        "## Seats that a code keeps back", "",
        "- A code's block is a set of seat numbers at the upper end of the capacity; seats are given out from the lowest. Only whoever uses the",
        "  code gets a number of its block; when the block is used up, they get any other seat.",
        "- Open to all = capacity - sold - those of the blocks that are still free. A block holds those of its numbers that are free.",
        "- The block ends with the code's last day, or with the code. Then exactly its free numbers are open to all; sold ones stay sold.",
        "- A block keeps its numbers when other codes come and go. Grown, it takes the highest numbers that no block has.",
    ]);

    private static IEnumerable<string> Leaving(Offering offering, string placed, int[] daysBefore)
    {
        var at = Clocks.Local($"{placed}T12:00");
        var people = Enumerable.Range(0, 4).Select(Teams.Member).ToArray();
        var state = Story.State(Story.Confirmed(offering, Story.Form(people), at));
        return RulesPage.Table(
            ["days before the start", "leaving", "kept", "dearer for those who stay", "goes back", "price from then on"],
            from days in daysBefore
            from leaving in new[] { 1, 2, 3 }
            select Row(offering, state, days, leaving));
    }

    private static IReadOnlyList<string> Row(Offering offering, RegistrationState state, int days, int leaving)
    {
        var now = offering.Zone.At(offering.FirstDay.PlusDays(-days) + new LocalTime(12, 0));
        var parting = Domain.Registrations.Leaving.On(offering, state, [.. Enumerable.Range(1, leaving).Select(one => new ParticipantNumber(one))], now);
        return [$"{days}", $"{leaving} of 4", $"{parting.Kept}", $"{parting.Dearer}", $"{parting.Back}", $"{parting.Quote.Total}"];
    }
}
