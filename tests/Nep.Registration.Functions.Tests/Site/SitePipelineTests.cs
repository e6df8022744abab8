using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Site;

/// <summary>What the local host's tests show of the shared site holds behind the one trigger too.</summary>
public sealed class SitePipelineTests
{
    private static readonly string[] Headers =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "X-Frame-Options",
        "Strict-Transport-Security",
    ];

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("HEAD", "/", 200)]
    [InlineData("GET", "/healthz", 503)]
    [InlineData("GET", "/staff", 303)]
    [InlineData("GET", "/staff/sign-in", 302)]
    [InlineData("GET", "/staff/sign-in/x", 404)]
    [InlineData("GET", "/no/such/page", 404)]
    [InlineData("POST", "/webhooks/stripe", 400)]
    [InlineData("POST", "/webhooks/sendgrid", 400)]
    [InlineData("GET", "/webhooks/stripe", 404)]
    [InlineData("GET", "/api/v1/offerings", 401)]
    [InlineData("DELETE", "/", 404)]
    public async Task Every_answer_bears_the_security_headers(string method, string path, int status)
    {
        await using var ports = await PortsFixture.Open();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await ports.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal([], Headers.Where(name => !answer.Headers.Contains(name) && !answer.Content.Headers.Contains(name)));
    }

    [Fact]
    public async Task What_a_client_says_of_scheme_and_host_is_not_believed()
    {
        await using var ports = await PortsFixture.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff/sign-in?next=%2Fstaff");
        request.Headers.Host = "evil.example";
        foreach (var (name, value) in new[] { ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("Forwarded", "host=evil.example") }) request.Headers.Add(name, value);
        using var answer = await ports.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var page = await ports.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("evil.example", $"{answer.Headers}", StringComparison.Ordinal);
        Assert.Contains("https://register.example.org", $"{page.Headers}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_with_one_link_come_to_an_end_in_each_instance()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        var path = $"/registrations/{held.Offering}/{held.Id}/0000000000000000000000000A/cancel";
        var seen = new List<HttpStatusCode>();
        for (var time = 0; time < 122; time++)
        {
            using var content = new FormUrlEncodedContent([new("do", "x")]);
            using var answer = await ports.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([(HttpStatusCode.NotFound, 120), (HttpStatusCode.TooManyRequests, 2)], seen.GroupBy(one => one).Select(group => (group.Key, group.Count())));
    }

    [Fact]
    public async Task What_was_refused_is_in_the_log_without_a_secret_or_a_name()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        using var reviewer = ports.SignedIn("rae@nep.example", StaffRole.Reviewer);

        using var link = await ports.Client.GetAsync(new Uri($"/registrations/{held.Offering}/{held.Id}/SECRETSECRETSECRETSECRETSE", UriKind.Relative), TestContext.Current.CancellationToken);
        using var role = await reviewer.GetAsync(new Uri("/staff/people", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (link.StatusCode, role.StatusCode));
        Assert.Contains(ports.Log, line => line.EndsWith("was asked for with a link that opens nothing", StringComparison.Ordinal));
        Assert.Contains(ports.Log, line => line.StartsWith("GET /staff/people/ was refused to", StringComparison.Ordinal));
        Assert.DoesNotContain(ports.Log, line => line.Contains("SECRET", StringComparison.Ordinal) || line.Contains("rae@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/webhooks/stripe", 400)]
    [InlineData("/webhooks/sendgrid", 400)]
    public async Task A_body_that_is_longer_than_any_notice_is_not_looked_at(string path, int status)
    {
        await using var ports = await PortsFixture.Open();
        using var content = new StringContent(new string('x', 3 * 1024 * 1024), Encoding.UTF8, "application/json");
        using var answer = await ports.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    /// <summary>Seen on the real host: it hands a body on while it comes, and answers an empty 500 where the worker stops listening before its end.</summary>
    [Theory]
    [InlineData("/webhooks/stripe", "application/json", 3, true, 400)]
    [InlineData("/offerings/coaching-for-equity-2027-03/register", "application/x-www-form-urlencoded", 5, true, 413)]
    [InlineData("/offerings/coaching-for-equity-2027-03/register", "application/x-www-form-urlencoded", 5, false, 413)]
    [InlineData("/no/such/page", "application/octet-stream", 31, true, 404)]
    public async Task What_is_too_large_is_answered_as_such_and_taken_off_the_wire_to_its_end(string path, string type, int megabytes, bool saysItsLength, int status)
    {
        await using var ports = await PortsFixture.Open();
        await using var scope = ports.Services.CreateAsyncScope();
        using var body = new MemoryStream(new byte[megabytes * 1024 * 1024]);
        using var page = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Path, http.Request.ContentType) = ("POST", path, type);
        (http.Request.ContentLength, http.Request.Body, http.Response.Body) = (saysItsLength ? body.Length : null, body, page);

        await ports.Services.GetRequiredService<SitePipeline>().Serve(http);

        Assert.Equal((status, body.Length), (http.Response.StatusCode, body.Position));
        Assert.Equal(status == 413, Encoding.UTF8.GetString(page.ToArray()).Contains("A file can have up to 10 MB.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_table_service_is_away_pages_and_notices_are_answered_with_503()
    {
        await using var ports = await PortsFixture.Open();
        var notice = Payments.StripeEvents.Session("checkout.session.completed", await ports.Hold());
        ports.Store.IsAway = true;

        using var page = await ports.Client.GetAsync(new Uri($"/verify/{ports.Offering.Id}/ABCDEF0123456789", UriKind.Relative), TestContext.Current.CancellationToken);
        using var told = await Payments.StripeEvents.Tell(ports, notice);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (page.StatusCode, told.StatusCode));
    }
}
