using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>One offering: its figures, its sessions, what will happen, and what has.</summary>
internal static class OfferingEndpoints
{
    public static void MapOffering(this IEndpointRouteBuilder staff) =>
        staff.MapGet("/offerings/{id}", Show).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);

    private static async Task<IResult> Show(
        HttpContext http, string id, string? done, OfferingShelf shelf, OfferingDesk desk, OfferingLines lines)
    {
        var cancel = http.RequestAborted;
        if (await shelf.Named(id, cancel) is not { } offering) return TypedResults.NotFound();
        var (line, cohort) = (await lines.Of(offering, cancel), await desk.CohortOf(offering.Id, cancel));
        var history = OfferingHistory.Of(offering, await desk.History(offering.Id, cancel), cohort);
        return Page.Of<OfferingPage>(new OfferingModel(line, history, Done(done), http.SeesMoney()));
    }

    private static string? Done(string? what) => what switch
    {
        "created" => "The draft is saved. Nobody sees it until you publish it",
        "saved" => "Saved",
        "published" => "Published. It stands in the catalog",
        "cancelled" => "Cancelled. Its registrations are being cancelled now, with their money back",
        "session" => "The session is cancelled, and everyone is told of the new schedule",
        "restored" => "The session takes place, and everyone is told of the new schedule",
        "copied" => "This is the copy, a draft. Look through it, then publish it",
        _ => null,
    };
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record OfferingModel(
    OfferingLine Line, IReadOnlyList<PastEntry> History, string? Done, bool MayEdit)
{
    public Offering Offering => Line.Offering;
}
