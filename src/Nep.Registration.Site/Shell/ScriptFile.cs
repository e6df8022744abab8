using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// A script of the site's own, for a page that gains by it: checking in while the connection is lost, an application kept while it is typed. The address holds the
/// content's hash, so browsers keep it for good.
/// </summary>
public sealed class ScriptFile
{
    private readonly byte[] content;

    private ScriptFile(string name)
    {
        using var stream = typeof(ScriptFile).Assembly.GetManifestResourceStream($"{name}.js")!;
        content = new byte[stream.Length];
        stream.ReadExactly(content);
        Path = $"/{name}-{Convert.ToHexStringLower(SHA256.HashData(content))[..10]}.js";
    }

    public static ScriptFile Scan { get; } = new("scan");

    /// <summary>Keeps what is typed into an application; the page works as well without it.</summary>
    public static ScriptFile Keep { get; } = new("keep");

    public string Path { get; }

    /// <summary>This answer's page may run the site's own scripts and speak to the site; every other page may not.</summary>
    internal static void AllowSaving(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = $"{headers.ContentSecurityPolicy}; script-src 'self'; connect-src 'self'";
    }

    /// <summary>This answer's page may run the site's own scripts, speak to the site and use the camera; every other page may not.</summary>
    internal static void Allow(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = $"{headers.ContentSecurityPolicy}; script-src 'self'; connect-src 'self'";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()";
    }

    internal void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(content, "text/javascript; charset=utf-8");
    });
}
