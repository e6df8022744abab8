namespace Nep.Registration.Browser;

public sealed class KeyboardTests(Chromium chromium, DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task One_can_register_and_pay_by_keyboard_alone()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site);
        var keyboard = new Keyboard(visitor);
        await visitor.Open("/");
        await keyboard.Enter(Steps.Introduction);
        await keyboard.Enter("Register");
        await FillIn(keyboard);
        await keyboard.Enter("Next: see the price");
        await keyboard.Tick("I agree to these terms");
        await keyboard.Enter("Hold my seat");
        await keyboard.Enter("Pay $100");
        await keyboard.Enter("Pay $100");
        await visitor.Sees("You are registered", "Kai Keys");
    }

    [Fact]
    public async Task The_first_stop_of_a_page_skips_to_its_main_text()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site);
        var keyboard = new Keyboard(visitor);
        foreach (var path in (string[])["/", "/staff/sign-in"])
        {
            await visitor.Open(path);
            await keyboard.Jump("Skip to the main text");
            Assert.Equal("content", (await keyboard.Focus()).Id);
        }
    }

    [Fact]
    public async Task What_is_wrong_takes_the_focus_and_each_line_leads_to_its_field()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site);
        var keyboard = new Keyboard(visitor);
        await visitor.OpenForm(Steps.Introduction);
        await keyboard.Enter("Next: see the price");
        Assert.Equal("errors", (await keyboard.Focus()).Id);
        await keyboard.Jump("Person 1, e-mail");
        var field = await keyboard.Focus();
        Assert.Equal(("INPUT", "E-mail", true), (field.Tag, field.Words, field.InSight));
    }

    [Fact]
    public async Task Enter_in_a_field_sends_the_form_and_removes_nobody()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site);
        var keyboard = new Keyboard(visitor);
        await visitor.OpenForm(Steps.Introduction);
        await FillIn(keyboard);
        await visitor.Press("Add another person");
        await keyboard.TabTo("Name, as you write it");
        await visitor.Arriving(() => visitor.Page.Keyboard.PressAsync("Enter"));
        await visitor.Sees("Please fix", "Person 2");
    }

    private static async Task FillIn(Keyboard keyboard)
    {
        await keyboard.Write("Name, as you write it", "Kai Keys");
        await keyboard.Write("E-mail", "keys@lakeview.example");
        await keyboard.Write("What is your role?", "Coach");
        await keyboard.Write("School district or organization", "Lakeview");
    }
}
