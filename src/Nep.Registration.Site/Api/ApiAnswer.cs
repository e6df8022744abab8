using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Nep.Registration.Site.Api;

/// <summary>An answer of the API: JSON, whole, with its length.</summary>
internal sealed class ApiAnswer(object value, int status = StatusCodes.Status200OK, string contentType = "application/json") : IResult
{
    /// <summary>Whether it says which version it is, so that whoever has it already need not get it again.</summary>
    public bool Tagged { get; init; }

    /// <summary>Where the new thing is; null when nothing was made.</summary>
    public string? Location { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, body) = (httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), ApiJson.Options));
        if (Location is not null) response.Headers.Location = Location;
        if (Tagged && IsKnown(httpContext, body))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        (response.StatusCode, response.ContentType, response.ContentLength) = (status, contentType, body.Length);
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private static bool IsKnown(HttpContext http, byte[] body)
    {
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 12))}\"");
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return EntityTagHeaderValue.TryParseList([.. http.Request.Headers.IfNoneMatch.OfType<string>()], out var known)
            && known.Any(one => one == EntityTagHeaderValue.Any || one.Compare(tag, useStrongComparison: false));
    }
}
