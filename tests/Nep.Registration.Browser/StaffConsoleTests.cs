namespace Nep.Registration.Browser;

/// <summary>The pages about staff, people, files and figures over time, on the light table like every other.</summary>
public sealed class StaffConsoleTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_console_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await SignInAsAdministrator(visitor, site);
        await visitor.Open("/staff/offerings");
        await visitor.Follow(Steps.Coaching);
        var offering = visitor.Path;

        foreach (var (name, path) in new[]
                 {
                     ("home", "/staff"), ("members", "/staff/members"), ("member-new", "/staff/members/new"), ("activity", "/staff/activity"), ("activity-none", "/staff/activity?by=nobody@nep.example"),
                     ("export", $"{offering}/export"), ("export-all", "/staff/export"), ("trend", $"{offering}/trend"), ("trend-program", "/staff/trend"),
                     ("people", "/staff/people?q=a"), ("people-twice", "/staff/people?show=twice"), ("none", "/staff/none"),
                 })
        {
            await visitor.Open(path);
            await table.Look(visitor, $"console-{name}");
        }

        await visitor.Open("/staff/members/new");
        await visitor.Press("Add");
        await table.Look(visitor, "console-member-wrong");
        await visitor.Open("/staff/members");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "console-member");
        await visitor.Open("/staff/people?q=a");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        var person = visitor.Path;
        await table.Look(visitor, "console-person");
        foreach (var page in (string[])["merge", "erase"])
        {
            await visitor.Open($"{person}/{page}");
            await table.Look(visitor, $"console-{page}");
        }

        Assert.Empty(table.Faults);
    }

    internal static async Task SignInAsAdministrator(Visitor visitor, RunningSite site)
    {
        const string Administrator = "amina.yusuf@nep-center.example";
        await visitor.Open("/staff/sign-in");
        await visitor.Write("Work e-mail", Administrator);
        await visitor.Press("Send me a link");
        await visitor.Open(Links.PathIn(await site.Mail("SignIn", Administrator), "/staff/sign-in/"));
        await visitor.Press("Sign in");
    }
}
