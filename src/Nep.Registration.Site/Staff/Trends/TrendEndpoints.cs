using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Trends;

/// <summary>Seats and money over time, of one offering and of a program across its offerings.</summary>
internal static class TrendEndpoints
{
    public static void MapTrends(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/offerings/{id}/trend", Show).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        staff.MapGet("/trend", ShowProgram).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
    }

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, RegistrationList registrations) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<TrendPage>(new TrendModel(offering, await Of(offering, registrations, http), http.SeesMoney()))
            : TypedResults.NotFound();

    private static async Task<IResult> ShowProgram(HttpContext http, string? program, OfferingShelf shelf, RegistrationList registrations)
    {
        var all = await shelf.All(http.RequestAborted);
        var programs = all.Select(offering => offering.Details.Program).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var chosen = programs.FirstOrDefault(one => string.Equals(one, program, StringComparison.OrdinalIgnoreCase)) ?? (programs.Count > 0 ? programs[0] : "");
        var offerings = new List<(Offering, IReadOnlyList<TrendDay>)>();
        foreach (var offering in all.Where(one => string.Equals(one.Details.Program, chosen, StringComparison.OrdinalIgnoreCase)))
            offerings.Add((offering, await Of(offering, registrations, http)));
        return Page.Of<ProgramTrendPage>(new ProgramTrendModel(programs, chosen, offerings, http.SeesMoney()));
    }

    private static async Task<IReadOnlyList<TrendDay>> Of(Offering offering, RegistrationList registrations, HttpContext http) =>
        TrendDays.Of((await registrations.Of(offering.Id, http.RequestAborted)).Trend, offering.Zone);
}

public sealed record TrendModel(Offering Offering, IReadOnlyList<TrendDay> Days, bool Money);

/// <param name="Offerings">The program's offerings by their start, each with its days.</param>
public sealed record ProgramTrendModel(IReadOnlyList<string> Programs, string Program, IReadOnlyList<(Offering Offering, IReadOnlyList<TrendDay> Days)> Offerings, bool Money);
