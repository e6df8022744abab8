using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Deciding;

/// <summary>The dry run of a release, and its release by two persons: one proposes, another confirms.</summary>
internal static class ReleaseEndpoints
{
    private const int LettersPerPage = 50;

    public static void MapRelease(this IEndpointRouteBuilder staff)
    {
        var release = staff.MapGroup("/offerings/{id}/release").ForStaff(StaffRole.Registrar);
        release.MapGet("", Show);
        release.MapPost("", Act);
        release.MapGet("/letters/{application}", Letter);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string? done, int? page, OfferingShelf shelf, DecisionDesk desk, Clock clock) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
            ? Page.Of<ReleasePage>(await Model(http, offering, desk, clock, page ?? 1, PostedForm.Empty, null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, DecisionDesk desk, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await Do(http, desk, offering, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(offering.Path($"/release?done={Uri.EscapeDataString(form["do"])}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<ReleasePage>(await Model(http, offering, desk, clock, 1, form, refused is FormFaulty or ReasonMissing ? null : refused, null));
    }

    private static async Task<Refusal?> Do(HttpContext http, DecisionDesk desk, Offering offering, PostedForm form)
    {
        if (!DecisionDigest.TryParse(form["digest"], out var seen) && form["do"] is "propose" or "confirm") return new DecisionsChangedMeanwhile();
        LocalDateTime? due = form["do"] == "propose" && form.Text("due").Length > 0 ? form.DateAndTime("due") : null;
        if (form.IsFaulty) return null;
        return form["do"] switch
        {
            "propose" => await desk.Propose(offering, seen, due, http.Actor(), http.RequestAborted),
            "confirm" => await desk.Confirm(offering, seen, http.Actor(), http.RequestAborted),
            "withdraw" => await desk.Withdraw(offering, form.Text("reason"), http.Actor(), http.RequestAborted),
            "off" => await desk.CallOff(offering, form.Text("reason"), http.Actor(), http.RequestAborted),
            _ => new NothingProposed(),
        };
    }

    private static async Task<IResult> Letter(HttpContext http, string id, string application, OfferingShelf shelf, DecisionDesk desk, ReleasePreview preview)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering || !ApplicationId.TryParse(application, out var named)) return TypedResults.NotFound();
        var book = await desk.BookOf(offering.Id, http.RequestAborted);
        var due = book.Open?.Due ?? (book.Proposal?.Due is { } local ? offering.Zone.At(local) : null);
        return await preview.Of(offering, named, due, http.RequestAborted) is var (mail, why)
            ? Page.Of<ReleaseLetterPage>(new ReleaseLetterModel(offering, mail, why))
            : TypedResults.NotFound();
    }

    private static async Task<ReleaseModel> Model(HttpContext http, Offering offering, DecisionDesk desk, Clock clock, int page, PostedForm form, Refusal? refused, string? done)
    {
        var run = await desk.DryRun(offering, http.RequestAborted);
        var pages = Math.Max(1, (run.Letters.Count + LettersPerPage - 1) / LettersPerPage);
        var number = Math.Clamp(page, 1, pages);
        return new ReleaseModel(
            offering, run, await desk.BookOf(offering.Id, http.RequestAborted), http.Actor().Address, clock.Now,
            [.. run.Letters.Skip((number - 1) * LettersPerPage).Take(LettersPerPage)], number, pages, form, refused, done);
    }

    private static string? Done(string? what) => what switch
    {
        "propose" => "Proposed. Another person has to confirm it",
        "confirm" => "Confirmed. The plan sends the letters at their time, each once",
        "withdraw" => "The proposal is withdrawn",
        "off" => "The release is called off",
        _ => null,
    };
}

public sealed record ReleaseModel(
    Offering Offering, ReleaseSheet Run, DecisionBook Book, EmailAddress Me, Instant Now, IReadOnlyList<ReleaseLetter> Letters, int Page, int Pages, PostedForm Form, Refusal? Refused,
    string? Done);

public sealed record ReleaseLetterModel(Offering Offering, App.Ports.Mail? Mail, Refusal? Why);
