using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Every address of the site and everyone who might ask for it, with real addresses: who is shown what, and who is not.</summary>
[Collection(AtlasCollection.Name)]
public sealed class EveryRouteTests(AtlasOnce once)
{
    [Fact]
    public void Every_address_has_a_rule_who_may_use_it()
    {
        var ruled = SiteRoutes.Rules.Keys.Concat(StaffRoutes.Rules.Keys).ToHashSet(StringComparer.Ordinal);
        Nothing.Of(once.Atlas.Routes.Where(route => !ruled.Contains(route) && !SiteRoutes.IsOwnFile(route)));
        Nothing.Of(ruled.Except(once.Atlas.Routes, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Facilitator)]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Registrar)]
    [InlineData(StaffRole.Administrator)]
    public async Task A_real_staff_page_is_shown_to_exactly_the_roles_of_its_rule(StaffRole? role)
    {
        using var visitor = role is { } one ? await new StaffDoor(once.Atlas.Site).SignIn(one) : once.Atlas.Site.NewVisitor();
        var wrong = new List<string>();
        foreach (var page in once.Atlas.Pages.Where(page => page.Path.StartsWith("/staff", StringComparison.Ordinal) && page.Status == HttpStatusCode.OK).DistinctBy(page => page.Route))
        {
            using var answer = await visitor.Get(page.Path);
            var rule = StaffRoutes.Rules[page.Route];
            var expected = rule == OpenTo.Anyone ? 200 : role is not { } mine ? 303 : AccessTests.IsOpen(rule, mine) ? 200 : 403;

            // A reviewer's pages are of those applications that were given to this reviewer.
            if ((int)answer.StatusCode != expected && !(expected == 200 && answer.StatusCode == HttpStatusCode.NotFound && rule is OpenTo.Reviewers or OpenTo.RegistrarsAndReviewers))
                wrong.Add($"{page.Route} for {role}: {(int)answer.StatusCode}, not {expected}");
        }

        Nothing.Of(wrong);
    }

    [Fact]
    public async Task A_link_opens_its_page_for_anyone_and_no_role_opens_it_without_the_secret()
    {
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var visitor in new[] { once.Atlas.Anyone, once.Atlas.Staff })
            foreach (var (route, rule) in SiteRoutes.Rules.Where(rule => rule.Value == OpenedBy.Link))
            {
                if (once.Atlas.PathOf(route) is not { } path)
                {
                    wrong.Add($"{route}: no address of it was seen");
                    continue;
                }

                foreach (var bad in Spoiled(route, path).Where(bad => !IsInSmallLetters(route, bad)))
                {
                    using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), bad);
                    if (request.Method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([new("do", "save")]);
                    using var answer = await visitor.Client.SendAsync(request);
                    tried++;
                    if (answer.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{route}: {(int)answer.StatusCode} at {bad}");
                }
            }

        Nothing.Of(wrong);
        Assert.True(tried > 300);
    }

    [Fact]
    public async Task The_outbox_and_the_time_machine_are_not_open_where_people_are_served()
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();
        using var facilitator = await new StaffDoor(site).SignIn(StaffRole.Registrar);

        foreach (var (path, status) in new[] { ("/outbox", HttpStatusCode.SeeOther), ("/outbox/x/html", HttpStatusCode.SeeOther), ("/time-machine", HttpStatusCode.NotFound) })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal((path, status), (path, answer.StatusCode));
            using var refused = await facilitator.Get(path);
            Assert.Equal((path, path == "/time-machine" ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden), (path, refused.StatusCode));
        }
    }

    /// <summary>A QR code may be read in either case.</summary>
    private static bool IsInSmallLetters(string route, string path) => route.Contains("check-in", StringComparison.Ordinal) && path.Split('/')[^1].Any(char.IsAsciiLetterLower);

    /// <summary>An address with its secret changed: in its last character, cut short, drawn longer, empty but for a sign, in small letters, with what no link has, and with another link's secret.</summary>
    private IEnumerable<string> Spoiled(string route, string path)
    {
        var at = Array.IndexOf(route.Split(' ')[1].Split('/'), "{secret}");
        var parts = path.Split('/');
        var secret = parts[at];
        var other = once.Atlas.Pages.Select(page => page.Path.Split('?')[0].Split('/')).First(one => one.Length > 3 && one[^1].Length == secret.Length && one[^1] != secret && one[1] != parts[1])[^1];
        foreach (var bad in new[] { secret[..^1] + (secret[^1] == '0' ? '1' : '0'), secret[..^1], secret + "0", "-", secret.ToLowerInvariant(), other, "%01", secret + "%20" })
            yield return string.Join('/', parts.Select((part, i) => i == at ? bad : part));
    }
}
