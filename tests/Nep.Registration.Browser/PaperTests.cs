using Microsoft.Playwright;

namespace Nep.Registration.Browser;

public sealed class PaperTests(Chromium chromium, DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly Paper OneLandscape = new(1, true);
    private static readonly Paper OnePortrait = new(1, false);

    [Theory]
    [InlineData("Cora Printed")]
    [InlineData("Wilhelmina Constantina Featherstonehaugh-Cholmondeley of Upper Saint Catherine Unified School District")]
    public async Task A_certificate_is_one_landscape_page(string name)
    {
        await using var site = await RunningSite.Open();
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.Open(await visitor.EarnCertificate(site, name, "certificate@lakeview.example"));
        await visitor.Sees("Certificate of completion", name);

        Assert.Equal(OneLandscape, await Paper.Print(visitor.Page));
        Assert.Equal(OneLandscape, await Paper.Print(visitor.Page, PaperFormat.Letter, landscape: true));
        Assert.Equal(OneLandscape, await Paper.Print(visitor.Page, PaperFormat.A4, landscape: true));
    }

    [Fact]
    public async Task A_ticket_is_one_page()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site);
        await visitor.HoldAndPay("Pia Paper", "paper@lakeview.example");
        await visitor.Follow("Ticket: Pia Paper");

        Assert.Equal(OnePortrait, await Paper.Print(visitor.Page, PaperFormat.Letter));
        Assert.Equal(OnePortrait, await Paper.Print(visitor.Page, PaperFormat.A4));
    }
}
