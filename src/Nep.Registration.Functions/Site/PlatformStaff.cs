using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
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
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, StaffOptions staff)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "staff";
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] AddressClaims =
        ["preferred_username", "email", "emails", ClaimTypes.Email, ClaimTypes.Upn, "upn"];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[Header].ToString();
        if (!staff.BehindPlatform || header.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
        if (Read(header) is not { } principal)
        {
            LogUnreadable(Logger);
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(Member(principal) is { } member
            ? AuthenticateResult.Success(new AuthenticationTicket(StaffAccess.Principal(member, Name), Name))
            : AuthenticateResult.NoResult());
    }

    /// <summary>Someone with an address. Without a role they are signed in and may open nothing.</summary>
    private static StaffMember? Member(PlatformPrincipal principal)
    {
        var claims = principal.Claims ?? [];
        var address = AddressClaims
            .Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value)
            .FirstOrDefault(text => EmailAddress.TryParse(text, out _));
        if (address is null) return null;
        var roleType = principal.RoleType ?? ClaimTypes.Role;
        var roles = claims.Where(claim => claim.Type == roleType || claim.Type is "roles" or ClaimTypes.Role)
            .Select(claim => Enum.GetNames<StaffRole>().FirstOrDefault(name => name.Equals(claim.Value, StringComparison.OrdinalIgnoreCase)))
            .OfType<string>().Distinct().Select(Enum.Parse<StaffRole>);
        var name = claims.FirstOrDefault(claim => claim.Type == (principal.NameType ?? "name") || claim.Type == "name")?.Value ?? address;
        return new StaffMember(EmailAddress.Parse(address), name, [.. roles]);
    }

    private static PlatformPrincipal? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<PlatformPrincipal>(Convert.FromBase64String(header));
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The platform's sign-in header could not be read")]
    private static partial void LogUnreadable(ILogger log);
}
