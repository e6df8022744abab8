using System.Net;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>How a sign-in ends: also for a cookie that somebody copied.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_copied_cookie_opens_nothing_after_signing_out()
    {
        await using var site = await StaffSite.Open();
        var (visitor, cookie) = await SignIn(site, StaffRole.Administrator);
        Assert.Equal(HttpStatusCode.OK, await Look(site, cookie));

        using var left = await visitor.Send(await visitor.Page("/staff/sign-out"), "main form", "button");

        Assert.Equal((HttpStatusCode.SeeOther, "\"cache\""), (left.StatusCode, left.Headers.GetValues("Clear-Site-Data").Single()));
        Assert.Equal(HttpStatusCode.SeeOther, await Look(site, cookie));
    }

    [Fact]
    public async Task Signing_out_of_one_browser_leaves_the_other_and_everywhere_means_everywhere()
    {
        await using var site = await StaffSite.Open();
        var (first, one) = await SignIn(site, StaffRole.Registrar);
        var (second, two) = await SignIn(site, StaffRole.Registrar);
        var (_, three) = await SignIn(site, StaffRole.Registrar);
        var (_, other) = await SignIn(site, StaffRole.Administrator);

        using var left = await first.Send(await first.Page("/staff/sign-out"), "main form", "button:not([name])");
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (await Look(site, one), await Look(site, two)));
        using var all = await second.Send(await second.Page("/staff/sign-out"), "main form", "button[value=everywhere]");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.OK), (await Look(site, two), await Look(site, three), await Look(site, other)));
    }

    [Fact]
    public async Task An_administrator_signs_a_member_out_everywhere_and_a_removed_one_stays_out_when_appointed_again()
    {
        await using var site = await StaffSite.Open();
        var (_, cookie) = await SignIn(site, StaffRole.Registrar);
        var (administrator, _) = await SignIn(site, StaffRole.Administrator);
        var path = $"/staff/members/{ReaderId.Of(StaffSite.Registrar)}";

        using var done = await administrator.Send(await administrator.Page(path), "form[action$='/sign-out']", "button");
        Assert.Equal(("/staff/members?done=signedOut", HttpStatusCode.SeeOther), (done.Headers.Location!.ToString(), await Look(site, cookie)));

        var (_, again) = await SignIn(site, StaffRole.Registrar);
        using var removed = await administrator.Send(await administrator.Page(path), "form[action$='/remove']", "button", ("removal", "Left."));
        Assert.Equal(HttpStatusCode.SeeOther, await Look(site, again));
        await site.Link(StaffRole.Registrar);
        Assert.Equal(HttpStatusCode.SeeOther, await Look(site, again));
    }

    [Fact]
    public async Task A_session_ends_after_four_hours_without_use_and_after_twelve_with_it()
    {
        await using var site = await StaffSite.Open();
        var sessions = site.Get<StaffSessions>();
        var idle = await sessions.Begin(StaffSite.Registrar);
        var busy = await sessions.Begin(StaffSite.Registrar);

        for (var hour = 1; hour <= 12; hour++)
        {
            site.Site.Time.Advance(Duration.FromHours(1));
            await Forget(sessions);
            Assert.Equal((hour, hour < 12), (hour, await sessions.IsOpen(busy, StaffSite.Registrar)));
            if (hour == 4) Assert.False(await sessions.IsOpen(idle, StaffSite.Registrar));
        }

        Assert.False(await sessions.IsOpen(busy, EmailAddress.Parse("other@nep-center.example")));
        Assert.False(await sessions.IsOpen("forged", StaffSite.Registrar));
        Assert.False(await sessions.IsOpen(null, StaffSite.Registrar));
    }

    [Fact]
    public async Task A_session_belongs_to_one_member_and_a_journey_with_the_time_machine_ends_none()
    {
        await using var site = await StaffSite.Open();
        var sessions = site.Get<StaffSessions>();
        var mine = await sessions.Begin(StaffSite.Registrar);
        await site.Site.Travel(Duration.FromDays(30));

        Assert.False(await sessions.IsOpen(mine, EmailAddress.Parse("other@nep-center.example")));
        await Forget(sessions);
        Assert.True(await sessions.IsOpen(mine, StaffSite.Registrar));
    }

    [Fact]
    public async Task Signing_in_anew_makes_a_new_session_and_ends_the_one_before()
    {
        await using var site = await StaffSite.Open();
        var (visitor, before) = await SignIn(site, StaffRole.Registrar);
        using var again = await visitor.Send(await visitor.Page(await site.Link(StaffRole.Registrar)), "main form", "button");
        var after = CookieOf(again);

        Assert.NotEqual(before, after);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (await Look(site, before), await Look(site, after)));
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_of_them_and_nobody_elses()
    {
        await using var site = await StaffSite.Open();
        var (first, one) = await SignIn(site, StaffRole.Registrar);
        var (_, two) = await SignIn(site, StaffRole.Registrar);
        var (stranger, other) = await SignIn(site, StaffRole.Administrator);

        var page = await first.Page("/staff/sign-out");
        var name = page.QuerySelector("button[name=end]")!.GetAttribute("value")!;
        Assert.Equal((2, 1, "This browser"), (page.QuerySelectorAll("tbody tr").Length, page.QuerySelectorAll("button[name=end]").Length, page.QuerySelector("tbody tr:not(:has(button)) .note")!.TextContent.Trim()));

        using var foreign = await stranger.Send(await stranger.Page("/staff/sign-out"), "main form", null, ("end", name));
        using var odd = await stranger.Send(await stranger.Page("/staff/sign-out"), "main form", null, ("end", "0"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (await Look(site, one), await Look(site, two), await Look(site, other)));
        using var ended = await first.Send(page, "main form", $"button[value='{name}']");

        Assert.Equal((HttpStatusCode.SeeOther, "/staff/sign-out"), (ended.StatusCode, ended.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.OK), (await Look(site, one), await Look(site, two), await Look(site, other)));
    }

    [Fact]
    public async Task A_session_that_was_changed_by_a_bit_is_none()
    {
        await using var site = await StaffSite.Open();
        var (_, cookie) = await SignIn(site, StaffRole.Registrar);
        for (var at = cookie.Length - 1; at > cookie.Length - 60; at -= 7)
        {
            var changed = cookie.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.Equal(HttpStatusCode.SeeOther, await Look(site, new string(changed)));
        }
    }

    /// <summary>What is at hand of sessions is fresh for five seconds; ending nobody's makes it forget at once.</summary>
    private static Task Forget(StaffSessions sessions) => sessions.EndAll(EmailAddress.Parse("nobody@nep-center.example"));

    private static async Task<(Visitor Visitor, string Cookie)> SignIn(StaffSite site, StaffRole role)
    {
        var visitor = site.Site.NewVisitor();
        using var answer = await visitor.Send(await visitor.Page(await site.Link(role)), "main form", "button");
        return (visitor, CookieOf(answer));
    }

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("staff=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpStatusCode> Look(StaffSite site, string cookie)
    {
        using var stranger = site.Site.NewVisitor();
        stranger.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await stranger.Get("/staff");
        return answer.StatusCode;
    }
}
