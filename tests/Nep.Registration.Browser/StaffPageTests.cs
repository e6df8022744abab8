using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>
/// Every page for staff on a light table: nothing serious or critical by axe, one heading, and no sideways scrolling on the smallest phone. With
/// NEP_SCREENSHOTS naming a folder, every one is photographed there.
/// </summary>
public sealed class StaffPageTests(Chromium chromium)
{
    private const string Name = "Rosalind Vega";
    private const string Email = "rosalind@lakeview.example";

    [Fact]
    public async Task Every_page_for_staff_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await LookAtSigningIn(table, visitor, site);
        await LookAtOfferings(table, visitor);
        await LookAtRegistrations(table, visitor);
        await LookAtTheDoor(table, visitor, site);
        await LookAtTheHost(table, visitor);
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtSigningIn(LightTable table, Visitor visitor, RunningSite site)
    {
        await visitor.Open("/staff/sign-in");
        await table.Look(visitor, "staff-sign-in");
        await visitor.Press("Send me a link");
        await table.Look(visitor, "staff-sign-in-wrong");
        await visitor.Write("Work e-mail", "lin.chen@nep-center.example");
        await visitor.Press("Send me a link");
        await table.Look(visitor, "staff-look-in-your-mail");
        var link = Links.PathIn(await site.Mail("SignIn", "lin.chen@nep-center.example"), "/staff/sign-in/");
        await visitor.Open(link);
        await table.Look(visitor, "staff-redeem");
        await visitor.Press("Sign in");
        await table.Look(visitor, "staff-reviewer");
        await visitor.Open("/staff/offerings");
        await table.Look(visitor, "staff-forbidden");
        await visitor.Open("/staff");
        await visitor.Follow("Sign out");
        await table.Look(visitor, "staff-sign-out");
        await visitor.Press("Sign out");
        await visitor.Open(link);
        await visitor.Press("Sign in");
        await table.Look(visitor, "staff-link-used");
        await visitor.SignIn(site);
        await table.Look(visitor, "staff-home");
    }

    private static async Task LookAtOfferings(LightTable table, Visitor visitor)
    {
        await visitor.Follow("Offerings");
        await table.Look(visitor, "staff-offerings");
        await visitor.Follow(Steps.Coaching);
        var offering = visitor.Path;
        await table.Look(visitor, "staff-offering");
        await visitor.Open("/staff/offerings/new");
        await table.Look(visitor, "staff-offering-new");
        await visitor.Press("Save as a draft");
        await table.Look(visitor, "staff-offering-new-wrong");
        foreach (var page in (string[])["edit", "clone", "cancel"])
        {
            await visitor.Open($"{offering}/{page}");
            await table.Look(visitor, $"staff-offering-{page}");
        }

        await visitor.Open(offering);
    }

    private static async Task LookAtRegistrations(LightTable table, Visitor visitor)
    {
        await visitor.Follow("Registrations");
        await table.Look(visitor, "staff-registrations");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        var registration = visitor.Path;
        await table.Look(visitor, "staff-registration");
        await visitor.Open($"{registration}/cancel");
        await table.Look(visitor, "staff-registration-cancel");
        await visitor.Open($"{registration}/people/1");
        await table.Look(visitor, "staff-person");
        await visitor.Open($"{registration[..registration.LastIndexOf('/')]}?q=nobody-is-called-so");
        await table.Look(visitor, "staff-registrations-none");
    }

    private static async Task LookAtTheDoor(LightTable table, Visitor visitor, RunningSite site)
    {
        await visitor.HoldAndPay(Name, Email);
        await visitor.Follow($"Ticket: {Name}");
        var code = visitor.Path.Replace("/tickets/", "/check-in/", StringComparison.Ordinal);
        await visitor.Open(code);
        await table.Look(visitor, "staff-ticket-too-early");
        await site.TravelTo(Steps.MorningOfIntroduction);
        await visitor.Open(code);
        await table.Look(visitor, "staff-ticket");
        await visitor.Press($"Check in {Name}");
        await table.Look(visitor, "staff-ticket-in");
        await visitor.Open("/staff");
        await table.Look(visitor, "staff-home-on-the-day");
        await visitor.Arriving(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Roster of" }).First.ClickAsync());
        await table.Look(visitor, "staff-roster");
        await visitor.Follow("Sign out");
        await visitor.Press("Sign out");
        await visitor.Open(code);
        await table.Look(visitor, "show-code");
    }

    private static async Task LookAtTheHost(LightTable table, Visitor visitor)
    {
        await visitor.Open("/outbox");
        await table.Look(visitor, "outbox");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "outbox-mail");
        await visitor.Open("/time-machine");
        await table.Look(visitor, "time-machine");
        await visitor.Write("Or to this day", "2020-01-01");
        await visitor.Press("Go there");
        await table.Look(visitor, "time-machine-wrong");
    }
}
