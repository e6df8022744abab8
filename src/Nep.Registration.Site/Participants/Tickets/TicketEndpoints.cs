using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>What a participant's own link opens: the ticket and, when it is earned, the certificate.</summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder endpoints)
    {
        var one = endpoints.MapGroup("/tickets/{offering}/{registration}/{number}/{secret}");
        one.MapGet("", Show);
        one.MapGet("/certificate", ShowCertificate);
        one.MapGet("/attendance", ShowAttendance);
        one.MapPost("/record", AskForRecord);
        one.MapGet("/calendar.ics", Calendar);
    }

    private static async Task<IResult> Show(HttpContext http, RegistrationDesk desk, StipendDesk stipends, SiteLinks links) =>
        await TicketVisit.Open(http, desk, links) is { } visit
            ? Page.Of<TicketPage>(visit with { Notice = Notice(http), Stipends = await stipends.Of(visit.Offering, visit.State, visit.Person, http.RequestAborted) })
            : TypedResults.NotFound();

    private static string? Notice(HttpContext http) => http.Request.Query["done"] == "record" ? "ticket.recordSent" : null;

    private static async Task<IResult> AskForRecord(HttpContext http, string secret, RegistrationDesk desk, SiteLinks links, FormPace pace)
    {
        if (await TicketVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<TicketPage>(visit with { Notice = "form.stale" });
        if (pace.Wait(FormLimit.Records, secret) is > 0 and var seconds)
        {
            TooOften.ComeBackIn(http, seconds);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var filed = await desk.AskForRecord(visit.Offering, visit.State.Id, visit.Person.Number, http.RequestAborted);
        return filed is Filed.Done ? Page.SeeOther(visit.Path + "?done=record") : Page.Again<TicketPage>(visit);
    }

    private static async Task<IResult> ShowCertificate(HttpContext http, RegistrationDesk desk, SiteLinks links) =>
        await TicketVisit.Open(http, desk, links) is { Person.Certificate: { IsValid: true } certificate } visit
            ? Page.Of<CertificatePage>(new CertificateModel(
                visit.Words, visit.Offering, certificate, visit.Path, links.Verify(visit.Offering.Id, certificate.Code).ToString(),
                links.At("verify").ToString().Split("://")[1]))
            : TypedResults.NotFound();

    private static async Task<IResult> ShowAttendance(HttpContext http, RegistrationDesk desk, AttendanceDesk attendance, SiteLinks links) =>
        await TicketVisit.Open(http, desk, links, orLeft: true) is { Person.Attended: { Reaches: false, Minutes: > 0 } attended } visit
            ? Page.Of<AttendanceLetterPage>(new AttendanceLetterModel(
                visit, attended, await attendance.Hours(visit.Offering, visit.State.Id, visit.Person, http.RequestAborted)))
            : TypedResults.NotFound();

    private static async Task<IResult> Calendar(HttpContext http, RegistrationDesk desk, SiteLinks links) =>
        await TicketVisit.Open(http, desk, links) is { } visit
            ? CalendarAnswer.Of(CalendarFile.For(visit.Offering, visit.State, visit.Person, links))
            : TypedResults.NotFound();
}

/// <param name="VerifyAddress">What the QR code opens.</param>
/// <param name="VerifyHome">The short address for whoever types it from paper.</param>
public sealed record CertificateModel(
    Words Words, Offering Offering, Certificate Certificate, string TicketPath, string VerifyAddress, string VerifyHome);

/// <param name="Hours">The minutes that count of each session that took place.</param>
public sealed record AttendanceLetterModel(TicketVisit Visit, Attended Attended, IReadOnlyList<(Session Session, int Minutes)> Hours)
{
    /// <summary>When the person left the program; null for whoever stayed to the end.</summary>
    public Instant? Left => Departures.LeftAt(Visit.State, Visit.Person);

    /// <summary>The sessions that had begun by then; all of them for whoever stayed.</summary>
    public IEnumerable<(Session Session, int Minutes)> Lines => Left is { } left ? Hours.Where(line => Visit.Offering.Zone.At(line.Session.Starts) <= left) : Hours;
}
