using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// How every cookie of the site is named and kept: no script reads it, no other site's form brings it, and over https it bears the prefix by which a browser takes it from
/// this very host and over https only.
/// </summary>
public static class SiteCookie
{
    private const string Prefix = "__Host-";

    /// <param name="secure">Whether the site is on https, where the prefix is understood; on this machine alone it may be on http.</param>
    public static string Name(string name, bool secure) => secure ? Prefix + name : name;

    internal static string? Find(HttpContext http, string name) => http.Request.Cookies[Name(name, http.Request.IsHttps)];

    /// <param name="lives">Until the browser is closed where there is none.</param>
    internal static void Keep(HttpContext http, string name, string value, TimeSpan? lives = null) =>
        http.Response.Cookies.Append(Name(name, http.Request.IsHttps), value, Options(http, lives));

    internal static void Forget(HttpContext http, string name) => http.Response.Cookies.Delete(Name(name, http.Request.IsHttps), Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? lives) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = lives,
        IsEssential = true,
    };
}
