using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Shell;

/// <summary>The one stylesheet and the icon, served from the program itself. The address holds the content's hash, so browsers keep it for good.</summary>
public static class Stylesheet
{
    private const string KeepForGood = "public, max-age=31536000, immutable";

    private static readonly byte[] Content = Load();

    public static string Path { get; } = $"/site-{Convert.ToHexStringLower(SHA256.HashData(Content))[..10]}.css";

    private static readonly byte[] Icon =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 1h14v14H1z" fill="#000"/><path d="M4 5h8M4 11h8" stroke="#f58220" stroke-width="2"/></svg>"""u8.ToArray();

    internal static void MapStylesheet(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpContext http) => Serve(http, Content, "text/css; charset=utf-8"));
        endpoints.MapGet("/icon.svg", (HttpContext http) => Serve(http, Icon, "image/svg+xml"));
    }

    private static IResult Serve(HttpContext http, byte[] content, string type)
    {
        http.Response.Headers.CacheControl = KeepForGood;
        return TypedResults.Bytes(content, type);
    }

    private static byte[] Load()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
