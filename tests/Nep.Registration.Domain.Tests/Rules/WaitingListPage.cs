namespace Nep.Registration.Domain.Tests.Rules;

public class WaitingListPage
{
    private static readonly WaitingListRule Rule = new();
    private static readonly Offering Institute = Institutes.Open(Institutes.Virtual("2027-04-20") with { WaitingList = Rule });

    [Fact]
    public void The_waiting_list_is_as_written() => RulesPage.IsAsDrawn("waiting-list",
    [
        "# How the waiting list works", "",
        "Drawn by a test from the rules; do not edit by hand.", "",
        "- Whoever joins fills in the whole form, answers every question and sees the price. That price is frozen: it is what they owe when they are",
        "  offered seats, however prices have changed by then. A code with a limited number of uses is used up when joining, and free again when leaving.",
        "- The list goes by the instant of joining; where two joined in the same one, by the registration's number.",
        "- While anyone waits, free seats are kept for the list: whoever comes new joins its end. Money that comes after a hold has run out is given back",
        "  while someone waits.",
        "- A group is offered all its seats at once or none.",
        "- A group larger than the seats that are free blocks the list (the seats wait with it), or is passed over and keeps its place, as the offering says.",
        "  One that is larger than the whole offering is always passed over.",
        "- Staff may set someone aside, offer out of order, or remove someone, each with a reason. The record names everyone who was passed over, and why.",
        "- Offers go out in the offering's days and hours and stand for its stated hours. One that would run out outside them stands until the end of the next",
        "  day on which offers are made; none outlasts the start of the first session, and none is made in the two hours before it.",
        "- The reminder of an offer goes out on its last morning that leaves two hours on both sides.",
        "- An offer that is declined or runs out goes to the next, once. Whoever let it run out may join the end of the list again.",
        "- When the capacity is cut below what is sold, nobody loses a seat; offers stop until fewer are sold. When it is raised, offers go out.",
        "- A form with more people than seats takes none, unless its registrar chose to split it: the first on the form take the seats, the rest wait, both at",
        "  the price of the whole group, also when someone of either half leaves later. A team is never split; those who wait together leave the list together.",
        "- When the program begins, whoever still waits is told that no seat came free.",
        "- A waiting list cannot be taken from a published offering; its length can be set to 0. Where several processes serve one offering, one that is given a",
        "  list after it was published keeps to it everywhere within five seconds.", "",
        "## Who is offered free seats", "",
        "Waiting in this order: Ada (2 people), Ben (1), Cy (3), Dee (1); the offering has 40 seats.", "",
        .. RulesPage.Table(["free seats", "a large group blocks", "a large group is passed over", "Ada set aside"], Enumerable.Range(0, 8).Select(free => (IReadOnlyList<string>)
        [
            $"{free}", Offered(Rule, free, Line), Offered(Rule with { LargeGroups = LargeGroups.PassOver }, free, Line),
            Offered(Rule, free, [Line[0] with { SetAside = "not eligible yet" }, .. Line.Skip(1)]),
        ])), "",
        "## When offers go out and how long they stand", "",
        "Monday to Friday, 9:00 to 17:00 in Los Angeles, for 48 hours. First session Tuesday 2027-04-20, 9:00.", "",
        .. RulesPage.Table(["a seat comes free", "offered", "reminder", "runs out"], new[]
        {
            "2027-02-22T10:00", "2027-02-22T20:00", "2027-02-18T16:00", "2027-02-19T10:00", "2027-02-20T12:00", "2027-03-12T16:59", "2027-04-16T18:00", "2027-04-19T15:00",
            "2027-04-20T06:00",
        }.Select(Times)),
    ]);

    private static Waiter[] Line => [Waiter(1, 2), Waiter(2, 1), Waiter(3, 3), Waiter(4, 1)];

    private static Waiter Waiter(int number, int people) => new(RegistrationId.Parse($"{number:D16}"), people, Clocks.Placed + Duration.FromMinutes(number));

    private static string Offered(WaitingListRule rule, int free, Waiter[] line) =>
        string.Join(", ", Promotions.Of(rule, 40, [.. line], free).Select(one => Name(one.Waiter.Registration))) is { Length: > 0 } names ? names : "nobody";

    private static string Name(RegistrationId id) => new[] { "Ada", "Ben", "Cy", "Dee" }[id.ToString()[^1] - '1'];

    private static IReadOnlyList<string> Times(string free)
    {
        var at = Clocks.Local(free);
        var step = CohortPlan.Steps(Institute, Cohort.New, new WaitingLine([Waiter(1, 1)], 1, true, at)).FirstOrDefault(one => one.Act is Act.OfferSeats);
        if (step is null) return [Clocks.Show(at), "no more", "", ""];
        var until = Promotions.Until(Institute, Rule, step.Due);
        return [Clocks.Show(at), Clocks.Show(step.Due), Promotions.Remind(Institute, Rule, step.Due, until) is { } remind ? Clocks.Show(remind) : "none", Clocks.Show(until)];
    }
}
