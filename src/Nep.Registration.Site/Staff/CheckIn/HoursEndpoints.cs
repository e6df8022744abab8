using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>Hours so far, for each person and each team, while a cohort is under way.</summary>
internal static class HoursEndpoints
{
    public static void MapHours(this IEndpointRouteBuilder staff) =>
        staff.MapGet("/offerings/{id}/hours", Show).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);

    private static async Task<IResult> Show(HttpContext http, string id, string? from, OfferingShelf shelf, HoursSoFar hours)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var first = RegistrationId.TryParse(from, out var registration) ? registration : (RegistrationId?)null;
        return Page.Of<HoursPage>(new HoursModel(offering, await hours.Look(offering, first, http.RequestAborted), first is null, http.SeesMoney()));
    }
}

/// <param name="IsFirst">Whether the page begins at the beginning.</param>
public sealed record HoursModel(Offering Offering, App.Attendance.HoursPage Hours, bool IsFirst, bool MayEdit);
