using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Functions.Starting;

/// <summary>How staff sign in.</summary>
/// <param name="BehindPlatform">App Service Authentication stands before this app; the platform itself sets <c>WEBSITE_AUTH_ENABLED</c>.</param>
public sealed record StaffOptions(bool BehindPlatform)
{
    public static StaffOptions From(IConfiguration configuration) =>
        new(string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase));
}
