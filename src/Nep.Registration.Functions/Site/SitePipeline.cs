using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Site;

namespace Nep.Registration.Functions.Site;

/// <summary>The shared site as one request delegate, built once from the worker's services.</summary>
public sealed class SitePipeline(IServiceProvider services, IHttpContextAccessor accessor, SiteLinks links, IEnumerable<IHostPages> pages)
{
    /// <summary>No form without a file and no provider's notice here is larger; a page that takes a file makes room for it.</summary>
    private const long LargestBody = 4 * 1024 * 1024;

    private readonly RequestDelegate site = Build(services, [.. pages]);

    public async Task Serve(HttpContext http)
    {
        Prepare(http);
        var body = BoundedBody.On(http, LargestBody);
        accessor.HttpContext = http;
        using var span = Telemetry.Source.StartActivity("request", ActivityKind.Server);
        await site(http);
        Describe(span, http);
        await body.Drain(http.RequestAborted);
    }

    /// <summary>
    /// The function's own routing is taken off, or the site's router would run the function again and components would be handed a
    /// <c>path</c>. What a client says of scheme and host is not believed: both come from the configured address.
    /// </summary>
    private void Prepare(HttpContext http)
    {
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Scheme = links.Base.Scheme;
        http.Request.Host = new HostString(links.Base.Authority);
    }

    /// <summary>The pattern of the address, never the address: it may hold a secret.</summary>
    private static void Describe(Activity? span, HttpContext http)
    {
        if (span is null) return;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
        span.DisplayName = $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError) span.SetStatus(ActivityStatusCode.Error);
    }

    private static RequestDelegate Build(IServiceProvider services, IReadOnlyList<IHostPages> pages)
    {
        var app = new ApplicationBuilder(services);
        app.UseSecurityHeaders();
        app.UseMiddleware<PlatformSignIn>();
        app.UseSite(endpoints =>
        {
            foreach (var part in pages) part.Map(endpoints);
        });
        return app.Build();
    }
}
