using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The rubric that an offering's applications are scored by, edited by staff in versions.</summary>
internal static class RubricEndpoints
{
    public static void MapRubric(this IEndpointRouteBuilder staff)
    {
        var rubric = staff.MapGroup("/offerings/{id}/review/rubric").ForStaff(StaffRole.Registrar);
        rubric.MapGet("", Show);
        rubric.MapPost("", Save);
    }

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, PanelDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var panel = await desk.Of(offering.Id, http.RequestAborted);
        return Page.Of<RubricPage>(new RubricModel(offering, panel, RubricForm.Of(panel.Newest), null));
    }

    private static async Task<IResult> Save(HttpContext http, string id, OfferingShelf shelf, PanelDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var (form, panel) = (await PostedForm.Read(http), await desk.Of(offering.Id, http.RequestAborted));
        if (form.IsStale) return Page.Again<RubricPage>(new RubricModel(offering, panel, form, null));
        if (RubricForm.Changed(form) is { } changed) return Page.Of<RubricPage>(new RubricModel(offering, panel, changed, null));
        var (criteria, basedOn) = (RubricForm.Read(form), form.Number("basedOn"));
        if (form.IsFaulty) return Page.Again<RubricPage>(new RubricModel(offering, panel, form, null));
        var refused = await Set(http, desk, offering, panel, new PanelCommand.SetRubric(criteria, basedOn, form.Text("reason")), form["again"] == "again");
        if (refused is null) return Page.SeeOther(offering.Path("/review?done=rubric"));
        if (refused is FormFaulty(var faults)) form.Note(faults.Select(fault => fault with { Field = RubricForm.Field(fault.Field) }));
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<RubricPage>(new RubricModel(offering, panel, form, refused is FormFaulty or ReasonMissing ? null : refused));
    }

    private static async Task<Refusal?> Set(HttpContext http, PanelDesk desk, Offering offering, Panel before, PanelCommand.SetRubric set, bool again)
    {
        if (await desk.Handle(offering.Id, set, http.Actor(), http.RequestAborted) is { } refused) return refused;
        if (!again || before.Current is not { } round) return null;
        var newest = (await desk.Of(offering.Id, http.RequestAborted)).Newest!.Version;
        return await desk.Handle(offering.Id, new PanelCommand.TakeRubric(round.Number, newest, set.Reason), http.Actor(), http.RequestAborted);
    }
}

public sealed record RubricModel(Offering Offering, Panel Panel, PostedForm Form, Refusal? Refused);
