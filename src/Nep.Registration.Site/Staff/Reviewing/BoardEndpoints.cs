using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>The board of a round, and one application's reviews side by side. Staff who run the offering see names here; reviewers never come here.</summary>
internal static class BoardEndpoints
{
    public static void MapBoard(this IEndpointRouteBuilder staff)
    {
        var board = staff.MapGroup("/offerings/{id}/board").ForStaff(StaffRole.Registrar);
        board.MapGet("", Show);
        board.MapGet("/board.csv", Export);
        board.MapGet("/{application}", One);
        board.MapPost("/{application}", Act);
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, OfferingShelf shelf, PanelDesk panels, BoardReading boards, CandidateList candidates, DecisionList decisions)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering) return TypedResults.NotFound();
        var (panel, sheet, search) = (await panels.Of(offering.Id, http.RequestAborted), await candidates.Of(offering.Id, http.RequestAborted), BoardSearch.From(http.Request.Query));
        var board = panel.Current is { } round ? await boards.Of(offering.Id, round.Number, http.RequestAborted) : null;
        var found = board is null ? [] : search.In(board, sheet, await decisions.Of(offering.Id, http.RequestAborted));
        var pages = Math.Max(1, (found.Count + BoardSearch.RowsPerPage - 1) / BoardSearch.RowsPerPage);
        search = search with { Page = Math.Clamp(search.Page, 1, pages) };
        return Page.Of<BoardPage>(new BoardModel(
            offering, panel, search, [.. found.Skip((search.Page - 1) * BoardSearch.RowsPerPage).Take(BoardSearch.RowsPerPage)], found.Count, pages));
    }

    private static async Task<IResult> Export(HttpContext http, string id, OfferingShelf shelf, BoardTable table) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
            ? new Exports.CsvAnswer(table, [offering], true, $"board-{offering.Id}")
            : TypedResults.NotFound();

    private static async Task<IResult> One(HttpContext http, string id, string application, string? done, OfferingShelf shelf, BoardView view) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
        && await view.Of(offering, application, PostedForm.Empty, null, Done(done), http.RequestAborted) is { } model
            ? Page.Of<JudgedPage>(model)
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, string application, OfferingShelf shelf, BoardView view, ReviewDesk desk, Discussion discussion)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: not null } offering
            || await view.Of(offering, application, PostedForm.Empty, null, null, http.RequestAborted) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await Do(http, desk, discussion, model, form);
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther(offering.Path($"/board/{application}?done={Uri.EscapeDataString(form["do"])}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return Page.Again<JudgedPage>(model with { Form = form, Refused = refused is FormFaulty ? null : refused });
    }

    private static async Task<Refusal?> Do(HttpContext http, ReviewDesk desk, Discussion discussion, JudgedModel model, PostedForm form)
    {
        var (offering, application, round) = (model.Offering.Id, model.Candidate.Id, model.Panel.Current?.Number ?? 0);
        if (form["do"] == "say") return await discussion.Say(offering, application, form["note"], http.Actor().Address, http.RequestAborted);
        var reviewer = form.Address("reviewer");
        if (form.IsFaulty) return null;
        return form["do"] switch
        {
            "assign" => await desk.Assign(offering, round, application, reviewer, AssignedBy.Staff, http.Actor(), http.RequestAborted),
            "off" => await desk.Handle(offering, round, application, reviewer, new ReviewCommand.TakeOff(form.Text("reason")), http.Actor(), http.RequestAborted),
            "conflict" => await desk.Handle(offering, round, application, reviewer, new ReviewCommand.Recuse(form.Text("reason"), true), http.Actor(), http.RequestAborted),
            _ => new ReviewNotFound(),
        };
    }

    private static string? Done(string? what) => what switch
    {
        "assign" => "Assigned",
        "off" => "Taken off. What they scored of it no longer counts, and the ranks are worked out anew",
        "conflict" => "Recorded. What they scored of it no longer counts, and the ranks are worked out anew",
        "say" => "Said",
        _ => null,
    };
}

/// <param name="All">How many rows all pages have together.</param>
public sealed record BoardModel(Offering Offering, Panel Panel, BoardSearch Search, IReadOnlyList<BoardLine> Lines, int All, int Pages);
