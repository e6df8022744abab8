using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>
/// Registrations, attendance, money and mail as CSV, of one offering or of all. Facilitators get attendance, without addresses and schools.
/// </summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder staff)
    {
        foreach (var (place, mine) in new[] { ("/offerings/{id}/export", true), ("/export", false) })
        {
            var exports = staff.MapGroup(place);
            exports.MapGet("", (HttpContext http, OfferingShelf shelf) => Show(http, mine, shelf)).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
            exports.MapGet("/attendance.csv", (HttpContext http, OfferingShelf shelf, AttendanceTable table) => Send(http, mine, shelf, table, "attendance"))
                .ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
            exports.MapGet("/coaching.csv", (HttpContext http, OfferingShelf shelf, CoachingTable table) => Send(http, mine, shelf, table, "coaching"))
                .ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
            exports.MapGet("/stipends.csv", (HttpContext http, OfferingShelf shelf, StipendTable table) => Send(http, mine, shelf, table, "stipends")).ForStaff(StaffRole.Registrar);
            exports.MapGet("/registrations.csv", (HttpContext http, OfferingShelf shelf, RegistrationTable table) => Send(http, mine, shelf, table, "registrations"))
                .ForStaff(StaffRole.Registrar);
            exports.MapGet("/money.csv", (HttpContext http, OfferingShelf shelf, MoneyTable table) => Send(http, mine, shelf, table, "money")).ForStaff(StaffRole.Registrar);
            exports.MapGet("/mail.csv", (HttpContext http, OfferingShelf shelf, MailTable table) => Send(http, mine, shelf, table, "mail")).ForStaff(StaffRole.Registrar);
        }
    }

    private static async Task<IResult> Show(HttpContext http, bool one, OfferingShelf shelf) =>
        await Offerings(http, one, shelf) is { } offerings
            ? Page.Of<ExportPage>(new ExportModel(one ? offerings[0] : null, http.SeesMoney()))
            : TypedResults.NotFound();

    private static async Task<IResult> Send(HttpContext http, bool one, OfferingShelf shelf, IExportTable table, string name) =>
        await Offerings(http, one, shelf) is { } offerings
            ? new CsvAnswer(table, offerings, http.SeesMoney(), one ? $"{name}-{offerings[0].Id}" : name)
            : TypedResults.NotFound();

    /// <summary>The one that the address names, or all; null when it names none.</summary>
    private static async Task<IReadOnlyList<Offering>?> Offerings(HttpContext http, bool one, OfferingShelf shelf)
    {
        if (!one) return await shelf.All(http.RequestAborted);
        return await shelf.Named($"{http.GetRouteValue("id")}", http.RequestAborted) is { } offering ? [offering] : null;
    }
}

/// <param name="Offering">The offering that is exported; null for all.</param>
public sealed record ExportModel(Offering? Offering, bool Money);
