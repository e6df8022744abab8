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

/// <summary>One program: when, where, how much, and what happens when plans change.</summary>
internal static class OfferingEndpoints
{
    public static void MapOffering(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/offerings/{id}", Show);

    private static async Task<IResult> Show(string id, HttpContext http, OfferingShelf shelf, SeatMap seats, WaitingListDesk waiting, Clock clock)
    {
        if (!OfferingId.TryParse(id, out var known) || await shelf.Find(known, http.RequestAborted) is not { Status: not OfferingStatus.Draft } offering)
            return TypedResults.NotFound();
        var left = await waiting.SeatsForAll(offering, seats, http.RequestAborted);
        var length = await waiting.Length(offering, http.RequestAborted);
        return Page.Of<OfferingPage>(new OfferingModel(Reader.WordsFor(http), offering, left, Admission.Closed(offering, clock.Now), clock.Now, length));
    }
}

/// <param name="SeatsLeft">Seats for whoever comes; none while someone waits.</param>
/// <param name="Waiting">How many registrations wait.</param>
public sealed record OfferingModel(Words Words, Offering Offering, int SeatsLeft, Refusal? Closed, Instant Now, int Waiting)
{
    /// <summary>Whether there is a waiting list that one may join.</summary>
    public bool MayWait => Offering.Details.WaitingList is { } rule && Waiting < rule.MostWaiting;
}
