using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tests.Ports;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Functions.Tests.Site;

public sealed class PlatformStaffTests
{
    private const string Registrar =
        """{"auth_typ":"aad","name_typ":"name","role_typ":"roles","claims":[{"typ":"name","val":"Rae Ortiz"},{"typ":"preferred_username","val":"rae@nep.example"},{"typ":"roles","val":"registrar"},{"typ":"roles","val":"Owner"}]}""";

    [Fact]
    public async Task Behind_the_platform_its_header_says_who_is_staff_and_in_which_roles()
    {
        var answer = await Ask(behindPlatform: true, Registrar);

        Assert.Equal(
            [(ClaimTypes.Email, "rae@nep.example"), (ClaimTypes.Name, "Rae Ortiz"), (ClaimTypes.Role, "Registrar")],
            answer.Principal!.Claims.Select(claim => (claim.Type, claim.Value)));
    }

    [Fact]
    public async Task Without_the_platform_nobody_is_staff_whatever_the_header_says() =>
        Assert.False((await Ask(behindPlatform: false, Registrar)).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"claims":[{"typ":"roles","val":"Administrator"}]}""")]
    [InlineData("""{"claims":[{"typ":"preferred_username","val":"not an address"},{"typ":"roles","val":"Administrator"}]}""")]
    public async Task A_header_without_an_address_makes_nobody_staff(string principal) =>
        Assert.False((await Ask(behindPlatform: true, principal)).Succeeded);

    [Fact]
    public async Task A_header_that_is_not_base_64_makes_nobody_staff() =>
        Assert.False((await AskWith(behindPlatform: true, "~~~")).Succeeded);

    [Fact]
    public async Task Someone_without_a_role_is_known_and_may_open_nothing()
    {
        var answer = await Ask(behindPlatform: true, """{"claims":[{"typ":"preferred_username","val":"kim@nep.example"}]}""");

        Assert.Equal(
            [(ClaimTypes.Email, "kim@nep.example"), (ClaimTypes.Name, "kim@nep.example")],
            answer.Principal!.Claims.Select(claim => (claim.Type, claim.Value)));
    }

    [Theory]
    [InlineData("""{"claims":[null,{"typ":null,"val":"x"},{"typ":"preferred_username","val":null},{"typ":"email","val":"kim@nep.example"}]}""")]
    [InlineData("""{"claims":[{"typ":"roles","val":null},{"typ":"preferred_username","val":"kim@nep.example"}]}""")]
    public async Task Claims_that_say_nothing_are_passed_over(string principal) =>
        Assert.Equal("kim@nep.example", (await Ask(behindPlatform: true, principal)).Principal!.FindFirstValue(ClaimTypes.Email));

    private static Task<AuthenticateResult> Ask(bool behindPlatform, string principal) => AskWith(behindPlatform, PlatformHeader.Text(principal));

    private static Task<AuthenticateResult> AskWith(bool behindPlatform, string header)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(new StaffOptions(behindPlatform));
        services.AddSingleton<PlatformRoll>().AddSingleton<StaffRoll>().AddSingleton<Clock>().AddSingleton(TimeProvider.System).AddSingleton<ITableStore, MemoryTableStore>();
        services.AddAuthentication(StaffAccess.Scheme).AddScheme<AuthenticationSchemeOptions, PlatformStaff>(StaffAccess.Scheme, null);
        var http = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() };
        http.Request.Headers[PlatformStaff.Header] = header;
        return http.AuthenticateAsync();
    }
}
