using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Api;

namespace Nep.Registration.Site.Tests.Api;

/// <summary>Every address of the API and every scope: who gets in.</summary>
public sealed partial class ApiAccessTests
{
    /// <summary>Which scopes open an address; a new one without a line here fails.</summary>
    private static readonly Dictionary<string, ApiScope[]> Rules = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/offerings"] = [ApiScope.Read],
        ["GET /api/v1/offerings/{offering}"] = [ApiScope.Read],
        ["GET /api/v1/offerings/{offering}/registrations"] = [ApiScope.Read],
        ["GET /api/v1/offerings/{offering}/registrations/{registration}"] = [ApiScope.Read],
        ["POST /api/v1/offerings/{offering}/registrations"] = [ApiScope.Write],
        ["GET /api/v1/offerings/{offering}/sessions/{session}/attendance"] = [ApiScope.Read, ApiScope.Attendance],
        ["PUT /api/v1/offerings/{offering}/sessions/{session}/attendance/{registration}/{person}"] = [ApiScope.Attendance],
        ["GET /api/v1/openapi.json"] = [],
    };

    [Fact]
    public async Task Every_address_of_the_api_has_a_rule_and_says_it_of_itself()
    {
        await using var site = await ApiSite.Open();
        var said = Endpoints(site).ToDictionary(one => one.Name, one => one.Endpoint.Metadata.GetMetadata<OpenToKeys>()?.Scopes.ToArray() ?? []);
        Assert.Equal(Rules.OrderBy(rule => rule.Key, StringComparer.Ordinal), said.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ApiScope.Read)]
    [InlineData(ApiScope.People)]
    [InlineData(ApiScope.Attendance)]
    [InlineData(ApiScope.Write)]
    public async Task Each_scope_opens_its_addresses_and_no_others(ApiScope scope)
    {
        await using var site = await ApiSite.Open(scope);
        await site.Staff.Register(1, ["Rosa Delgado"], "FREE");

        foreach (var (name, endpoint) in Endpoints(site))
        {
            var (status, refusal, _) = await site.Send(new HttpMethod(name.Split(' ')[0]), Filled(name.Split(' ')[1]), null);
            var opens = Rules[name].Length == 0 || Rules[name].Contains(scope);
            Assert.Equal((name, opens), (name, refusal != "ApiScopeMissing"));
            Assert.Equal((name, opens), (name, status != 403));
            Assert.NotEqual((name, 500), (name, status));
        }
    }

    [Fact]
    public async Task Without_a_good_key_every_address_but_the_document_is_refused_with_the_reason()
    {
        await using var site = await ApiSite.Open();
        var revoked = await site.Key([ApiScope.Read]);
        await site.Staff.Get<ApiKeyRing>().Revoke(revoked.Id, "It got about.", new Actor.Demo());
        var expired = await site.Key([ApiScope.Read], site.Staff.Site.Time.Now + Duration.FromSeconds(1));
        site.Staff.Site.Time.Advance(Duration.FromSeconds(2));

        foreach (var (key, why) in new[] { (null, "ApiKeyUnknown"), ("nonsense", "ApiKeyUnknown"), ($"{revoked}"[..^1] + "!", "ApiKeyUnknown"), ($"{revoked}", "ApiKeyRevoked"), ($"{expired}", "ApiKeyExpired") })
        {
            site.Use(key);
            foreach (var (name, _) in Endpoints(site).Where(one => Rules[one.Name].Length > 0))
            {
                using var request = new HttpRequestMessage(new HttpMethod(name.Split(' ')[0]), Filled(name.Split(' ')[1]));
                using var answer = await site.Program.Client.SendAsync(request);
                Assert.Equal((name, HttpStatusCode.Unauthorized, "Bearer"), (name, answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
                Assert.Contains($"\"title\":\"{why}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Staff_who_are_signed_in_get_nothing_from_the_api_and_a_key_gets_no_staff_page()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        using var staff = await site.Staff.SignIn(StaffRole.Administrator);
        using var byCookie = await staff.Get(ApiSite.Registrations);
        using var byKey = await site.Program.Get("/staff/offerings");
        staff.Client.DefaultRequestHeaders.Authorization = site.Program.Client.DefaultRequestHeaders.Authorization;
        using var byBoth = await staff.Get("/staff/offerings");

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (byCookie.StatusCode, byKey.StatusCode, byBoth.StatusCode));
    }

    [Fact]
    public async Task A_key_may_also_come_in_a_header_of_its_own_and_no_cookie_is_ever_set()
    {
        await using var site = await ApiSite.Open();
        site.Program.Client.DefaultRequestHeaders.Add("X-Api-Key", $"{await site.Key([ApiScope.Read])}");
        using var answer = await site.Program.Get("/api/v1/offerings?lang=es");

        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
    }

    [Fact]
    public async Task A_key_that_asks_too_fast_is_told_when_to_come_back_and_another_key_is_not_held_up()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        System.Net.Http.Headers.RetryConditionHeaderValue? again = null;
        for (var i = 0; i < 3000 && again is null; i++)
        {
            using var answer = await site.Program.Get(ApiSite.Registrations + "?limit=0");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) again = answer.Headers.RetryAfter;
        }

        Assert.Equal(TimeSpan.FromSeconds(1), again?.Delta);
        site.Use($"{await site.Key([ApiScope.Read])}");
        Assert.NotNull(await site.Get("/api/v1/offerings"));
    }

    private static IReadOnlyList<(string Name, RouteEndpoint Endpoint)> Endpoints(ApiSite site) =>
    [
        .. from endpoint in site.Staff.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select ($"{method} {pattern}", endpoint),
    ];

    private static string Filled(string pattern) => Part().Replace(pattern, part => part.Value switch
    {
        "{offering}" => $"{Participants.Institute.Id}",
        "{registration}" => "0000000000000001",
        _ => "1",
    });

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Part();
}
