using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Links;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// What every answer tells the browser: run no script, load nothing from elsewhere, show this in nobody's frame, pass no address on (a
/// manage link is a secret), and keep no copy of a page that is someone's own.
/// </summary>
/// <remarks>
/// A form may lead to the configured address, also for a visitor who came by another name of it (127.0.0.1 for localhost), and to the card
/// checkout.
/// </remarks>
internal sealed class SecurityHeaders(RequestDelegate next, SiteLinks links)
{
    private readonly string contentPolicy =
        "default-src 'none'; object-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; "
        + $"form-action 'self' {links.Base.GetLeftPart(UriPartial.Authority)} https://checkout.stripe.com";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = contentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.XFrameOptions = "DENY";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        return next(http);
    }
}
