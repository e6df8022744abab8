using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>An offering's registrations: searched, filtered, sorted and paged by address.</summary>
internal static class RegistrationListEndpoints
{
    public static void MapRegistrationList(this IEndpointRouteBuilder staff) =>
        staff.MapGet("/offerings/{id}/registrations", Show).ForStaff(StaffRole.Registrar);

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, RegistrationList list, MailTroubles troubles)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var search = RegistrationSearch.From(http.Request.Query);
        var found = search.In(
            await list.Of(offering.Id, http.RequestAborted), search.AsksForMail ? await troubles.Of(offering.Id, http.RequestAborted) : []);
        return Page.Of<RegistrationListPage>(new RegistrationListModel(offering, search with { Page = found.Number }, found));
    }
}

public sealed record RegistrationListModel(Offering Offering, RegistrationSearch Search, RegistrationPageful Found);
