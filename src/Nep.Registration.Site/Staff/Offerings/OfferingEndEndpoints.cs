using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>Publishing, copying and cancelling an offering. Before it is cancelled, the page says what that does.</summary>
internal static class OfferingEndEndpoints
{
    public static void MapOfferingEnds(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}").ForStaff(StaffRole.Registrar);
        one.MapPost("/publish", Publish);
        one.MapGet("/cancel", ShowCancel);
        one.MapPost("/cancel", Cancel);
        one.MapGet("/clone", ShowClone);
        one.MapPost("/clone", Clone);
    }

    private static async Task<IResult> Publish(HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        if ((await PostedForm.Read(http)).IsStale) return TypedResults.BadRequest();
        var refused = await desk.Handle(offering.Id, new OfferingCommand.PublishOffering(), http.Actor(), http.RequestAborted);
        return refused is null ? Page.SeeOther(offering.Path("?done=published")) : Page.Again<RefusedPage>(new RefusedModel(offering, refused));
    }

    private static async Task<IResult> ShowCancel(HttpContext http, string id, OfferingShelf shelf, CancellationDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<CancelOfferingPage>(await desk.Look(offering, http.Request.Query["to"].ToString(), PostedForm.Empty, null, http.RequestAborted))
            : TypedResults.NotFound();

    private static async Task<IResult> Cancel(HttpContext http, string id, OfferingShelf shelf, OfferingDesk offerings, CancellationDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var model = await desk.Look(offering, form["to"], form, null, http.RequestAborted);
        if (form.IsStale || (form["to"].Length > 0 && model.To is null)) return Page.Again<CancelOfferingPage>(model);
        var command = new OfferingCommand.CancelOffering(form.Text("reason"), model.To?.Id);
        return await offerings.Handle(offering.Id, command, http.Actor(), http.RequestAborted) is { } refused
            ? Page.Again<CancelOfferingPage>(model with { Refused = refused })
            : Page.SeeOther(offering.Path("?done=cancelled"));
    }

    private static async Task<IResult> ShowClone(HttpContext http, string id, OfferingShelf shelf) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<CloneOfferingPage>(new CloneOfferingModel(offering, PostedForm.Empty, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Clone(HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var firstDay = form.Date("firstDay");
        if (!OfferingId.TryParse(form.Text("id"), out var copy)) form.Note("id", "NotAnOfferingId");
        if (form.IsStale || form.Faults.Count > 0) return Page.Again<CloneOfferingPage>(new CloneOfferingModel(offering, form, null));
        var command = new OfferingCommand.CreateOffering(copy, OfferingClone.Make(offering.Details, firstDay));
        return await desk.Handle(copy, command, http.Actor(), http.RequestAborted) is { } refused
            ? Page.Again<CloneOfferingPage>(new CloneOfferingModel(offering, form, refused))
            : Page.SeeOther($"/staff/offerings/{copy}?done=copied");
    }
}

public sealed record CloneOfferingModel(Offering Offering, PostedForm Form, Refusal? Refused);

public sealed record RefusedModel(Offering Offering, Refusal Why);
