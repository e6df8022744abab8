using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Activities;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Home;
using NodaTime.Text;

namespace Nep.Registration.Site.Staff.Activities;

/// <summary>What staff did in all offerings and beside them, the newest first, filtered by person, offering and day in the address.</summary>
internal static class ActivityEndpoints
{
    private const int LinesPerPage = 50;

    public static void MapActivity(this IEndpointRouteBuilder staff) => staff.MapGet("/activity", Show).ForStaff(StaffRole.Registrar);

    private static async Task<IResult> Show(
        HttpContext http, string? by, string? offering, string? day, string? after, ActivityLog log, OfferingShelf shelf, Clock clock)
    {
        var only = OfferingId.TryParse(offering, out var id) ? id : (OfferingId?)null;
        var person = EmailAddress.TryParse(by, out var address) ? address : (EmailAddress?)null;
        var date = LocalDatePattern.Iso.Parse(day ?? "") is { Success: true } parsed ? parsed.Value : (LocalDate?)null;
        var (from, to) = date is { } one
            ? (StaffDay.Home.At(one.AtMidnight()), StaffDay.Home.At(one.PlusDays(1).AtMidnight()))
            : (Instant.FromUnixTimeSeconds(0), clock.Now + Duration.FromDays(1));
        var found = await log.Look(new ActivitySearch(only, person, from, to, after) { ForAdministrator = http.IsStaff() }, LinesPerPage + 1, http.RequestAborted);
        return Page.Of<ActivityPage>(new ActivityModel(
            [.. found.Take(LinesPerPage).SelectMany(ActivityLine.Of)], await shelf.All(http.RequestAborted), (by ?? "").Trim(), only, date,
            found.Count > LinesPerPage ? found[LinesPerPage - 1].Place : null));
    }
}

/// <param name="By">The person filter as typed.</param>
/// <param name="More">Where the next page goes on; null on the last.</param>
public sealed record ActivityModel(
    IReadOnlyList<ActivityLine> Lines, IReadOnlyList<Offering> Offerings, string By, OfferingId? Offering, LocalDate? Day, string? More)
{
    public string Path(string? after = null) =>
        $"?by={Uri.EscapeDataString(By)}&offering={Offering}&day={(Day is { } day ? LocalDatePattern.Iso.Format(day) : "")}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}";
}
