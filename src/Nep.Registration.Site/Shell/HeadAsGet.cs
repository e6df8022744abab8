using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Shell;

/// <summary>Answers HEAD wherever GET is answered, without the body. Link checkers and uptime probes ask so.</summary>
internal sealed class HeadAsGet(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        await next(http);
    }
}
