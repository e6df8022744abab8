namespace Nep.Registration.Browser;

/// <summary>A reviewer's own pages on a light table, and those on which staff keep what a cohort earns: coaching, stipends, hours.</summary>
public sealed class ReviewerPageTests(Chromium chromium)
{
    private const string Reviewer = "lin.chen@nep-center.example";
    private const string Boards = "state-board-equity-cohort-2027";

    [Fact]
    public async Task Every_page_of_a_reviewer_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site, Reviewer);
        await table.Look(visitor, "reviewer-home");
        await visitor.Open("/staff/reviews");
        await table.Look(visitor, "reviewer-panels");
        await visitor.Open($"/staff/reviews/{Boards}");
        await table.Look(visitor, "reviewer-list");
        await LookAtOne(table, visitor);
        await LookAtSigningOut(table, visitor);
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task Every_page_of_coaching_stipends_and_hours_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await LookAtCoaching(table, visitor, await Running(visitor, "District Redesign Network"));
        await LookAtStipends(table, visitor, await Running(visitor, "Black Teacher Project Fellowship, Atlanta"));
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtOne(LightTable table, Visitor visitor)
    {
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "reviewer-one");
        await visitor.Press("Step aside from this application");
        await table.Look(visitor, "reviewer-aside-wrong");
        await visitor.Write("In a few words", "We sit on a committee together");
        await visitor.Press("Step aside from this application");
        await table.Look(visitor, "reviewer-aside");
    }

    private static async Task LookAtSigningOut(LightTable table, Visitor visitor)
    {
        await visitor.Follow("Sign out");
        await visitor.Press("Sign out");
        await visitor.Open($"/staff/reviews/{Boards}");
        await table.Look(visitor, "reviewer-signed-out");
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await visitor.Open("/staff/sign-in");
            await visitor.Write("Work e-mail", Reviewer);
            await visitor.Press("Send me a link");
        }

        await table.Look(visitor, "too-often");
    }

    /// <summary>The run of a program that has been going since last year.</summary>
    private static async Task<string> Running(Visitor visitor, string title)
    {
        await visitor.Open("/staff/offerings");
        return await visitor.Link(title).GetAttributeAsync("href") ?? "";
    }

    private static async Task LookAtCoaching(LightTable table, Visitor visitor, string network)
    {
        await visitor.Open($"{network}/coaching");
        await table.Look(visitor, "coaching");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "coaching-one");
        await visitor.Press("Log it");
        await table.Look(visitor, "coaching-wrong");
        await visitor.Write("Minutes", "90");
        await visitor.Write("Coach", "Amina Yusuf");
        await visitor.Press("Log it");
        await table.Look(visitor, "coaching-logged");
        foreach (var page in (string[])["hours", "roster", "registrations"])
        {
            await visitor.Open($"{network}/{page}");
            await table.Look(visitor, $"network-{page}");
        }
    }

    private static async Task LookAtStipends(LightTable table, Visitor visitor, string pairs)
    {
        await visitor.Open($"{pairs}/stipends");
        await table.Look(visitor, "stipends");
        await visitor.Open($"{pairs}/stipends?state=ToPay");
        await table.Look(visitor, "stipends-to-pay");
        await visitor.Open($"{pairs}/stipends");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").Last.ClickAsync());
        await table.Look(visitor, "stipend");
        await visitor.Press("Record it as paid");
        await table.Look(visitor, "stipend-wrong");
    }
}
