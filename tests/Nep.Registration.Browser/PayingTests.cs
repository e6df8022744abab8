namespace Nep.Registration.Browser;

public sealed class PayingTests(Chromium chromium, DemoSite demo) : IClassFixture<DemoSite>
{
    private RunningSite Site => demo.Site;

    [Fact]
    public async Task A_declined_card_says_so_and_can_be_tried_again()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Ana Declined", "declined@lakeview.example");
        await visitor.PressLike("Pay ");
        await visitor.Press("Let the card be declined");
        await visitor.Sees("The card was declined. Nothing was charged. You can try again.");
        await visitor.PressLike("Pay $");
        await visitor.Sees("You are registered", "We got $100.");
    }

    [Fact]
    public async Task Whoever_walks_away_keeps_the_seat_until_the_hold_ends_and_then_reads_that_it_ended()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Ben Away", "away@lakeview.example");
        var manage = visitor.Path;
        await visitor.PressLike("Pay ");
        await visitor.Follow("Walk away without paying");
        await visitor.Sees("Your seat is waiting for you", "Held until");
        await Site.Travel(Duration.FromHours(2));
        await visitor.Open(manage);
        await visitor.Sees("no longer held", "No payment has reached us");
        Assert.Single(await Site.Mails(), mail => mail is { Kind: "HoldRanOut", To: "away@lakeview.example" });
    }

    [Fact]
    public async Task Paying_late_gives_the_seat_back_while_there_is_one()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Cy Late", "late@lakeview.example");
        await visitor.PressLike("Pay ");
        await Site.Travel(Duration.FromHours(2));
        await visitor.Open(visitor.Path);
        await visitor.Sees("The time for this payment has passed.");
        await visitor.PressLike("Pay $");
        await visitor.Sees("You are registered", "We got $100.");
    }

    [Fact]
    public async Task Paying_late_for_a_seat_that_is_gone_brings_all_money_back_with_one_explanation()
    {
        await Site.PublishSmall("One seat only", 1);
        await using var slow = await Visitor.Arrive(chromium, Site);
        await slow.HoldSeat("Di Slow", "slow@lakeview.example", program: "One seat only");
        var manage = slow.Path;
        await slow.PressLike("Pay ");
        await Site.Travel(Duration.FromHours(2));
        await using var quick = await Visitor.Arrive(chromium, Site);
        await quick.HoldSeat("Ed Quick", "quick@lakeview.example", program: "One seat only");
        await slow.PressLike("Pay $");
        await Site.Rest();
        await slow.Open(manage);
        await slow.Sees("Your payment came after that", "$100", "was sent back the way you paid");
        Assert.Single(await Site.Mails(), mail => mail is { Kind: "PaidTooLate", To: "slow@lakeview.example" });
    }

    [Fact]
    public async Task Whoever_pays_twice_keeps_the_seat_and_staff_see_what_was_paid_too_much()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Flo Twice", "twice@lakeview.example");
        await visitor.PressLike("Pay ");
        await visitor.Press("Pay twice, by mistake");
        await visitor.Sees("You are registered", "You have paid $100 more than the price.");
        await visitor.SignIn(Site);
        await visitor.Sees("Needs a person", "Overpaid: ");
    }

    [Fact]
    public async Task A_free_code_leaves_nothing_to_pay()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Gil Guest", "guest@lakeview.example", "GUEST");
        await visitor.Sees("You are registered", "There is nothing to pay.");
    }
}
