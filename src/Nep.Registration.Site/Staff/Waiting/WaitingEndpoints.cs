using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Waiting;

/// <summary>An offering's waiting list: who waits and why they stand where they do; offering out of order and setting aside, each with a reason.</summary>
internal static class WaitingEndpoints
{
    public static void MapWaitingList(this IEndpointRouteBuilder staff)
    {
        var list = staff.MapGroup("/offerings/{id}/waiting").ForStaff(StaffRole.Registrar);
        list.MapGet("", Show);
        list.MapPost("", Act);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string? done, OfferingShelf shelf, WaitingListDesk desk, Clock clock) =>
        await shelf.Named(id, http.RequestAborted) is { Details.WaitingList: not null } offering
            ? Page.Of<WaitingPage>(new WaitingModel(offering, await desk.Sheet(offering, http.RequestAborted), clock.Now, PostedForm.Empty, null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, WaitingListDesk desk, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.WaitingList: not null } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!RegistrationId.TryParse(form["registration"], out var registration)) return TypedResults.BadRequest();
        var filed = form.IsStale ? null : await Do(http, desk, offering, registration, form);
        return filed is Filed.Done
            ? Page.SeeOther(offering.Path($"/waiting?done={form["do"]}"))
            : Page.Again<WaitingPage>(new WaitingModel(
                offering, await desk.Sheet(offering, http.RequestAborted), clock.Now, form, (filed as Filed.Refused)?.Why, null));
    }

    private static async Task<Filed?> Do(HttpContext http, WaitingListDesk desk, Offering offering, RegistrationId id, PostedForm form) => form["do"] switch
    {
        "offer" => await desk.OfferOutOfOrder(offering, id, form.Text("reason"), http.Actor(), http.RequestAborted),
        "aside" => await desk.SetAside(offering, id, form.Text("reason"), false, http.Actor(), http.RequestAborted),
        "back" => await desk.SetAside(offering, id, form.Text("reason"), true, http.Actor(), http.RequestAborted),
        _ => null,
    };

    private static string? Done(string? what) => what switch
    {
        "offer" => "Offered. The mail goes out, and the record says why it was out of order",
        "aside" => "Set aside. It is passed over until you take that back",
        "back" => "No longer set aside",
        _ => null,
    };
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record WaitingModel(Offering Offering, WaitingSheet Sheet, Instant Now, PostedForm Form, Refusal? Refused, string? Done);
