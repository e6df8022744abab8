using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>
/// What the QR code of a ticket opens. Staff who run the offering get one big button; anyone else a calm word that the code is to be shown.
/// Opening the address changes nothing.
/// </summary>
internal static class TicketCheckInEndpoints
{
    public static void MapTicketCheckIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/check-in/{id}/{number}/{person:int}/{secret}", Show);
        endpoints.MapPost("/check-in/{id}/{number}/{person:int}/{secret}", Mark).ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, string number, int person, string secret, RegistrationDesk desk, AttendanceDesk attendance, SiteLinks links, Clock clock)
    {
        if (await Find(desk, links, id, number, person, secret, http.RequestAborted) is not { } ticket) return TypedResults.NotFound();
        return http.IsStaff(StaffRole.Registrar, StaffRole.Facilitator)
            ? Page.Of<TicketCheckInPage>(await Model(ticket, attendance, clock, null, http.RequestAborted))
            : Page.Of<ShowCodePage>(new ShowCodeModel(Reader.WordsFor(http), ticket.Offering, ticket.Participant));
    }

    private static async Task<IResult> Mark(
        HttpContext http, string id, string number, int person, string secret, RegistrationDesk desk, AttendanceDesk attendance, SiteLinks links, Clock clock)
    {
        if (await Find(desk, links, id, number, person, secret, http.RequestAborted) is not { } ticket) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<TicketCheckInPage>(await Model(ticket, attendance, clock, null, http.RequestAborted) with { IsStale = true });
        var refused = await attendance.Mark(
            ticket.Offering, ticket.Registration, ticket.Participant.Number, new SessionNumber(form.Number("session")), form["do"] == "here",
            CheckInMethod.QrCode, http.Actor(), http.RequestAborted);
        return refused is null
            ? Page.SeeOther(http.Request.Path)
            : Page.Again<TicketCheckInPage>(await Model(ticket, attendance, clock, refused, http.RequestAborted));
    }

    /// <summary>The participant whose ticket it is. A code read in capitals is the same code.</summary>
    private static async Task<Ticket?> Find(
        RegistrationDesk desk, SiteLinks links, string id, string number, int person, string secret, CancellationToken cancel)
    {
        if (await desk.Find(id.ToLowerInvariant(), number.ToUpperInvariant(), cancel) is not var (found, state)) return null;
        if (state.Participant(new ParticipantNumber(person)) is not { } participant) return null;
        return links.OpensTicket(secret.ToUpperInvariant(), found.Id, state.Id, participant.Number, participant.Change) ? new Ticket(found, state, participant) : null;
    }

    private static async Task<TicketCheckInModel> Model(Ticket ticket, AttendanceDesk attendance, Clock clock, Refusal? refused, CancellationToken cancel)
    {
        var open = new List<OpenSession>();
        foreach (var session in ticket.Offering.HeldSessions.Where(session => Doors.AreOpen(ticket.Offering, session, clock.Now)))
            open.Add(new OpenSession(session, await attendance.Find(ticket.Offering.Id, session.Number, ticket.Registration.Id, ticket.Participant, cancel)));
        return new TicketCheckInModel(ticket, open, clock.Now, refused);
    }
}

/// <summary>Whose ticket a code is.</summary>
public sealed record Ticket(Offering Offering, RegistrationState Registration, Participant Participant);

/// <summary>A session whose doors are open, and whether the person is there.</summary>
public sealed record OpenSession(Session Session, Presence? Presence);

public sealed record TicketCheckInModel(Ticket Ticket, IReadOnlyList<OpenSession> Open, Instant Now, Refusal? Refused)
{
    public bool IsStale { get; init; }
}

public sealed record ShowCodeModel(Words Words, Offering Offering, Participant Participant);
