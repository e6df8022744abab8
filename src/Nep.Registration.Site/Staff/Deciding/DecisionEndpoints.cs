using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Reviewing;

namespace Nep.Registration.Site.Staff.Deciding;

/// <summary>Decisions, drafted and held: one by one, along the board, or for all that are left.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder staff)
    {
        var decisions = staff.MapGroup("/offerings/{id}/decisions").ForStaff(StaffRole.Registrar);
        decisions.MapGet("", Show);
        decisions.MapPost("", Act);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string? done, OfferingShelf shelf, DecisionView view) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
            ? Page.Of<DecisionPage>(await view.Of(offering, BoardSearch.From(http.Request.Query), PostedForm.Empty, null, Done(done), http.RequestAborted))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, OfferingShelf shelf, DecisionView view, DecisionDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var model = await view.Of(offering, BoardSearch.From(http.Request.Query), form, null, null, http.RequestAborted);
        var refused = form.IsStale ? null : await Do(http, desk, model, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(offering.Path($"/decisions?done={(form["do"] == "clear" ? "clear" : "draft")}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Page.Again<DecisionPage>(model with { Refused = refused is FormFaulty or ReasonMissing ? null : refused });
    }

    private static async Task<Refusal?> Do(HttpContext http, DecisionDesk desk, DecisionModel model, PostedForm form)
    {
        if (form["do"] == "clear")
            return ApplicationId.TryParse(form["application"], out var id) ? await desk.Clear(model.Offering.Id, [id], form.Text("reason"), http.Actor(), http.RequestAborted) : new ReviewGone();
        var drafts = DecisionForm.Read(form, model.Board, model.Sheet, model.Held);
        if (form.IsFaulty) return null;
        return drafts.Count == 0 ? new ReviewGone() : await desk.Draft(model.Offering.Id, drafts, http.Actor(), http.RequestAborted);
    }

    private static string? Done(string? what) => what switch
    {
        "draft" => "Decided, and held until the release. No applicant can tell",
        "clear" => "Taken back",
        _ => null,
    };
}

/// <summary>Gathers what the page of decisions shows.</summary>
public sealed class DecisionView(DecisionDesk desk, DecisionList decisions, CandidateList candidates, PanelDesk panels, BoardReading boards)
{
    public async Task<DecisionModel> Of(Offering offering, BoardSearch search, PostedForm form, Refusal? refused, string? done, CancellationToken cancel)
    {
        var (panel, sheet, held) = (await panels.Of(offering.Id, cancel), await candidates.Of(offering.Id, cancel), await decisions.Of(offering.Id, cancel));
        var board = panel.Current is { } round ? await boards.Of(offering.Id, round.Number, cancel) : null;
        var found = search.In(board ?? ReviewBoard.Of(new Rubric(0, []), [.. sheet.All.Select(one => one.Id)], []), sheet, held);
        var pages = Math.Max(1, (found.Count + BoardSearch.RowsPerPage - 1) / BoardSearch.RowsPerPage);
        var page = search with { Page = Math.Clamp(search.Page, 1, pages) };
        return new DecisionModel(
            offering, board, sheet, held, await desk.DryRun(offering, cancel), await desk.BookOf(offering.Id, cancel), page,
            [.. found.Skip((page.Page - 1) * BoardSearch.RowsPerPage).Take(BoardSearch.RowsPerPage)], found.Count, pages, await desk.History(offering.Id, cancel), form, refused, done);
    }
}

/// <param name="Run">What a release would do now.</param>
/// <param name="All">How many rows all pages have together.</param>
public sealed record DecisionModel(
    Offering Offering, ReviewBoard? Board, CandidateSheet Sheet, IReadOnlyDictionary<ApplicationId, DraftedDecision> Held, ReleaseSheet Run, DecisionBook Book, BoardSearch Search,
    IReadOnlyList<BoardLine> Lines, int All, int Pages, IReadOnlyList<HistoryEntry<DecisionEvent>> History, PostedForm Form, Refusal? Refused, string? Done);
