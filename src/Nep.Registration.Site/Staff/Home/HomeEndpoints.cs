using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Where staff begin the day: what runs, what needs a person, what meets today, what happens next.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder staff) => staff.MapGet("", Show).ForStaff(Enum.GetValues<StaffRole>());

    private static async Task<IResult> Show(HttpContext http, StaffDay day) => Page.Of<HomePage>(await day.Look(
        http.IsStaff(StaffRole.Registrar, StaffRole.Facilitator), http.SeesMoney(), http.IsStaff(StaffRole.Reviewer) ? http.Actor().Address : null, http.RequestAborted));
}
