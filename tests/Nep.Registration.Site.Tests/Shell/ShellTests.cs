using System.Net;

namespace Nep.Registration.Site.Tests.Shell;

public sealed class ShellTests
{
    [Fact]
    public async Task An_unknown_address_answers_with_a_page_that_says_so()
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();

        using var response = await visitor.Get("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("We could not find this page", (await Visitor.Read(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_demo_lists_its_programs_and_keeps_every_mail_in_the_outbox()
    {
        await using var site = await SiteFixture.Open(demo: true);
        using var visitor = site.NewVisitor();

        var catalog = await visitor.Page("/");
        var outbox = await visitor.Page("/outbox");

        Assert.Equal(13, catalog.QuerySelectorAll("main a[href^='/offerings/']").Length);
        Assert.True(outbox.QuerySelectorAll("tbody tr").Length > 20);
    }

    [Fact]
    public async Task A_probe_may_ask_with_HEAD()
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();

        using var response = await visitor.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Every_page_forbids_scripts_and_frames_and_passes_no_address_on()
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();

        using var response = await visitor.Get("/");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }
}
