using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Site;

public sealed class PlatformSignInTests
{
    [Theory]
    [InlineData("/staff/people", "/staff/sign-in?next=%2Fstaff%2Fpeople")]
    [InlineData("/staff/sign-in", "/.auth/login/aad?post_login_redirect_uri=%2Fstaff")]
    [InlineData("/staff/sign-in?next=%2Fstaff%2Fpeople%3Fq%3Da", "/.auth/login/aad?post_login_redirect_uri=%2Fstaff%2Fpeople%3Fq%3Da")]
    [InlineData("/staff/sign-in?next=https%3A%2F%2Fevil.example", "/.auth/login/aad?post_login_redirect_uri=%2Fstaff")]
    [InlineData("/staff/sign-in?next=%2F%2Fevil.example", "/.auth/login/aad?post_login_redirect_uri=%2Fstaff")]
    [InlineData("/staff/sign-in?next=%2F%5Cevil.example", "/.auth/login/aad?post_login_redirect_uri=%2Fstaff")]
    [InlineData("/staff/sign-out", "/.auth/logout?post_logout_redirect_uri=%2F")]
    public async Task Staff_are_led_to_the_platform_and_back_to_this_site_only(string path, string to)
    {
        await using var ports = await PortsFixture.Open();
        using var answer = await ports.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(to, $"{answer.Headers.Location}");
    }

    [Theory]
    [InlineData("""{"claims":[{"typ":"name","val":"Guest"}]}""")]
    [InlineData("nonsense")]
    public async Task Someone_of_whom_the_platform_tells_no_address_is_told_so_and_not_led_round_and_round(string principal)
    {
        await using var ports = await PortsFixture.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff/sign-in?next=%2Fstaff");
        request.Headers.Add(PlatformStaff.Header, PlatformHeader.Text(principal));
        using var answer = await ports.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, null), (answer.StatusCode, answer.Headers.Location));
    }

    [Theory]
    [InlineData("GET", "/staff/members")]
    [InlineData("GET", "/staff/sign-in/anything")]
    [InlineData("POST", "/staff/sign-in")]
    [InlineData("GET", "/outbox")]
    [InlineData("GET", "/time-machine")]
    public async Task What_only_the_local_host_offers_is_not_here_not_even_for_an_administrator(string method, string path)
    {
        await using var ports = await PortsFixture.Open();
        using var admin = ports.SignedIn("ada@nep.example", StaffRole.Administrator);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
