using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>
/// Asks the roll of staff at every request whether who is signed in still is staff, and what they may do: a cookie lives for hours, a change of
/// roles takes hold at once. The roll answers from memory.
/// </summary>
public sealed class StandingCheck(StaffRoll roll) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await Member(context) is not { } member) context.RejectPrincipal();
        else if (!context.Principal!.Says(member)) context.ReplacePrincipal(StaffAccess.Principal(member, context.Scheme.Name));
    }

    private async ValueTask<StaffMember?> Member(CookieValidatePrincipalContext context) =>
        EmailAddress.TryParse(context.Principal?.FindFirstValue(ClaimTypes.Email), out var address)
            ? await roll.Current(address, context.HttpContext.RequestAborted)
            : null;
}

public static class StandingCheckServices
{
    /// <summary>For a host that signs staff in by cookie and keeps who is staff itself.</summary>
    public static IServiceCollection CheckStandingOfStaff(this IServiceCollection services) => services
        .AddSingleton<StandingCheck>()
        .PostConfigure<CookieAuthenticationOptions>(StaffAccess.Scheme, cookie => cookie.EventsType = typeof(StandingCheck));
}
