using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>The site on https, as people are served.</summary>
public sealed class SecureAddressTests
{
    [Fact]
    public async Task Every_cookie_is_this_hosts_alone_and_travels_by_https_only()
    {
        await using var site = await SiteFixture.Open(address: "https://localhost");
        await site.Publish(Institute.Id, Institute.Details);
        using var visitor = site.NewVisitor();
        visitor.Client.BaseAddress = new Uri("https://localhost");
        var link = await new StaffDoor(site).Link(StaffRole.Registrar);
        var page = await visitor.Page(link);

        var cookies = new List<string>();
        foreach (var path in new[] { "/?lang=es", Institute.Register, link })
        {
            using var fresh = site.NewVisitor();
            fresh.Client.BaseAddress = visitor.Client.BaseAddress;
            using var answer = await fresh.Get(path);
            cookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        }

        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in?next=%2Fstaff%2Fpeople"), "main form", null, ("mail", "registrar@nep-center.example"));
        using var signedIn = await visitor.Send(page, "main form", "button");
        cookies.AddRange(asked.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")));

        Assert.Equal(
            ["__Host-draft-coaching-for-equity-2027-03", "__Host-form", "__Host-language", "__Host-next", "__Host-staff"],
            cookies.Select(cookie => cookie.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var cookie in cookies)
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
            Assert.True(parts.Contains("samesite=lax") || parts.Contains("samesite=strict"), cookie);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/icon.svg")]
    [InlineData("/api/v1/offerings")]
    public async Task Every_answer_asks_for_https_for_years_and_on_all_hosts_below(string path)
    {
        await using var site = await SiteFixture.Open(address: "https://localhost");
        using var visitor = site.NewVisitor();
        visitor.Client.BaseAddress = new Uri("https://localhost");
        using var answer = await visitor.Get(path);

        Assert.Equal("max-age=63072000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task What_a_request_says_of_itself_is_not_believed()
    {
        await using var site = await StaffSite.Open();
        using var visitor = site.Site.NewVisitor();
        await site.Link(StaffRole.Registrar);
        foreach (var (name, value) in new[] { ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Original-URL", "/staff/members"), ("X-Rewrite-URL", "/staff/members"), ("Forwarded", "host=evil.example"), ("X-MS-CLIENT-PRINCIPAL", "e30="), ("X-HTTP-Method-Override", "DELETE") })
            visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        visitor.Client.DefaultRequestHeaders.Host = "evil.example";

        using var home = await visitor.Get("/");
        using var staff = await visitor.Get("/staff/members");
        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", "registrar@nep-center.example"));
        await site.Get<StaffDesk>().Posted();
        var mails = await site.Get<Local.Mail.Outbox>().List(null, 5);
        var mail = await site.Get<Local.Mail.Outbox>().Find(Assert.Single(mails.Lines).Id);

        Assert.DoesNotContain("evil.example", await home.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in?", staff.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("http://localhost/staff/sign-in/", mail!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("CONNECT")]
    public async Task Methods_that_nothing_answers_to_are_refused_and_echo_nothing(string method)
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        request.Headers.Add("X-Planted", "planted-4111");
        using var answer = await visitor.Client.SendAsync(request);

        Assert.True((int)answer.StatusCode is 404 or 405, $"{answer.StatusCode}");
        Assert.DoesNotContain("planted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer.Headers.Select(header => header.Key));
    }
}
