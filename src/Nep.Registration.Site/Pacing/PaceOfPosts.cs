using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Nep.Registration.Site.Api;

namespace Nep.Registration.Site.Pacing;

/// <summary>Holds up whoever posts with one link, or signed in as one person, faster than anyone works. The API counts by key and is left alone.</summary>
internal sealed class PaceOfPosts(RequestDelegate next, FormPace pace)
{
    /// <summary>The parts of an address that are a secret.</summary>
    private static readonly string[] Secrets = ["secret", "token"];

    public Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.IsForPrograms() || KeyOf(http) is not var (limit, key)) return next(http);
        if (pace.Wait(limit, key) is not (> 0 and var seconds)) return next(http);
        TooOften.ComeBackIn(http, seconds);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private static (FormLimit Limit, string Key)? KeyOf(HttpContext http)
    {
        foreach (var name in Secrets)
            if (http.Request.RouteValues.TryGetValue(name, out var secret)) return (FormLimit.Link, $"{secret}");
        return http.User.FindFirstValue(ClaimTypes.Email) is { } address ? (FormLimit.Member, address) : null;
    }
}
