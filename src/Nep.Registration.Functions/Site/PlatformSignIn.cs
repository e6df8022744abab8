using Microsoft.AspNetCore.Http;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Site.Staff.SignIn;

namespace Nep.Registration.Functions.Site;

/// <summary>
/// Staff sign in at the platform (App Service Authentication, Entra ID): the site's sign-in page leads there, and the mailed links that other
/// hosts use are not offered here.
/// </summary>
internal sealed class PlatformSignIn(RequestDelegate next, StaffOptions options)
{
    private static readonly PathString SignIn = "/staff/sign-in";
    private static readonly PathString SignOut = "/staff/sign-out";

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (path == SignIn && HttpMethods.IsGet(http.Request.Method) && options.BehindPlatform)
            return PlatformStaff.NamesNobody(http.Request) ? Tell(http) : Lead(http, LocalPath.OrHome(http.Request.Query["next"]));
        if (path == SignOut && options.BehindPlatform) return Leave(http);
        if (!path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase)) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return http.Response.WriteAsync("Staff sign-in is not set up: turn on App Service Authentication.", http.RequestAborted);
    }

    private static Task Lead(HttpContext http, string home)
    {
        http.Response.Redirect($"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(home)}");
        return Task.CompletedTask;
    }

    /// <summary>Led to the sign-in once more, they would come back the same, for ever.</summary>
    private static Task Tell(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync("You are signed in, but your account has no e-mail address here. Ask whoever keeps the directory.", http.RequestAborted);
    }

    private static Task Leave(HttpContext http)
    {
        http.Response.Redirect("/.auth/logout?post_logout_redirect_uri=%2F");
        return Task.CompletedTask;
    }
}
