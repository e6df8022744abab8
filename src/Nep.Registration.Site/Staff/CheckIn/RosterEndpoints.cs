using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>Who is expected at a session, and who is there: checked in with one press, taken back with another.</summary>
internal static class RosterEndpoints
{
    public static void MapRoster(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}").ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        one.MapGet("/roster", Nearest);
        one.MapGet("/sessions/{session:int}/roster", Show);
        one.MapPost("/sessions/{session:int}/roster", Mark);
    }

    /// <summary>The session that is on or comes next; after the last one, the last.</summary>
    private static async Task<IResult> Nearest(HttpContext http, string id, OfferingShelf shelf, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var session = offering.Sessions.FirstOrDefault(one => Doors.Close(offering, one) > clock.Now) ?? offering.Sessions[^1];
        return Page.SeeOther(offering.Path($"/sessions/{session.Number}/roster"));
    }

    private static async Task<IResult> Show(HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk, Clock clock) =>
        await Find(http, id, session, shelf) is var (offering, one)
            ? Page.Of<RosterPage>(await Model(http, offering, one, desk, clock, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Mark(
        HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk, RegistrationDesk registrations, Clock clock)
    {
        if (await Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!RegistrationId.TryParse(form["registration"], out var registration)) return TypedResults.BadRequest();
        if (await registrations.Find(offering.Id, registration, http.RequestAborted) is not var (_, state)) return TypedResults.NotFound();
        if (form.IsStale) return Page.Again<RosterPage>(await Model(http, offering, one, desk, clock, null, stale: true));
        var number = new ParticipantNumber(form.Number("participant"));
        var refused = await desk.Mark(offering, state, number, one.Number, form["do"] == "here", CheckInMethod.Roster, http.Actor(), http.RequestAborted);
        return refused is null
            ? Page.SeeOther($"{http.Request.Path}{http.Request.QueryString}#{RosterModel.IdOf(registration, number)}")
            : Page.Again<RosterPage>(await Model(http, offering, one, desk, clock, refused));
    }

    private static async Task<(Offering Offering, Session Session)?> Find(HttpContext http, string id, int session, OfferingShelf shelf) =>
        await shelf.Named(id, http.RequestAborted) is { } offering && offering.Session(new SessionNumber(session)) is { } one ? (offering, one) : null;

    private static async Task<RosterModel> Model(
        HttpContext http, Offering offering, Session session, AttendanceDesk desk, Clock clock, Refusal? refused, bool stale = false)
    {
        var all = await desk.Roster(offering, session.Number, http.RequestAborted);
        var (sought, who) = (http.Request.Query["q"].ToString().Trim(), http.Request.Query["who"].ToString());
        var shown = all.Where(line => who switch { "here" => line.IsPresent, "missing" => !line.IsPresent, _ => true })
            .Where(line => line.Participant.Person.Name.Contains(sought, StringComparison.OrdinalIgnoreCase)
                || line.Registration.Id.ToString().Contains(sought, StringComparison.OrdinalIgnoreCase));
        return new RosterModel(
            offering, session, [.. shown], all.Count, all.Count(line => line.IsPresent), sought, who, clock.Now, http.IsStaff(StaffRole.Registrar), refused, stale);
    }
}

/// <param name="MayEdit">A registrar, who has more pages than the roster.</param>
public sealed record RosterModel(
    Offering Offering, Session Session, IReadOnlyList<RosterLine> Lines, int Expected, int Here, string Sought, string Who, Instant Now, bool MayEdit,
    Refusal? Refused, bool IsStale)
{
    public static string IdOf(RegistrationId registration, ParticipantNumber number) => $"p-{registration}-{number}";
}
