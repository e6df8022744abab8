namespace Nep.Registration.Browser;

public sealed class ChangingTests(Chromium chromium, DemoSite demo) : IClassFixture<DemoSite>
{
    private RunningSite Site => demo.Site;

    [Fact]
    public async Task Cancelling_shows_the_refund_first_and_then_makes_it()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldAndPay("Hal Cancel", "cancel@lakeview.example");
        await visitor.Follow("Cancel the registration");
        await visitor.Sees("If you cancel now, $100 comes back to you", "Comes back to you $100");
        await visitor.Press("Cancel the seat, get $100 back");
        await Site.Rest();
        await visitor.Open(visitor.Path);
        await visitor.Sees("You cancelled this registration on", "$100", "was sent back the way you paid");
    }

    [Fact]
    public async Task A_seat_can_be_given_to_another_person_whose_name_then_stands_on_the_ticket()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldAndPay("Ida Before", "before@lakeview.example");
        await visitor.Follow("Change name: Ida Before");
        await visitor.Write("Name, as you write it", "Joy After");
        await visitor.Write("E-mail", "after@lakeview.example");
        await visitor.Choose("What is your role?", "Coach");
        await visitor.Write("School district or organization", "Lakeview Unified");
        await visitor.Press("Save the change");
        await visitor.Sees("Joy After", "after@lakeview.example");
        await visitor.Follow("Ticket: Joy After");
        await visitor.Sees("Joy After");
        Assert.Contains("Joy After", (await Site.Mail("Confirmation", "after@lakeview.example")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_back_button_after_placing_leads_to_the_registration_and_makes_no_second_one()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.HoldSeat("Kim Back", "back@lakeview.example");
        var manage = visitor.Path;
        await visitor.Back();
        await visitor.Sees("Is this right?", "Kim Back");
        await visitor.Agree();
        await visitor.PressLike("Hold my seat");
        Assert.Equal(manage, visitor.Path);
        await visitor.Sees("Your seat is waiting for you");
    }

    [Fact]
    public async Task A_double_click_makes_one_registration()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.OpenForm(Steps.Introduction);
        await visitor.WritePerson(1, "Lou Double", "double@lakeview.example");
        await visitor.Press("Next: see the price");
        await visitor.Agree();
        var before = await SeatsLeft();
        await visitor.Arriving(() => visitor.Button("Hold my seat and go on").DblClickAsync());
        await visitor.Sees("Your seat is waiting for you");
        Assert.Equal(before - 1, await SeatsLeft());
    }

    [Fact]
    public async Task The_same_form_sent_from_two_tabs_makes_one_registration()
    {
        await using var visitor = await Visitor.Arrive(chromium, Site);
        await visitor.OpenForm(Steps.Introduction);
        var other = await visitor.NewTab();
        await other.Open(visitor.Path);
        await visitor.WritePerson(1, "Mo Tabs", "tabs@lakeview.example");
        await other.WritePerson(1, "Mo Other", "other@lakeview.example");
        foreach (var tab in (Visitor[])[visitor, other])
        {
            await tab.Press("Next: see the price");
            await tab.Agree();
        }

        var before = await SeatsLeft();
        await visitor.PressLike("Hold my seat");
        await other.PressLike("Hold my seat");
        await other.Sees("This form was already sent");
        await other.Follow("Open the registration");
        await other.Sees("Your seat is waiting for you", "Mo Tabs");
        Assert.Equal(before - 1, await SeatsLeft());
    }

    private async Task<int> SeatsLeft()
    {
        await using var passerBy = await Visitor.Arrive(chromium, Site);
        await passerBy.Open("/");
        await passerBy.Follow(Steps.Introduction);
        var chip = await passerBy.Page.Locator(".chip").First.InnerTextAsync();
        return int.Parse(chip.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
