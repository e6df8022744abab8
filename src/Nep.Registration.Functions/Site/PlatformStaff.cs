using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nep.Registration.App.Staff;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Functions.Site;

/// <summary>
/// Knows staff by the header that App Service Authentication sets. The platform takes that header off every request from outside, so it is
/// believed exactly where the platform says that it does so, and nowhere else.
/// </summary>
internal sealed partial class PlatformStaff(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, StaffOptions staff, PlatformRoll roll)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] AddressClaims =
        ["preferred_username", "email", "emails", ClaimTypes.Email, ClaimTypes.Upn, "upn"];

    /// <summary>Someone is signed in of whom the platform tells no address.</summary>
    public static bool NamesNobody(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: > 0 } header && (PlatformPrincipal.Read(header) is not { } principal || Member(principal) is null);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[Header].ToString();
        if (!staff.BehindPlatform || header.Length == 0) return AuthenticateResult.NoResult();
        if (PlatformPrincipal.Read(header) is not { } principal)
        {
            LogUnreadable(Logger);
            return AuthenticateResult.NoResult();
        }

        if (Member(principal) is not { } member) return AuthenticateResult.NoResult();
        await roll.Note(member, Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(StaffAccess.Principal(member, StaffAccess.Scheme), StaffAccess.Scheme));
    }

    /// <summary>Someone with an address. Without a role they are signed in and may open nothing.</summary>
    private static StaffMember? Member(PlatformPrincipal principal)
    {
        var address = AddressClaims.Select(type => principal.Values(type).FirstOrDefault()).FirstOrDefault(text => EmailAddress.TryParse(text, out _));
        if (address is null) return null;
        string[] types = [principal.RoleType ?? ClaimTypes.Role, "roles", ClaimTypes.Role];
        var roles = Enum.GetValues<StaffRole>().Where(role => types.SelectMany(principal.Values).Contains($"{role}", StringComparer.OrdinalIgnoreCase));
        var name = principal.Values(principal.NameType ?? "name").Concat(principal.Values("name")).FirstOrDefault() ?? address;
        return new StaffMember(EmailAddress.Parse(address), name, [.. roles]);
    }

    [LoggerMessage(LogLevel.Warning, "The platform's sign-in header could not be read")]
    private static partial void LogUnreadable(ILogger log);
}
