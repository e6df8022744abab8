namespace Nep.Registration.Browser;

public sealed class EveryPageTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_on_the_way_to_a_seat_fits_a_phone_and_can_be_read_by_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);

        await visitor.Open("/");
        await table.Look(visitor, "catalog");
        await visitor.Follow(Steps.Coaching);
        await table.Look(visitor, "offering");
        await visitor.Follow("Register");
        await table.Look(visitor, "register");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "register-wrong");
        await visitor.WritePerson(1, "Rosa Delgado", "rosa@lakeview.example");
        await visitor.Press("Add another person");
        await visitor.WritePerson(2, "Malik Thompson", "malik@lakeview.example");
        await Visitor.Write(visitor.Part("Person 2"), "Is there anything we should set up so that you can take full part?", "Live captions, please.");
        await table.Look(visitor, "register-two");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "review");
        await visitor.PressLike("Hold 2 seats");
        await table.Look(visitor, "review-wrong");
        await visitor.Agree();
        await visitor.PressLike("Hold 2 seats");
        await table.Look(visitor, "held");
        var manage = visitor.Path;
        await visitor.PressLike("Pay ");
        await table.Look(visitor, "checkout");
        await visitor.Press("Let the card be declined");
        await table.Look(visitor, "checkout-declined");
        await visitor.PressLike("Pay $");
        await site.Rest();
        await visitor.Open(manage);
        await table.Look(visitor, "confirmed");
        await visitor.Follow("Change name: Malik Thompson");
        await table.Look(visitor, "change");
        await visitor.Write("Name, as you write it", "");
        await visitor.Press("Save the change");
        await table.Look(visitor, "change-wrong");
        await visitor.Open(manage);
        await visitor.Follow("Ticket: Rosa Delgado");
        await table.Look(visitor, "ticket");
        await visitor.Open($"{manage}/cancel");
        await table.Look(visitor, "cancel");
        await visitor.PressLike("Cancel 2 seats");
        await site.Rest();
        await visitor.Open(manage);
        await table.Look(visitor, "cancelled");

        Assert.Empty(table.Faults);
    }
}
