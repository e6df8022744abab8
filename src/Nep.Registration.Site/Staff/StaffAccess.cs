using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Api;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff;

/// <summary>
/// Who may open a staff page. The host says how people sign in (a mailed link, or Entra ID) by adding an authentication scheme whose
/// principal has an e-mail claim and role claims; here only roles are asked for.
/// </summary>
public static class StaffAccess
{
    /// <summary>The name of the authentication scheme of a host that signs staff in by a mailed link.</summary>
    public const string Scheme = "staff";

    /// <summary>
    /// Lets a group of endpoints be opened only by staff with one of these roles; an administrator has every role. Each endpoint also says so
    /// of itself, so that a test can ask every one.
    /// </summary>
    public static TBuilder ForStaff<TBuilder>(this TBuilder endpoints, params StaffRole[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new OpenToStaff([.. roles])).AddEndpointFilter<TBuilder>(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Request.BringsKey()) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
            if (http.User.Identity is not { IsAuthenticated: true }) return ToSignIn(http);
            return http.IsStaff(roles)
                ? await next(context)
                : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        });

    public static Actor.Staff Actor(this HttpContext http) => new(EmailAddress.Parse(http.User.FindFirstValue(ClaimTypes.Email)!));

    /// <param name="session">The session that the host keeps of this sign-in; null where the platform keeps it.</param>
    public static ClaimsPrincipal Principal(StaffMember member, string scheme, string? session = null) => new(new ClaimsIdentity(
        [
            .. session is null ? Array.Empty<Claim>() : [new Claim(ClaimTypes.Sid, session)],
            new Claim(ClaimTypes.Email, member.Address.ToString()), new Claim(ClaimTypes.Name, member.Name),
            .. member.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        scheme));

    /// <summary>Whether the visitor is signed in with one of these roles; an administrator has every role.</summary>
    public static bool IsStaff(this HttpContext http, params ReadOnlySpan<StaffRole> roles)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return false;
        if (http.User.IsInRole(nameof(StaffRole.Administrator))) return true;
        foreach (var role in roles)
            if (http.User.IsInRole(role.ToString())) return true;
        return false;
    }

    /// <summary>Whether a principal still says what the roll says of a member.</summary>
    internal static bool Says(this ClaimsPrincipal principal, StaffMember member) =>
        principal.FindFirstValue(ClaimTypes.Name) == member.Name
        && principal.FindAll(ClaimTypes.Role).Select(role => role.Value).SequenceEqual(member.Roles.Select(role => role.ToString()), StringComparer.Ordinal);

    /// <summary>Whether the visitor may see money, contact data and answers: facilitators and reviewers may not.</summary>
    public static bool SeesMoney(this HttpContext http) => http.IsStaff(StaffRole.Registrar);

    private static IResult ToSignIn(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        ? Page.SeeOther($"/staff/sign-in?next={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}")
        : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
}

/// <summary>Which roles may use an endpoint, besides administrators.</summary>
public sealed record OpenToStaff(ValueList<StaffRole> Roles);
