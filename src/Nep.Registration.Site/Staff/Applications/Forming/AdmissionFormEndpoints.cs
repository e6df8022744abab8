using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>
/// How people apply to an offering, in one form: dates, who applies, the questions page by page, referees, tuition. A change of what people have begun
/// to answer is shown with what it does to their applications before it is kept.
/// </summary>
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
            ? Page.Of<AdmissionFormPage>(new AdmissionFormModel(offering, AdmissionFields.Of(rule, offering.Version), null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk, AdmissionOutlook outlook)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<AdmissionFormPage>(new AdmissionFormModel(offering, form, null, null));
        if (AdmissionRows.Changed(form) is { } changed) return Page.Of<AdmissionFormPage>(new AdmissionFormModel(offering, changed, null, null));
        var (rule, basedOn) = (new AdmissionReading(form).Read(), form.Number("basedOn"));
        if (form.IsFaulty) return Page.Again<AdmissionFormPage>(new AdmissionFormModel(offering, form, null, null));
        if (form["do"] == "back") return Page.Of<AdmissionFormPage>(new AdmissionFormModel(offering, form, null, null));
        var details = offering.Details with { Entry = new Entry.ByApplication(rule), Prices = new PriceList(rule.Tuition.Total) };
        var edit = new OfferingCommand.EditOffering(details, basedOn, form.Text("reason"));
        var (refused, effects) = await outlook.Compare(offering.Id, edit, http.RequestAborted);
        if (refused is null && effects.Count > 0 && form["shown"] != AdmissionDiffModel.Figures(effects))
            return Page.Of<AdmissionDiffPage>(new AdmissionDiffModel(offering, rule, form, effects));
        refused ??= await desk.Handle(offering.Id, edit, http.Actor(), http.RequestAborted);
        return refused is null ? Page.SeeOther(offering.Path("/admission?done=saved")) : Again(offering, rule, form, refused);
    }

    private static IResult Again(Offering offering, AdmissionRule rule, PostedForm form, Refusal refused)
    {
        if (refused is FormFaulty(var faults)) form.Note(faults.Select(fault => AdmissionReading.Here(fault, rule)));
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<AdmissionFormPage>(new AdmissionFormModel(offering, form, refused is FormFaulty or ReasonMissing ? null : refused, null));
    }

    private static string? Done(string? what) => what switch
    {
        "created" => "The draft is saved. Now say how people apply; nobody sees it until you publish it",
        "saved" => "Saved. Every application’s plan follows",
        _ => null,
    };
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record AdmissionFormModel(Offering Offering, PostedForm Form, Refusal? Refused, string? Done);
