using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>The dates and figures of an offering's admission, which staff set for each run of a program; its form stays as it is.</summary>
internal static class AdmissionFormEndpoints
{
    public static void MapAdmissionForm(this IEndpointRouteBuilder staff)
    {
        var form = staff.MapGroup("/offerings/{id}/admission").ForStaff(StaffRole.Registrar);
        form.MapGet("", Show);
        form.MapPost("", Act);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string? done, OfferingShelf shelf) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: { } rule } offering
            ? Page.Of<AdmissionFormPage>(new AdmissionFormModel(offering, rule, PostedForm.Empty, null, done == "saved"))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: { } rule } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var changed = Read(form, rule);
        if (form.IsStale || form.IsFaulty) return Page.Again<AdmissionFormPage>(new AdmissionFormModel(offering, rule, form, null, false));
        var edit = new OfferingCommand.EditOffering(offering.Details with { Entry = new Entry.ByApplication(changed) }, form.Number("basedOn"), form.Text("reason"));
        var refused = await desk.Handle(offering.Id, edit, http.Actor(), http.RequestAborted);
        if (refused is null) return Page.SeeOther(offering.Path("/admission?done=saved"));
        if (refused is OfferingFaulty(var faults)) form.Note(faults.Select(fault => fault with { Field = fault.Field.Replace("admission.", "", StringComparison.Ordinal) }));
        return Page.Again<AdmissionFormPage>(new AdmissionFormModel(offering, rule, form, refused is OfferingFaulty ? null : refused, false));
    }

    private static AdmissionRule Read(PostedForm form, AdmissionRule rule) => rule with
    {
        Deadline = form.DateAndTime("deadline"),
        GraceMinutes = form.Number("grace"),
        DecisionsOn = form.Text("decisionsOn").Length == 0 ? null : form.Date("decisionsOn"),
        OfferDays = form.Number("offerDays"),
        AlternateDays = form.Number("alternateDays"),
        References = rule.References is { } references ? references with { Least = form.Number("referees"), Due = form.DateAndTime("referencesDue") } : null,
        Invitations = [.. form["invitations"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(PriceCode.Normalize)],
    };
}

/// <param name="Saved">Whether the last post kept it.</param>
public sealed record AdmissionFormModel(Offering Offering, AdmissionRule Rule, PostedForm Form, Refusal? Refused, bool Saved);
