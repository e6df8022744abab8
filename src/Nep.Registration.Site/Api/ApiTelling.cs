using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Api;

/// <summary>What an address of the API says of itself, from which its document is made.</summary>
internal static class ApiTelling
{
    /// <summary>What it answers, and what it is for.</summary>
    public static RouteHandlerBuilder Tells<T>(this RouteHandlerBuilder endpoint, string tag, string summary, int status = StatusCodes.Status200OK) => endpoint
        .WithTags(tag).WithSummary(summary).WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"])).Refuses(401, 403, 429);

    /// <summary>With which statuses it refuses.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.ContentType]));
        return endpoint;
    }

    /// <summary>What it takes. It is not the framework's own mark, by which routing would send whatever is not JSON to another address.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new TakesJson(typeof(T)));
}

/// <summary>What an address of the API takes.</summary>
internal sealed record TakesJson(Type Form);
