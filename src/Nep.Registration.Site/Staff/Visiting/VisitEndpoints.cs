using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Visiting;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Staff.Visiting;

/// <summary>
/// Interviews and site visits: set, moved and called off by staff who run the offering; whoever holds one sees it and writes their own notes.
/// </summary>
internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder staff)
    {
        var visits = staff.MapGroup("/offerings/{id}/board/{application}/visits").ForStaff(StaffRole.Registrar);
        visits.MapGet("", Show);
        visits.MapPost("", Schedule);
        visits.MapPost("/{visit:int}", Change);
        var one = staff.MapGroup("/visits/{id}/{application}/{visit:int}").ForStaff(StaffRole.Registrar, StaffRole.Reviewer);
        one.MapGet("", Open);
        one.MapPost("", Note);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string application, string? done, ApplicationDesk desk, StaffRoll roll) =>
        await Find(http, id, application, desk) is var (offering, state)
            ? Page.Of<VisitsPage>(await Model(http, offering, state, roll, VisitForm.Empty(offering), null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Schedule(HttpContext http, string id, string application, ApplicationDesk desk, StaffRoll roll)
    {
        if (await Find(http, id, application, desk) is not var (offering, state)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await SetUp(http, desk, roll, offering, state, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(Path(offering, state, "?done=set"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return Page.Again<VisitsPage>(await Model(http, offering, state, roll, form, refused is FormFaulty ? null : refused, null));
    }

    private static async Task<Refusal?> SetUp(HttpContext http, ApplicationDesk desk, StaffRoll roll, Offering offering, ApplicationState state, PostedForm form)
    {
        var (starts, ends, zone, place) = VisitForm.Read(form);
        var (kind, number) = (form["kind"] == nameof(VisitKind.SiteVisit) ? VisitKind.SiteVisit : VisitKind.Interview, form.Number("number"));
        var members = await roll.All(http.RequestAborted);
        ValueList<Interviewer> interviewers = [.. members.Where(member => form.IsTicked($"with.{member.Address}")).Select(member => new Interviewer(member.Name, member.Address))];
        if (form.IsFaulty) return null;
        return Why(await desk.Handle(offering, state.Id, new ScheduleVisit(number, kind, starts, ends, zone, place, interviewers), http.Actor(), http.RequestAborted));
    }

    private static async Task<IResult> Change(HttpContext http, string id, string application, int visit, ApplicationDesk desk, StaffRoll roll)
    {
        if (await Find(http, id, application, desk) is not var (offering, state) || Domain.Admissions.Visiting.Find(state, visit) is null) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await Alter(http, desk, offering, state, visit, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(Path(offering, state, $"?done={(form["do"] == "off" ? "off" : "moved")}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<VisitsPage>(await Model(http, offering, state, roll, form, refused is FormFaulty or ReasonMissing ? null : refused, null));
    }

    private static async Task<Refusal?> Alter(HttpContext http, ApplicationDesk desk, Offering offering, ApplicationState state, int visit, PostedForm form)
    {
        if (form["do"] == "off") return Why(await desk.Handle(offering, state.Id, new CallOffVisit(visit, form.Text("reason")), http.Actor(), http.RequestAborted));
        var (starts, ends, zone, place) = VisitForm.Read(form);
        var basedOn = form.Number("basedOn");
        return form.IsFaulty ? null : Why(await desk.Handle(offering, state.Id, new MoveVisit(visit, basedOn, starts, ends, zone, place, form.Text("reason")), http.Actor(), http.RequestAborted));
    }

    private static async Task<IResult> Open(HttpContext http, string id, string application, int visit, string? done, ApplicationDesk desk, VisitNotes notes) =>
        await Held(http, id, application, visit, desk) is var (offering, state, one)
            ? Page.Of<VisitPage>(new VisitModel(offering, state, one, await notes.Of(offering.Id, state.Id, visit, http.RequestAborted), http.Actor().Address, PostedForm.Empty, null, done is null ? null : "Saved"))
            : TypedResults.NotFound();

    private static async Task<IResult> Note(HttpContext http, string id, string application, int visit, ApplicationDesk desk, VisitNotes notes)
    {
        if (await Held(http, id, application, visit, desk) is not var (offering, state, one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var basedOn = form.IsStale ? 0 : form.Number("basedOn");
        var refused = form.IsStale || form.IsFaulty ? null : await notes.Save(offering.Id, state.Id, visit, http.Actor().Address, basedOn, form["note"], http.RequestAborted);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther($"/staff/visits/{id}/{application}/{visit}?done=saved");
        if (refused is FormFaulty(var faults)) form.Note(faults);
        var known = await notes.Of(offering.Id, state.Id, visit, http.RequestAborted);
        return Page.Again<VisitPage>(new VisitModel(offering, state, one, known, http.Actor().Address, form, refused is FormFaulty ? null : refused, null));
    }

    private static async Task<(Offering Offering, ApplicationState State)?> Find(HttpContext http, string id, string application, ApplicationDesk desk) =>
        OfferingId.TryParse(id, out var offering) && ApplicationId.TryParse(application, out var named) && await desk.Find(offering, named, http.RequestAborted) is var (found, state)
        && found.Details.Entry.Admission is not null && state.Submitted is not null
            ? (found, state)
            : null;

    /// <summary>A visit that the visitor holds, or may run; null for anyone else.</summary>
    private static async Task<(Offering Offering, ApplicationState State, Visit Visit)?> Held(HttpContext http, string id, string application, int visit, ApplicationDesk desk) =>
        await Find(http, id, application, desk) is var (offering, state) && Domain.Admissions.Visiting.Find(state, visit) is { } one
        && (http.IsStaff(StaffRole.Registrar) || one.Interviewers.Any(interviewer => interviewer.Email == http.Actor().Address))
            ? (offering, state, one)
            : null;

    private static async Task<VisitsModel> Model(HttpContext http, Offering offering, ApplicationState state, StaffRoll roll, PostedForm form, Refusal? refused, string? done) =>
        new(offering, state, await roll.All(http.RequestAborted), form, refused, done);

    private static Refusal? Why(ApplicationFiled filed) => (filed as ApplicationFiled.Refused)?.Why;

    private static string Path(Offering offering, ApplicationState state, string more) => offering.Path($"/board/{state.Id}/visits{more}");

    private static string? Done(string? what) => what switch
    {
        "set" => "Set. The applicant and everyone who comes get it by mail, with a file for their calendars",
        "moved" => "Changed. Everyone gets the new file for their calendars",
        "off" => "Called off. Everyone is told, and it goes off their calendars",
        _ => null,
    };
}

public sealed record VisitsModel(Offering Offering, ApplicationState State, IReadOnlyList<StaffMember> Staff, PostedForm Form, Refusal? Refused, string? Done);

public sealed record VisitModel(
    Offering Offering, ApplicationState State, Visit Visit, IReadOnlyList<VisitNote> Notes, EmailAddress Me, PostedForm Form, Refusal? Refused, string? Done);
