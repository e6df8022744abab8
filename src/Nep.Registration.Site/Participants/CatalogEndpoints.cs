using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants;

/// <summary>The list of programs.</summary>
internal static class CatalogEndpoints
{
    public static void MapCatalog(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", Show);

    private static async Task<IResult> Show(HttpContext http, OfferingShelf shelf, SeatMap seats, WaitingListDesk waiting, Clock clock)
    {
        var now = clock.Now;
        var entries = new List<CatalogEntry>();
        foreach (var offering in await shelf.All(http.RequestAborted))
            if (offering.Status == OfferingStatus.Published && offering.Ends > now)
                entries.Add(new CatalogEntry(offering, await waiting.SeatsForAll(offering, seats, http.RequestAborted), Admission.Closed(offering, now)));
        return Page.Of<CatalogPage>(new CatalogModel(Reader.WordsFor(http), entries, now));
    }
}

/// <summary>One line of the catalog.</summary>
public sealed record CatalogEntry(Offering Offering, int SeatsLeft, Refusal? Closed);

public sealed record CatalogModel(Words Words, IReadOnlyList<CatalogEntry> Entries, Instant Now);
