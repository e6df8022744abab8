using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Records;

/// <summary>The hours of one person across all offerings, found by address.</summary>
internal static class RecordEndpoints
{
    public static void MapRecord(this IEndpointRouteBuilder staff) => staff.MapGet("/record", Show).ForStaff(StaffRole.Registrar);

    private static async Task<IResult> Show(HttpContext http, string? email, LearningRecords records, SiteLinks links, Clock clock)
    {
        var known = EmailAddress.TryParse(email, out var address);
        return Page.Of<RecordSearchPage>(new RecordSearchModel(
            (email ?? "").Trim(), known, known ? await records.Of(ReaderId.Of(address), http.RequestAborted) : [], links, clock.Now));
    }
}

/// <param name="IsAddress">Whether what was typed is an address.</param>
public sealed record RecordSearchModel(string Typed, bool IsAddress, IReadOnlyList<PersonRecord> People, SiteLinks Links, Instant Now);
