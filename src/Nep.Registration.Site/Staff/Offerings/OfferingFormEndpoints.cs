using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Mail;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>
/// Making and editing an offering: everything staff say about it in one form. Buttons that add or remove a row send the form too, so that
/// no script is needed and nothing typed is lost.
/// </summary>
internal static class OfferingFormEndpoints
{
    public static void MapOfferingForms(this IEndpointRouteBuilder staff)
    {
        var forms = staff.MapGroup("/offerings").ForStaff(StaffRole.Registrar);
        forms.MapGet("/new", (Clock clock) => Page.Of<OfferingFormPage>(new OfferingFormModel(null, OfferingStart.Form(clock.Now), null, 0)));
        forms.MapPost("/new", Create);
        forms.MapGet("/{id}/edit", ShowEdit);
        forms.MapPost("/{id}/edit", Edit);
    }

    private static async Task<IResult> Create(HttpContext http, OfferingDesk desk)
    {
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<OfferingFormPage>(new OfferingFormModel(null, form, null, 0));
        if (Rows(form) is { } changed) return Page.Of<OfferingFormPage>(new OfferingFormModel(null, changed, null, 0));
        var details = new OfferingReading(form).Read();
        if (!OfferingId.TryParse(form.Text("id"), out var id)) form.Note("id", "NotAnOfferingId");
        if (form.Faults.Count > 0) return Page.Again<OfferingFormPage>(new OfferingFormModel(null, form, null, 0));
        return await desk.Handle(id, new OfferingCommand.CreateOffering(id, details), http.Actor(), http.RequestAborted) is { } refused
            ? Page.Again<OfferingFormPage>(new OfferingFormModel(null, form, refused, 0))
            : Page.SeeOther(details.Entry.Admission is null ? $"/staff/offerings/{id}?done=created" : $"/staff/offerings/{id}/admission?done=created");
    }

    private static async Task<IResult> ShowEdit(HttpContext http, string id, OfferingShelf shelf, RegistrationList registrations)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = OfferingFields.Of(offering.Details, offering.Version);
        return Page.Of<OfferingFormPage>(new OfferingFormModel(offering, form, null, await PeopleIn(offering, registrations, http)));
    }

    private static async Task<IResult> Edit(
        HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk, RegistrationList registrations, MailOutlooks outlooks)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var (form, people) = (await PostedForm.Read(http), await PeopleIn(offering, registrations, http));
        if (form.IsStale) return Page.Again<OfferingFormPage>(new OfferingFormModel(offering, form, null, people));
        if (Rows(form) is { } changed) return Page.Of<OfferingFormPage>(new OfferingFormModel(offering, changed, null, people));
        var (details, basedOn) = (new OfferingReading(form, offering.Details.Entry).Read(), form.Number("basedOn"));
        if (form.Faults.Count > 0) return Page.Again<OfferingFormPage>(new OfferingFormModel(offering, form, null, people));
        if (form["do"] == "back") return Page.Of<OfferingFormPage>(new OfferingFormModel(offering, form, null, people));
        var command = new OfferingCommand.EditOffering(details, basedOn, form.Text("reason"));
        if (await outlooks.Compare(offering.Id, command, http.RequestAborted) is { IsNothing: false } diff && form["shown"] != MailDiffModel.Figures(diff))
            return Page.Of<MailDiffPage>(new MailDiffModel(offering, form, diff));
        command = command with { SendAtOnce = [.. details.Reminders.Select(rule => rule.Key).Where(rule => form.IsTicked(MailDiffModel.AtOnce(rule)))] };
        var refused = await desk.Handle(offering.Id, command, http.Actor(), http.RequestAborted);
        if (refused is null) return Page.SeeOther(offering.Path("?done=saved"));
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<OfferingFormPage>(new OfferingFormModel(offering, form, refused is ReasonMissing ? null : refused, people));
    }

    private static async Task<int> PeopleIn(Offering offering, RegistrationList registrations, HttpContext http) =>
        (await registrations.Of(offering.Id, http.RequestAborted)).Figures is var figures ? figures.Confirmed + figures.Held : 0;

    /// <summary>The form with a row more or less, when that is what the button said; otherwise null.</summary>
    private static PostedForm? Rows(PostedForm form) => form["do"].Split(' ') switch
    {
        ["add", "sessions"] => FormRows.Add(form, "sessions", ("number", $"{NextNumber(form)}")),
        ["add", "codes"] => FormRows.Add(form, "codes", ("uses", "1")),
        ["add", "policy.tiers"] => FormRows.Add(form, "policy.tiers", ("fee", "0")),
        ["add", "reminders"] => FormRows.Add(form, "reminders", ("at", "09:00")),
        ["add", var rows] when Repeated.Contains(rows) => FormRows.Add(form, rows),
        ["remove", var rows, var index] when Repeated.Contains(rows) && int.TryParse(index, out var at) => FormRows.Remove(form, rows, at),
        _ => null,
    };

    private static readonly string[] Repeated = ["sessions", "early", "codes", "policy.tiers", "questions", "reminders", BenefitFields.Terms];

    /// <summary>Numbers stay with their sessions, so a new one gets a number that none has.</summary>
    private static int NextNumber(PostedForm form) => 1 + Enumerable.Range(0, FormRows.Count(form, "sessions"))
        .Select(i => int.TryParse(form[$"sessions[{i}].number"], out var number) ? number : 0).DefaultIfEmpty().Max();
}

/// <param name="Offering">The offering that is edited; null for a new one.</param>
/// <param name="People">Who hold a seat already and would hear of a new schedule.</param>
public sealed record OfferingFormModel(Offering? Offering, PostedForm Form, Refusal? Refused, int People);
