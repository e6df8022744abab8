using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Nep.Registration.Site.Staff;

/// <summary>What staff live in. Everything but the sign-in asks for a role.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("/staff");
    }
}
