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

/// <summary>Who is expected at a session, and who is there: checked in with one press, out with another, or taken back.</summary>
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
        var session = offering.HeldSessions.FirstOrDefault(one => Doors.Close(offering, one) > clock.Now) ?? offering.HeldSessions[^1];
        return Page.SeeOther(offering.Path($"/sessions/{session.Number}/roster"));
    }

    private static async Task<IResult> Show(HttpContext http, string id, int session, OfferingShelf shelf, RosterList roster, Clock clock) =>
        await Find(http, id, session, shelf) is var (offering, one)
            ? Page.Of<RosterPage>(await Model(http, offering, one, roster, clock, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Mark(
        HttpContext http, string id, int session, OfferingShelf shelf, AttendanceDesk desk, RosterList roster, RegistrationDesk registrations, Clock clock)
    {
        if (await Find(http, id, session, shelf) is not var (offering, one)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (Pressed(form) is not var (command, registration, number)) return TypedResults.BadRequest();
        if (await registrations.Find(offering.Id, registration, http.RequestAborted) is not var (_, state)) return TypedResults.NotFound();
        if (form.IsStale) return Page.Again<RosterPage>(await Model(http, offering, one, roster, clock, null, stale: true));
        var refused = await desk.Tell(offering, state, number, one.Number, command, CheckInMethod.Roster, http.Actor(), http.RequestAborted);
        return refused is null
            ? Page.SeeOther($"{http.Request.Path}{http.Request.QueryString}#{RosterModel.IdOf(registration, number)}")
            : Page.Again<RosterPage>(await Model(http, offering, one, roster, clock, refused));
    }

    /// <summary>One form holds the whole roster; the button that was pressed says what, and of whom.</summary>
    private static (CheckInCommand Command, RegistrationId Registration, ParticipantNumber Number)? Pressed(PostedForm form)
    {
        var (command, who) = form.Has("here") ? (new CheckInCommand.Arrive(), form["here"])
            : form.Has("left") ? (new CheckInCommand.Leave(), form["left"])
            : ((CheckInCommand)new CheckInCommand.TakeBack(), form["undo"]);
        return RosterModel.Read(who) is var (registration, number) ? (command, registration, number) : null;
    }

    internal static async Task<(Offering Offering, Session Session)?> Find(HttpContext http, string id, int session, OfferingShelf shelf) =>
        await shelf.Named(id, http.RequestAborted) is { } offering && offering.Session(new SessionNumber(session)) is { } one ? (offering, one) : null;

    private static async Task<RosterModel> Model(
        HttpContext http, Offering offering, Session session, RosterList roster, Clock clock, Refusal? refused, bool stale = false)
    {
        var (sought, who) = (http.Request.Query["q"].ToString().Trim(), http.Request.Query["who"].ToString());
        var part = who switch { "here" => RosterPart.Here, "missing" => RosterPart.Missing, _ => RosterPart.Everyone };
        var page = int.TryParse(http.Request.Query["page"], out var number) ? number : 1;
        var found = await roster.Look(offering, session, sought, part, page, http.RequestAborted);
        return new RosterModel(offering, session, found, sought, who, clock.Now, http.IsStaff(StaffRole.Registrar), refused, stale)
        {
            Imported = int.TryParse(http.Request.Query["imported"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var imported) ? imported : null,
        };
    }
}

/// <param name="MayEdit">A registrar, who has more pages than the roster.</param>
public sealed record RosterModel(
    Offering Offering, Session Session, RosterPageful Found, string Sought, string Who, Instant Now, bool MayEdit, Refusal? Refused, bool IsStale)
{
    /// <summary>How many people an import just recorded; null when none was made.</summary>
    public int? Imported { get; init; }

    public IReadOnlyList<RosterLine> Lines => Found.Lines;

    /// <summary>The address of another page of the same search.</summary>
    public string Path(int page) => $"?q={Uri.EscapeDataString(Sought)}&who={Uri.EscapeDataString(Who)}&page={page}";

    public static string IdOf(RegistrationId registration, ParticipantNumber number) => $"p-{registration}-{number}";

    /// <summary>Whom a button is about: the code in letters that stands on the ticket, too.</summary>
    public static string CodeOf(RosterLine line) => $"{line.Registration.Id}-{line.Participant.Number}";

    public static (RegistrationId Registration, ParticipantNumber Number)? Read(string code) =>
        code.Split('-') is [var first, var second] && RegistrationId.TryParse(first, out var registration)
        && int.TryParse(second, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (registration, new ParticipantNumber(number))
            : null;
}
