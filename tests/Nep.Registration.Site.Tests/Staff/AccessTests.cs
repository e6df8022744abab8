using System.Net;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Every staff address and every role: who gets in, asked of the server and not of the links that are shown.</summary>
public sealed class AccessTests
{
    private const string One = "/staff/offerings/coaching-for-equity-2027-03";
    private const string Registration = One + "/registrations/0000000000000001";

    private static readonly string[] ForFacilitators = ["/staff", "/staff/offerings", One, One + "/sessions/1/roster"];

    /// <summary>Where the addresses name something, what they name.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["id"] = $"{Institute.Id}",
        ["number"] = "0000000000000001",
        ["session:int"] = "1",
        ["person:int"] = "1",
        ["key"] = "0000000000",
        ["endpoint"] = "0000000000",
        ["token"] = new('0', 32),
        ["secret"] = "none",
        ["member"] = $"{ReaderId.Of(EmailAddress.Parse("admin@nep-center.example"))}",
        ["name"] = "none",
        ["document"] = "none",
        ["reader"] = $"{ReaderId.Of(EmailAddress.Parse("rosa.delgado@lakeview.example"))}",
        ["kind"] = "Confirmation",
        ["mailing"] = "0123456789ab",
        ["language"] = "en",
        ["code"] = "0000000000000001-1",
        ["application"] = "0000000000000001",
        ["term:int"] = "1",
        ["draw:int"] = "1",
        ["visit:int"] = "1",
        ["question"] = "resume",
        ["file:int"] = "1",
    };

    [Fact]
    public async Task Every_address_of_the_staffs_has_a_rule_who_may_use_it()
    {
        await using var site = await StaffSite.Open();
        Assert.Equal(StaffRoutes.Rules.Keys.Order(StringComparer.Ordinal), Routes(site).Select(route => route.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Registrar)]
    [InlineData(StaffRole.Facilitator)]
    [InlineData(StaffRole.Reviewer)]
    public async Task Each_role_uses_its_addresses_and_no_others(StaffRole role)
    {
        await using var site = await StaffSite.Open();
        await site.Register(1, ["Rosa Delgado"], "FREE");
        using var visitor = await site.SignIn(role);

        foreach (var (name, method, path) in Routes(site))
        {
            var status = await Ask(visitor, method, path);
            Assert.Equal((name, IsOpen(StaffRoutes.Rules[name], role)), (name, status != HttpStatusCode.Forbidden));
            Assert.NotEqual((name, HttpStatusCode.InternalServerError), (name, status));
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_and_back_and_may_post_nothing()
    {
        await using var site = await StaffSite.Open();
        using var visitor = site.Site.NewVisitor();

        foreach (var (name, method, path) in Routes(site).Where(route => StaffRoutes.Rules[route.Name] != OpenTo.Anyone))
        {
            if (method != HttpMethod.Get)
            {
                Assert.Equal((name, HttpStatusCode.Forbidden), (name, await Ask(visitor, method, path)));
                continue;
            }

            using var answer = await visitor.Get(path + "?q=a%20b");
            Assert.Equal(
                (name, HttpStatusCode.SeeOther, $"/staff/sign-in?next={Uri.EscapeDataString(path + "?q=a%20b")}"), (name, answer.StatusCode, answer.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task Whoever_may_not_open_a_page_is_told_so_within_the_staff_pages()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);

        using var answer = await visitor.Get(One + "/edit");
        var page = await Visitor.Read(answer);

        Assert.Equal((HttpStatusCode.Forbidden, "Your role does not open this page"), (answer.StatusCode, page.Says("h1")));
        Assert.Equal(["Today", "Offerings", "Outbox"], page.QuerySelectorAll("nav[aria-label='Staff pages'] a").Select(link => link.TextContent));
        Assert.Equal("There is no such page", (await visitor.Page("/staff/none")).Says("h1"));
    }

    [Fact]
    public async Task A_facilitator_sees_needs_but_no_money_and_no_other_answers()
    {
        await using var site = await StaffSite.Open();
        var state = await site.Register(1, ["Rosa Delgado"]);
        await site.Pay(state, Money.Usd(795), "pay_1");
        using var visitor = await site.SignIn(StaffRole.Facilitator);

        foreach (var path in ForFacilitators)
        {
            var page = await visitor.Page(path);
            Assert.DoesNotContain("$", page.Says(), StringComparison.Ordinal);
            Assert.DoesNotContain("Teacher", page.Says(), StringComparison.Ordinal);
            Assert.DoesNotContain("rosa.delgado@", page.Says(), StringComparison.Ordinal);
        }

        Assert.Contains("Live captions", (await visitor.Page(One + "/sessions/1/roster")).Says(".roster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_offering_session_or_registration_is_not_found()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);

        foreach (var path in new[] { "/staff/offerings/none-such", One + "/sessions/99/roster", Registration, One + "/registrations/x", "/staff/offerings/UPPER/edit" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await Status(visitor, path)));
    }

    [Theory]
    [InlineData("/publish")]
    [InlineData("/cancel")]
    [InlineData("/clone")]
    [InlineData("/edit")]
    public async Task A_post_without_the_form_token_changes_nothing(string post)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        var before = await site.Offering("coaching-for-equity-2027-03");

        using var answer = await visitor.Post(One + post, [new("reason", "x"), new("id", "a-copy"), new("firstDay", "2027-09-02")]);

        Assert.True((int)answer.StatusCode is 400 or 422);
        Assert.Equal(before, await site.Offering("coaching-for-equity-2027-03"));
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return answer.StatusCode;
    }

    /// <summary>Every endpoint of the running site that is the staff's: by its address, or because it asks for a role.</summary>
    private static IReadOnlyList<(string Name, HttpMethod Method, string Path)> Routes(StaffSite site) =>
    [
        .. from endpoint in site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/staff", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<OpenToStaff>() is not null
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select ($"{method} {pattern}", new HttpMethod(method), Filled(pattern)),
    ];

    private static string Filled(string pattern) => System.Text.RegularExpressions.Regex.Replace(
        pattern, "{([^}]+)}",
        part => Named.TryGetValue(part.Groups[1].Value, out var value) ? value : throw new InvalidOperationException($"AccessTests.Named has nothing for {part.Value}."));

    internal static bool IsOpen(OpenTo rule, StaffRole role) => role == StaffRole.Administrator || rule switch
    {
        OpenTo.Anyone or OpenTo.EveryRole => true,
        OpenTo.RegistrarsAndFacilitators => role is StaffRole.Registrar or StaffRole.Facilitator,
        OpenTo.Registrars => role is StaffRole.Registrar,
        OpenTo.Reviewers => role is StaffRole.Reviewer,
        OpenTo.RegistrarsAndReviewers => role is StaffRole.Registrar or StaffRole.Reviewer,
        _ => false,
    };

    /// <summary>What the server answers; a post is sent without its token, so that it changes nothing.</summary>
    private static async Task<HttpStatusCode> Ask(Visitor visitor, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get) request.Content = new FormUrlEncodedContent([new("do", "save")]);
        using var answer = await visitor.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
