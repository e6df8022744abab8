using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>An offering's panel: its rubric, rounds, reviewers and draws, and how far every reviewer has come.</summary>
internal static class PanelEndpoints
{
    public static void MapPanel(this IEndpointRouteBuilder staff)
    {
        var panel = staff.MapGroup("/offerings/{id}/review").ForStaff(StaffRole.Registrar);
        panel.MapGet("", Show);
        panel.MapPost("", Act);
        panel.MapGet("/draws/{draw:int}", Drawn);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string? done, OfferingShelf shelf, PanelView view) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
            ? Page.Of<PanelPage>(await view.Of(offering, PostedForm.Empty, null, Done(done), http.RequestAborted))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, PanelView view, PanelDesk desk, StaffRoll roll)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await Do(http, desk, roll, offering, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(offering.Path($"/review?done={Uri.EscapeDataString(form["do"])}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return Page.Again<PanelPage>(await view.Of(offering, form, refused is FormFaulty ? null : refused, null, http.RequestAborted));
    }

    private static async Task<Refusal?> Do(HttpContext http, PanelDesk desk, StaffRoll roll, Offering offering, PostedForm form)
    {
        switch (form["do"])
        {
            case "seat":
                return await Seat(http, desk, roll, offering, form);
            case "unseat":
                return await desk.Handle(offering.Id, new PanelCommand.UnseatReviewer(form.Address("address"), form.Text("reason")), http.Actor(), http.RequestAborted);
            case "round":
                var each = form.Number("each");
                if (form.IsFaulty) return null;
                return await desk.Handle(offering.Id, new PanelCommand.OpenRound(form.Text("title"), each, form.IsTicked("choice"), ""), http.Actor(), http.RequestAborted);
            case "draw":
                var round = (await desk.Of(offering.Id, http.RequestAborted)).Current?.Number ?? 0;
                return await desk.Draw(offering.Id, round, form["seed"], http.Actor(), http.RequestAborted);
            default:
                return new RoundNotFound();
        }
    }

    /// <summary>Reviewers sign in, so they are staff with the reviewer's role; what else is said of them is for conflicts of interest.</summary>
    private static async Task<Refusal?> Seat(HttpContext http, PanelDesk desk, StaffRoll roll, Offering offering, PostedForm form)
    {
        var address = form.Address("address");
        var others = ReviewerFields.Others(form);
        if (form.IsFaulty) return null;
        if (await roll.Find(address, http.RequestAborted) is not { } member) return new ReviewerNotFound();
        var reviewer = new Reviewer(member.Address, member.Name, ReviewerFields.Lines(form["organizations"]), others);
        return await desk.Seat(offering.Id, reviewer, form.Text("reason"), http.Actor(), http.RequestAborted);
    }

    private static async Task<IResult> Drawn(HttpContext http, string id, int draw, OfferingShelf shelf, PanelDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering && await desk.Drawn(offering.Id, draw, http.RequestAborted) is { } file
            ? Page.Of<DrawPage>(new DrawModel(offering, file, await desk.Of(offering.Id, http.RequestAborted)))
            : TypedResults.NotFound();

    private static string? Done(string? what) => what switch
    {
        "seat" => "Saved",
        "unseat" => "No longer on the panel. What was submitted stays; what was not can be drawn again",
        "round" => "The round is open",
        "draw" => "Drawn. The reviews are being shared out",
        "rubric" => "The rubric is saved",
        _ => null,
    };
}

/// <summary>How a reviewer's own organizations and addresses are typed: one a line.</summary>
internal static class ReviewerFields
{
    public static ValueList<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20)];

    public static ValueList<EmailAddress> Others(PostedForm form)
    {
        var lines = Lines(form["others"]);
        if (lines.Any(line => !EmailAddress.TryParse(line, out _))) form.Note("others", "NotAnAddress");
        return [.. lines.Where(line => EmailAddress.TryParse(line, out _)).Select(EmailAddress.Parse)];
    }
}

/// <summary>Gathers what the panel's page shows.</summary>
public sealed class PanelView(PanelDesk desk, BoardReading boards, CandidateList candidates, StaffRoll roll)
{
    public async Task<PanelModel> Of(Offering offering, PostedForm form, Refusal? refused, string? done, CancellationToken cancel)
    {
        var panel = await desk.Of(offering.Id, cancel);
        var board = panel.Current is { } round ? await boards.Of(offering.Id, round.Number, cancel) : null;
        var (sheet, staff) = (await candidates.Of(offering.Id, cancel), await roll.All(cancel));
        return new PanelModel(
            offering, panel, board, sheet.UnderReview.Count, [.. staff.Where(one => one.Roles.Contains(StaffRole.Reviewer) || one.Roles.Contains(StaffRole.Administrator))],
            await desk.History(offering.Id, cancel), form, refused, done);
    }
}

/// <param name="UnderReview">How many applications are under review.</param>
/// <param name="MayReview">Staff who have the reviewer's role.</param>
public sealed record PanelModel(
    Offering Offering, Panel Panel, ReviewBoard? Board, int UnderReview, IReadOnlyList<StaffMember> MayReview, IReadOnlyList<HistoryEntry<PanelEvent>> History, PostedForm Form,
    Refusal? Refused, string? Done);

public sealed record DrawModel(Offering Offering, DrawFile File, Panel Panel);
