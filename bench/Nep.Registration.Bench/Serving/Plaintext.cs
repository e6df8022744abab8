using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Bench.Serving;

/// <summary>An endpoint of the real host that answers plain text before anything else looks at the request: the floor of answering.</summary>
internal sealed class Plaintext : IStartupFilter
{
    public static readonly ReadOnlyMemory<byte> Request = "GET /plaintext HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/plaintext", branch => branch.Run(http =>
        {
            http.Response.ContentType = "text/plain";
            http.Response.ContentLength = 13;
            return http.Response.WriteAsync("Hello, World!");
        }));
        next(app);
    };
}
