using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>
/// Asks at every request whether the session goes on, whether who is signed in still is staff, and what they may do: a cookie lives for hours, signing out and a change of
/// roles take hold at once. Both answer from memory.
/// </summary>
public sealed class StandingCheck(StaffRoll roll, StaffSessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await Member(context) is not { } member) context.RejectPrincipal();
        else if (!context.Principal!.Says(member)) context.ReplacePrincipal(StaffAccess.Principal(member, context.Scheme.Name, Session(context)));
    }

    private async ValueTask<StaffMember?> Member(CookieValidatePrincipalContext context) =>
        EmailAddress.TryParse(context.Principal?.FindFirstValue(ClaimTypes.Email), out var address)
        && await sessions.IsOpen(Session(context), address, context.HttpContext.RequestAborted)
            ? await roll.Current(address, context.HttpContext.RequestAborted)
            : null;

    private static string? Session(CookieValidatePrincipalContext context) => context.Principal?.FindFirstValue(ClaimTypes.Sid);
}

public static class StandingCheckServices
{
    /// <summary>For a host that signs staff in by cookie and keeps who is staff itself.</summary>
    public static IServiceCollection CheckStandingOfStaff(this IServiceCollection services) => services
        .AddSingleton<StandingCheck>()
        .PostConfigure<CookieAuthenticationOptions>(StaffAccess.Scheme, cookie => cookie.EventsType = typeof(StandingCheck));
}
