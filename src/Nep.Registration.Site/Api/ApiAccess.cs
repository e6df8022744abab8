using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Api;

/// <summary>
/// Who may use an address of the API: whoever sends a key that is good for it. Cookies and sign-ins count for nothing there, so no form token
/// is needed either.
/// </summary>
internal static class ApiAccess
{
    private const string Bearer = "Bearer ";

    /// <summary>Where something between the program and this site keeps <c>Authorization</c> for itself.</summary>
    private const string OwnHeader = "X-Api-Key";

    /// <summary>Lets an address be used with a key that has one of these scopes. The address also says so of itself, so that a test can ask every one.</summary>
    public static RouteHandlerBuilder ForKeys(this RouteHandlerBuilder endpoint, params ApiScope[] scopes) =>
        endpoint.WithMetadata(new OpenToKeys([.. scopes])).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var (key, why) = await http.RequestServices.GetRequiredService<ApiKeyRing>().Open(Sent(http.Request), http.RequestAborted);
            if (key is null)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer";
                return ApiProblem.Of(why!);
            }

            if (http.RequestServices.GetRequiredService<ApiPace>().Wait(key.Id) is var seconds and > 0)
            {
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ApiProblem.Of(new TooManyRequests(seconds));
            }

            if (!scopes.Any(key.May)) return ApiProblem.Of(new ApiScopeMissing(Name(scopes[0])));
            http.Items[typeof(ApiKey)] = key;
            return await next(context);
        });

    /// <summary>The key that the request came with.</summary>
    public static ApiKey Key(this HttpContext http) => (ApiKey)http.Items[typeof(ApiKey)]!;

    public static Actor Caller(this HttpContext http) => new Actor.Connection($"{http.Key().Id}", http.Key().Name);

    /// <summary>As scopes are called in requests and documents.</summary>
    public static string Name(ApiScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>Whether a request came with what looks like a key: such a request is a program's, and gets no page that is for people.</summary>
    public static bool BringsKey(this HttpRequest request) => Sent(request)?.StartsWith(ApiSecret.Prefix, StringComparison.Ordinal) == true;

    private static string? Sent(HttpRequest request) =>
        request.Headers[OwnHeader] is [{ Length: > 0 } own] ? own
        : request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim()
        : null;
}

/// <summary>Which scopes open an address of the API; one of them is enough.</summary>
public sealed record OpenToKeys(ValueList<ApiScope> Scopes);
