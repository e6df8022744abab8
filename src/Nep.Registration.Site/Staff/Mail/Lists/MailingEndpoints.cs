using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Mail.Lists;

/// <summary>Writing to the people of a filtered list: written, looked at, confirmed on a second page, watched, and stopped half-way.</summary>
internal static class MailingEndpoints
{
    public static void MapMailings(this IEndpointRouteBuilder staff)
    {
        var mail = staff.MapGroup("/offerings/{id}/mail").ForStaff(StaffRole.Registrar);
        mail.MapGet("/write", Begin);
        mail.MapPost("/write", Write);
        mail.MapGet("/lists", All);
        mail.MapGet("/lists/{mailing}", Show);
        mail.MapPost("/lists/{mailing}", Stop);
    }

    private static async Task<IResult> Begin(HttpContext http, string id, OfferingShelf shelf, MailingWriting writing) =>
        await shelf.Named(id, http.RequestAborted) is { Status: not OfferingStatus.Draft } offering
            ? Form(http, await writing.Begin(offering, RegistrationSearch.From(http.Request.Query), http.RequestAborted))
            : TypedResults.NotFound();

    private static IResult Form(HttpContext http, MailingModel model) => http.Framing(Page.Of<MailingFormPage>(model), model.Seen);

    private static async Task<IResult> Write(HttpContext http, string id, OfferingShelf shelf, MailingWriting writing, MailingDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Status: not OfferingStatus.Draft } offering) return TypedResults.NotFound();
        var (form, search) = (await PostedForm.Read(http), RegistrationSearch.From(http.Request.Query));
        if (!form.IsStale && form["do"] == "send") return await Send(http, offering, search, form, writing, desk);
        if (form["do"] != "back") form.Note(MailingDesk.Faults(MailingForm.Read(form, search)));
        if (form["do"] == "next") Reason(form);
        var model = await writing.Again(offering, search, form, null, http.RequestAborted);
        if (form["do"] == "next" && model.List.Recipients.Count == 0) model = model with { Refused = new MailingListEmpty() };
        if (form.IsStale || form.IsFaulty || model.Refused is not null) return http.Framing(Page.Again<MailingFormPage>(model), model.Seen);
        return form["do"] == "next" ? Page.Of<MailingConfirmPage>(model) : Form(http, model);
    }

    /// <summary>Another list than was confirmed is shown once more, with its own count.</summary>
    private static async Task<IResult> Send(HttpContext http, Offering offering, RegistrationSearch search, PostedForm form, MailingWriting writing, MailingDesk desk)
    {
        if (!MailingId.TryParse(form["mailing"], out var mailing)) return TypedResults.BadRequest();
        var found = await writing.Found(offering, search, http.RequestAborted);
        var refused = await desk.Order(
            offering.Id, mailing, MailingForm.Read(form, search), found, form["shown"], form.Text("reason"), http.Actor(), http.RequestAborted);
        if (refused is null) return Page.SeeOther(offering.Path($"/mail/lists/{mailing}?done=ordered"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note("reason", refused);
        var model = await writing.Again(offering, search, form, form.IsFaulty ? null : refused, http.RequestAborted);
        return refused is MailingListChanged ? Page.Again<MailingConfirmPage>(model) : http.Framing(Page.Again<MailingFormPage>(model), model.Seen);
    }

    private static void Reason(PostedForm form)
    {
        if (form.Text("reason").Length == 0) form.Note("reason", new ReasonMissing());
        form.Note(OfferingRules.Reason(form.Text("reason")));
    }

    private static async Task<IResult> All(HttpContext http, string id, OfferingShelf shelf, MailingDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<MailingListPage>(new MailingListModel(offering, await desk.All(offering.Id, http.RequestAborted)))
            : TypedResults.NotFound();

    private static async Task<IResult> Show(HttpContext http, string id, string mailing, OfferingShelf shelf, MailingDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { } offering && await Model(http, offering, mailing, desk, PostedForm.Empty, null) is { } model
            ? Page.Of<MailingPage>(model)
            : TypedResults.NotFound();

    private static async Task<IResult> Stop(HttpContext http, string id, string mailing, OfferingShelf shelf, MailingDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering || !MailingId.TryParse(mailing, out var one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await desk.Stop(offering.Id, one, form.Text("reason"), http.Actor(), http.RequestAborted);
        if (!form.IsStale && refused is null) return Page.SeeOther(offering.Path($"/mail/lists/{mailing}?done=stopped"));
        return await Model(http, offering, mailing, desk, form, refused) is { } model ? Page.Again<MailingPage>(model) : TypedResults.NotFound();
    }

    private static async Task<MailingStandingModel?> Model(HttpContext http, Offering offering, string mailing, MailingDesk desk, PostedForm form, Refusal? refused)
    {
        var standing = (await desk.All(offering.Id, http.RequestAborted)).FirstOrDefault(one => $"{one.Mailing.Id}" == mailing);
        if (standing is null || await desk.Text(offering.Id, standing.Mailing.Id, http.RequestAborted) is not { } text) return null;
        return new MailingStandingModel(offering, standing, text, form, refused, http.Request.Query["done"].ToString() switch
        {
            "ordered" => "Ordered. It goes out now",
            "stopped" => "Stopped. What had not gone does not go any more",
            _ => null,
        });
    }
}

public sealed record MailingListModel(Offering Offering, IReadOnlyList<MailingStanding> Mailings);

/// <param name="Done">What the last post did, in words.</param>
public sealed record MailingStandingModel(Offering Offering, MailingStanding Standing, MailingFile Text, PostedForm Form, Refusal? Refused, string? Done);
