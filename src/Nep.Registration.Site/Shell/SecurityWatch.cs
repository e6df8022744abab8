using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;

namespace Nep.Registration.Site.Shell;

/// <summary>Writes down what was refused: to a role, to a key, for coming too often, and links that open nothing.</summary>
internal sealed class SecurityWatch(RequestDelegate next, SecurityLog log)
{
    private const string Nobody = "nobody signed in";

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
            log.Refused(http.Request.Method, RouteOf(http), Who(http), status);
        else if (status == StatusCodes.Status404NotFound && http.Request.RouteValues.ContainsKey("secret"))
            log.LinkRefused(RouteOf(http));
    }

    /// <summary>The pattern of the address that was asked for.</summary>
    public static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    private static string Who(HttpContext http) =>
        EmailAddress.TryParse(http.User.FindFirstValue(ClaimTypes.Email), out var address) ? $"{ReaderId.Of(address)}" : Nobody;
}
