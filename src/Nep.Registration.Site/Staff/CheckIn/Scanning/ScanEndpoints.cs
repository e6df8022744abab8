using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.CheckIn.Scanning;

/// <summary>
/// Checking in from a facilitator's telephone, also while the connection is lost: the page keeps scans with their times and sends them later. The
/// plain roster does the same without a script.
/// </summary>
internal static class ScanEndpoints
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static void MapScanning(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/sessions/{session:int}").ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        one.MapGet("/scan", Show);
        one.MapPost("/scans", Take);
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk, IAntiforgery antiforgery, Clock clock)
    {
        if (await RosterEndpoints.Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        ScriptFile.Allow(http);
        var lines = await desk.Roster(offering, one, http.RequestAborted);
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        return Page.Of<ScanPage>(new ScanModel(offering, one, lines, token, clock.Now, http.IsStaff(StaffRole.Registrar)));
    }

    /// <summary>Takes queued scans, each at most once however often it is sent, and answers for each.</summary>
    private static async Task<IResult> Take(HttpContext http, string id, int session, OfferingShelf shelf, ScanDesk scans)
    {
        if (await RosterEndpoints.Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return TypedResults.Json(Array.Empty<ScanOutcome>(), statusCode: StatusCodes.Status422UnprocessableEntity);
        if (Read(form["scans"]) is not { Count: <= ScanDesk.MostAtOnce } sent) return TypedResults.BadRequest();
        var outcomes = new List<ScanOutcome>();
        foreach (var scan in sent) outcomes.Add(await scans.Take(offering, one, scan, http.Actor(), http.RequestAborted));
        return TypedResults.Json(outcomes, Form);
    }

    private static List<SentScan>? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<SentScan>>(text, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Token">Proof that this site made the page for this visitor; it goes with every scan.</param>
public sealed record ScanModel(Offering Offering, Session Session, IReadOnlyList<RosterLine> Lines, string Token, Instant Now, bool MayEdit);
