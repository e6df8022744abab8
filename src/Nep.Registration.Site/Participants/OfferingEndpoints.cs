using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants;

/// <summary>One program: when, where, how much, and what happens when plans change.</summary>
internal static class OfferingEndpoints
{
    public static void MapOffering(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/offerings/{id}", Show);

    private static async Task<IResult> Show(string id, HttpContext http, OfferingShelf shelf, SeatMap seats, Clock clock)
    {
        if (!OfferingId.TryParse(id, out var known) || await shelf.Find(known, http.RequestAborted) is not { Status: not OfferingStatus.Draft } offering)
            return TypedResults.NotFound();
        var left = await seats.CountFree(offering, http.RequestAborted);
        return Page.Of<OfferingPage>(new OfferingModel(Reader.WordsFor(http), offering, left, offering.ClosedAt(clock.Now), clock.Now));
    }
}

public sealed record OfferingModel(Words Words, Offering Offering, int SeatsLeft, Refusal? Closed, Instant Now);
