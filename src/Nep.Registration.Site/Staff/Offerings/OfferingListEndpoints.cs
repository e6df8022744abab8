using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>All offerings at a glance: fill, money, state, and what happens next.</summary>
internal static class OfferingListEndpoints
{
    public static void MapOfferingList(this IEndpointRouteBuilder staff) =>
        staff.MapGet("/offerings", Show).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);

    private static async Task<IResult> Show(HttpContext http, OfferingLines lines, string? q, string? state, string? sort)
    {
        var sought = (q ?? "").Trim();
        var standing = Enum.TryParse<OfferingStanding>(state, out var named) ? named : (OfferingStanding?)null;
        var shown = (await lines.All(http.RequestAborted))
            .Where(line => standing is null || line.Standing == standing)
            .Where(line => sought.Length == 0 || line.Offering.Details.Title.Contains(sought, StringComparison.OrdinalIgnoreCase)
                || line.Offering.Id.ToString().Contains(sought, StringComparison.OrdinalIgnoreCase)
                || line.Offering.Details.Program.Contains(sought, StringComparison.OrdinalIgnoreCase));
        return Page.Of<OfferingListPage>(new OfferingListModel(Sort(shown, sort), sought, standing, sort ?? "start", http.SeesMoney()));
    }

    private static IReadOnlyList<OfferingLine> Sort(IEnumerable<OfferingLine> lines, string? sort)
    {
        var sorted = sort?.TrimStart('-') switch
        {
            "name" => lines.OrderBy(line => line.Offering.Details.Title, StringComparer.OrdinalIgnoreCase),
            "state" => lines.OrderBy(line => line.Standing),
            "seats" => lines.OrderBy(line => (double)line.Figures.Confirmed / line.Offering.Details.Capacity),
            "received" => lines.OrderBy(line => line.Figures.Received.Cents),
            "owed" => lines.OrderBy(line => line.Figures.Owed.Cents),
            _ => lines.OrderBy(line => line.Offering.Starts),
        };
        return sort?.StartsWith('-') == true ? [.. sorted.Reverse()] : [.. sorted];
    }
}

/// <summary>One offering as a list shows it.</summary>
/// <param name="Plan">What is still to happen, the next first.</param>
public sealed record OfferingLine(Offering Offering, OfferingStanding Standing, OfferingFigures Figures, IReadOnlyList<Step> Plan)
{
    public Step? Next => Plan.Count > 0 ? Plan[0] : null;
}

public sealed record OfferingListModel(IReadOnlyList<OfferingLine> Lines, string Sought, OfferingStanding? State, string Sort, bool Money);

/// <summary>Puts together what lists of offerings show.</summary>
public sealed class OfferingLines(OfferingShelf shelf, OfferingDesk desk, RegistrationList registrations, Clock clock)
{
    public async Task<IReadOnlyList<OfferingLine>> All(CancellationToken cancel)
    {
        var lines = new List<OfferingLine>();
        foreach (var offering in await shelf.All(cancel)) lines.Add(await Of(offering, cancel));
        return lines;
    }

    public async Task<OfferingLine> Of(Offering offering, CancellationToken cancel)
    {
        var figures = (await registrations.Of(offering.Id, cancel)).Figures;
        var steps = CohortPlan.Steps(offering, await desk.CohortOf(offering.Id, cancel));
        return new OfferingLine(offering, OfferingStandings.Of(offering, figures, clock.Now), figures, [.. steps.Where(step => !step.IsStaleAt(clock.Now))]);
    }
}
