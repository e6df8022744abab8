using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>Every mail of one offering that is still to come.</summary>
internal static class MailForecastEndpoints
{
    public static void MapMailForecast(this IEndpointRouteBuilder staff) =>
        staff.MapGet("/offerings/{id}/mail", Show).ForStaff(StaffRole.Registrar);

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, MailOutlooks outlooks) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<MailForecastPage>(new MailForecastModel(offering, await outlooks.Forecast(offering.Id, http.RequestAborted)))
            : TypedResults.NotFound();
}

public sealed record MailForecastModel(Offering Offering, ValueList<MailForecastLine> Lines);
