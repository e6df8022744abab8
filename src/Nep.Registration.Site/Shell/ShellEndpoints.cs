using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.Site.Api;
using Nep.Registration.Site.Participants;
using Nep.Registration.Site.Staff;

namespace Nep.Registration.Site.Shell;

/// <summary>Every address of the site, area by area.</summary>
internal static class ShellEndpoints
{
    public static void MapShell(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStylesheet();
        ScriptFile.Scan.Map(endpoints);
        ScriptFile.Keep.Map(endpoints);
        endpoints.MapParticipants();
        endpoints.MapStaff();
        endpoints.MapApi();
        endpoints.MapFallback((HttpContext _) => TypedResults.NotFound());
    }
}
