using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Api;

/// <summary>What is offered. Drafts are nobody's business yet.</summary>
internal sealed class OfferingApi(OfferingShelf shelf, SeatMap seats, WaitingListDesk waiting, SiteLinks links, Clock clock)
{
    public static Task<IResult> All(HttpContext http, [FromServices] OfferingApi api) => api.List(http.RequestAborted);

    public static Task<IResult> One([FromRoute] string offering, HttpContext http, [FromServices] OfferingApi api) => api.Show(offering, http.RequestAborted);

    /// <summary>An offering by the name in the address; null when there is none, or none yet.</summary>
    public async ValueTask<Offering?> Find(string name, CancellationToken cancel) =>
        OfferingId.TryParse(name, out var id) && await shelf.Find(id, cancel) is { Status: not OfferingStatus.Draft } offering ? offering : null;

    private async Task<IResult> List(CancellationToken cancel)
    {
        var items = new List<ApiOffering>();
        foreach (var offering in await shelf.All(cancel))
            if (offering.Status != OfferingStatus.Draft) items.Add(await Model(offering, cancel));
        return new ApiAnswer(new ApiList<ApiOffering>(items));
    }

    private async Task<IResult> Show(string name, CancellationToken cancel) => await Find(name, cancel) is { } offering
        ? new ApiAnswer(await Model(offering, cancel)) { Tagged = true }
        : ApiProblem.Of(new OfferingNotFound());

    private async ValueTask<ApiOffering> Model(Offering offering, CancellationToken cancel) =>
        ApiOffering.Of(offering, await waiting.SeatsForAll(offering, seats, cancel), clock.Now, links);
}
