using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn.Importing;

/// <summary>
/// Taking in a meeting platform's attendance report: staff see whom it matched, say who the others are, and confirm. Before that nothing is
/// written, and the file itself is never kept.
/// </summary>
internal static class ImportEndpoints
{
    /// <summary>Room for the file and the form around it; what is larger is read to its end and thrown away, so that the browser shows the answer.</summary>
    private const int LargestPost = ReportReading.LargestFile + (64 * 1024);

    private const long MostThrownAway = 128L * 1024 * 1024;

    public static void MapImport(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/sessions/{session:int}/import").ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        one.MapGet("", Show);
        one.MapPost("", Review);
        one.MapPost("/confirm", Confirm);
    }

    private static async Task<IResult> Show(HttpContext http, string id, int session, OfferingShelf shelf) =>
        await RosterEndpoints.Find(http, id, session, shelf) is var (offering, one)
            ? Page.Of<ImportPage>(new ImportModel(offering, one, PostedForm.Empty, http.IsStaff(StaffRole.Registrar)))
            : TypedResults.NotFound();

    private static async Task<IResult> Review(HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk)
    {
        if (await RosterEndpoints.Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        if (http.Request.ContentLength is not <= LargestPost) return await TooLarge(http, offering, one);
        var form = await PostedForm.Read(http);
        var order = form["order"] == "day" ? DateOrder.DayFirst : DateOrder.MonthFirst;
        var file = http.Request.HasFormContentType ? http.Request.Form.Files["file"] : null;
        if (!form.IsStale && file is not { Length: > 0 }) form.Note("file", "FileMissing");
        if (!form.IsStale && !form.IsFaulty)
        {
            switch (ReportReading.Read(await Bytes(file!, http.RequestAborted), offering, one, order))
            {
                case MeetingReport.Of report:
                    var roster = await desk.Roster(offering, one, http.RequestAborted);
                    var rows = ReportMatching.Match(report.People, roster).Select(match => ImportRow.Of(match)).ToList();
                    return Page.Of<ReviewImportPage>(new ReviewImportModel(offering, one, rows, roster, report.Unread, file!.FileName, PostedForm.Empty, http.IsStaff(StaffRole.Registrar)));
                case MeetingReport.Unfit unfit:
                    form.Note("file", unfit.Fault, unfit.Figure);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return Page.Again<ImportPage>(new ImportModel(offering, one, form, http.IsStaff(StaffRole.Registrar)));
    }

    private static async Task<IResult> Confirm(
        HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk, AttendanceImport import)
    {
        if (await RosterEndpoints.Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var (rows, name) = (ImportRow.Read(form), form.Text("name"));
        var roster = await desk.Roster(offering, one, http.RequestAborted);
        var people = ImportRow.Confirmed(form, rows, roster, offering, one);
        var model = new ReviewImportModel(offering, one, rows, roster, [], name, form, http.IsStaff(StaffRole.Registrar));
        if (form.IsStale || form.IsFaulty) return Page.Again<ReviewImportPage>(model);
        var outcome = await import.Record(offering, one, people, $"Imported from {(name.Length == 0 ? "a report" : name)}", http.Actor(), http.RequestAborted);
        return outcome.Refused.Count == 0
            ? Page.SeeOther(offering.Path($"/sessions/{one.Number}/roster?imported={outcome.Recorded}"))
            : Page.Again<ReviewImportPage>(model with { Outcome = outcome });
    }

    private static async Task<IResult> TooLarge(HttpContext http, Offering offering, Session session)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var (thrown, buffer) = (0L, new byte[64 * 1024]);
        for (int read; thrown < MostThrownAway && (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;) thrown += read;
        var form = new PostedForm(FormCollection.Empty);
        form.Note("file", "FileTooLarge", $"{ReportReading.LargestFile / 1024 / 1024} MB");
        return Page.Again<ImportPage>(new ImportModel(offering, session, form, http.IsStaff(StaffRole.Registrar)));
    }

    private static async Task<byte[]> Bytes(IFormFile file, CancellationToken cancel)
    {
        using var whole = new MemoryStream((int)file.Length);
        await file.CopyToAsync(whole, cancel);
        return whole.ToArray();
    }
}

public sealed record ImportModel(Offering Offering, Session Session, PostedForm Form, bool MayEdit);

/// <param name="Outcome">What was recorded, when some of it was refused.</param>
public sealed record ReviewImportModel(
    Offering Offering, Session Session, IReadOnlyList<ImportRow> Rows, IReadOnlyList<RosterLine> Roster, IReadOnlyList<UnreadLine> Unread, string Name,
    PostedForm Form, bool MayEdit, ImportOutcome? Outcome = null);
