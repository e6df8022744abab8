using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>Someone who holds a registration's link, and what it opens. A wrong secret finds as little as an unknown registration.</summary>
/// <param name="Path">The page's own path, secret included.</param>
public sealed record ManageVisit(HttpContext Http, Words Words, Offering Offering, RegistrationState State, string Path)
{
    public static async Task<ManageVisit?> Open(HttpContext http, RegistrationDesk desk, SiteLinks links)
    {
        var values = http.Request.RouteValues;
        if (!OfferingId.TryParse(values["offering"] as string, out var offering)) return null;
        if (!RegistrationId.TryParse(values["registration"] as string, out var registration)) return null;
        if (!links.OpensManage(values["secret"] as string, offering, registration)) return null;
        return await desk.Find(offering, registration, http.RequestAborted) is { } found
            ? new ManageVisit(http, Reader.WordsFor(http), found.Offering, found.State, "/" + links.ManagePath(offering, registration))
            : null;
    }
}
