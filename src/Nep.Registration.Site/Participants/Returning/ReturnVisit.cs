using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Connections;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Returning;

/// <summary>
/// A visitor whom another site sent to register, and the way back. The browser keeps it for the time of a registration; it is looked at anew on
/// every page, so an address that is not on staff's list, or no longer, is never shown. Nobody is ever sent anywhere without pressing a link.
/// </summary>
internal sealed class ReturnVisit
{
    private ReturnVisit() { }

    public const string Asks = "return";

    private const string Cookie = "back";
    private static readonly TimeSpan Lives = TimeSpan.FromHours(3);

    /// <summary>Keeps the address that a register link came with; one that is not on the list is as if there were none.</summary>
    public static async ValueTask<object?> Remember(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.TryGetValue(Asks, out var asked) && Offering(http) is { } offering)
        {
            var book = http.RequestServices.GetRequiredService<ReturnBook>();
            var allowed = asked is [var only] ? await book.Allowed(only, http.RequestAborted) : null;
            if (allowed is not null) SiteCookie.Keep(http, Cookie, $"{offering}|{allowed.AbsoluteUri}", Lives);
            else SiteCookie.Forget(http, Cookie);
            http.Items[typeof(ReturnVisit)] = allowed;
        }

        return await next(context);
    }

    /// <summary>The way back from the page that is shown; null when there is none.</summary>
    public static async ValueTask<Uri?> Of(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(ReturnVisit), out var known)) return (Uri?)known;
        if (SiteCookie.Find(http, Cookie) is not { } kept || Offering(http) is not { } offering || !kept.StartsWith($"{offering}|", StringComparison.Ordinal)) return null;
        return await http.RequestServices.GetRequiredService<ReturnBook>().Allowed(kept[(offering.Length + 1)..], http.RequestAborted);
    }

    /// <summary>What stands on the link: the host as it is in the address, so that no letter looks like another.</summary>
    public static string Host(Uri back) => back.IsDefaultPort ? back.IdnHost : $"{back.IdnHost}:{back.Port}";

    private static string? Offering(HttpContext http) => (http.Request.RouteValues["id"] ?? http.Request.RouteValues["offering"]) as string;
}
