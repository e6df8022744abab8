using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>Another site sends people here, and gets them back.</summary>
public sealed class ReturnTests
{
    private const string District = "https://district.example/learning";
    private static readonly string Sent = $"{Institute.Register}?return={Uri.EscapeDataString(District + "/spring?group=7")}";

    [Fact]
    public async Task The_way_back_stands_on_every_step_from_the_form_over_checkout_to_the_confirmation()
    {
        await using var institute = await Open();
        var form = await institute.Visitor.Page(Sent);
        var review = await institute.Review();
        using var placed = await institute.Place(review);
        var manage = placed.Headers.Location!.ToString();
        var held = await institute.Visitor.Page(manage);
        await institute.Pay(manage);
        var confirmed = await institute.Visitor.Page(manage);
        var cancel = await institute.Visitor.Page(manage + "/cancel");
        using var cancelled = await institute.Visitor.Send(cancel, "form[action$='/cancel']", null);
        var after = await institute.Visitor.Page(manage);

        foreach (var page in new[] { form, review, held, confirmed, cancel, after })
            Assert.Equal(("Back to district.example", District + "/spring?group=7"), Back(page));
    }

    [Fact]
    public async Task Whoever_walks_away_goes_back_and_the_page_follows_the_readers_language()
    {
        await using var institute = await Open();
        await institute.Visitor.Page(Sent);

        Assert.Equal("Back to district.example", Back(await institute.Visitor.Page($"/offerings/{Institute.Id}"))!.Value.Says);
        Assert.Equal("Volver a district.example", Back(await institute.Visitor.Page($"{Institute.Register}?lang=es"))!.Value.Says);
        Assert.Null(Back(await institute.Visitor.Page("/")));
    }

    [Fact]
    public async Task Where_registration_is_closed_the_way_back_still_stands()
    {
        await using var institute = await Open();
        institute.Site.Time.Advance(Duration.FromDays(60));
        using var answer = await institute.Visitor.Get(Sent);

        Assert.Equal((HttpStatusCode.SeeOther, $"/offerings/{Institute.Id}"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal("Back to district.example", Back(await institute.Visitor.Page($"/offerings/{Institute.Id}"))!.Value.Says);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("https://district.example@evil.example/learning")]
    [InlineData("https://district.example/learningevil")]
    [InlineData("https://district.example\\@evil.example/learning")]
    [InlineData("https://district.example/learning\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task An_address_that_is_not_on_the_list_is_as_if_there_were_none_and_nothing_of_it_is_said(string asked)
    {
        await using var institute = await Open();
        await institute.Visitor.Page(Sent);
        using var answer = await institute.Visitor.Get($"{Institute.Register}?return={Uri.EscapeDataString(asked)}");
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(Back(page));
        Assert.DoesNotContain("evil", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer.Headers.ToString(), StringComparison.Ordinal);
        Assert.Null(Back(await institute.Visitor.Page(Institute.Register)));
    }

    [Fact]
    public async Task Two_addresses_at_once_are_none()
    {
        await using var institute = await Open();
        Assert.Null(Back(await institute.Visitor.Page($"{Sent}&return={Uri.EscapeDataString("https://evil.example/")}")));
    }

    [Theory]
    [InlineData("coaching-for-equity-2027-03|https://evil.example/")]
    [InlineData("coaching-for-equity-2027-03|javascript:alert(1)")]
    [InlineData("another|https://district.example/learning")]
    [InlineData("|")]
    [InlineData("x")]
    public async Task A_forged_cookie_leads_nowhere(string cookie)
    {
        await using var institute = await Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, Institute.Register);
        request.Headers.Add("Cookie", $"back={Uri.EscapeDataString(cookie)}");
        using var answer = await institute.Visitor.Client.SendAsync(request);

        Assert.Null(Back(await Visitor.Read(answer)));
    }

    [Fact]
    public async Task What_staff_take_off_the_list_is_no_longer_shown_to_whoever_is_under_way()
    {
        await using var institute = await Open();
        await institute.Visitor.Page(Sent);
        Assert.Null(await institute.Site.Services.GetRequiredService<ReturnBook>().Handle(new ReturnCommand.ForbidReturn(District, "Gone."), new Actor.Demo()));

        Assert.Null(Back(await institute.Visitor.Page(Institute.Register)));
    }

    [Fact]
    public async Task Staff_copy_a_link_that_needs_no_script_and_leads_there_and_back()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        using var refused = await visitor.Send(await visitor.Page("/staff/connections/links"), "form[action$='/allow']", null, ("address", "http://district.example"), ("reason", "x"));
        using var allowed = await visitor.Send(await visitor.Page("/staff/connections/links"), "form[action$='/allow']", null, ("address", District), ("reason", "They asked."));
        var page = await visitor.Page($"/staff/connections/links?offering={Institute.Id}&return={Uri.EscapeDataString(District + "/a?b=\"c\"")}");
        var good = await visitor.Page($"/staff/connections/links?offering={Institute.Id}&return={Uri.EscapeDataString(District + "/a?b=c&d")}");
        var copied = await BrowsingContext.New().OpenAsync(request => request.Content(good.QuerySelector("#html")!.TextContent));
        var link = copied.QuerySelector<IHtmlAnchorElement>("a")!;
        using var guest = site.Site.NewVisitor();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (refused.StatusCode, allowed.StatusCode));
        Assert.Contains("This address is not on the list", page.Says(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#html"));
        Assert.Equal("Register: Coaching for Equity Institute", link.TextContent);
        Assert.Equal(("Back to district.example", District + "/a?b=c&d"), Back(await guest.Page(link.Href)));
        using var removed = await visitor.Send(await visitor.Page("/staff/connections/links"), "form[action$='/forbid']", null, ("removal", "Gone."));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Contains($"{District} was removed", (await visitor.Page("/staff/connections/links")).Says(".timeline"), StringComparison.Ordinal);
    }

    private static async Task<Institute> Open()
    {
        var institute = await Institute.Open();
        Assert.Null(await institute.Site.Services.GetRequiredService<ReturnBook>().Handle(new ReturnCommand.AllowReturn(District, "A test needs it."), new Actor.Demo()));
        return institute;
    }

    private static (string Says, string Address)? Back(IHtmlDocument page) =>
        page.QuerySelector<IHtmlAnchorElement>(".way-back a") is { } link ? (link.TextContent, link.GetAttribute("href")!) : null;
}
