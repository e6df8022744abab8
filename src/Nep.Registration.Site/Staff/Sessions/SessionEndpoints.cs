using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Sessions;

/// <summary>Cancelling one session of an offering, or letting it take place after all. Before it is done, the page says what it does.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/sessions/{session:int}").ForStaff(StaffRole.Registrar);
        one.MapGet("/cancel", Show);
        one.MapPost("/cancel", Cancel);
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, int session, OfferingShelf shelf, OfferingDesk desk, RegistrationList registrations, Clock clock) =>
        await Model(http, id, session, PostedForm.Empty, null, shelf, desk, registrations, clock) is { } model
            ? Page.Of<CancelSessionPage>(model)
            : TypedResults.NotFound();

    private static async Task<IResult> Cancel(
        HttpContext http, string id, int session, OfferingShelf shelf, OfferingDesk desk, RegistrationList registrations, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var (number, reason) = (new SessionNumber(session), form.Text("reason"));
        OfferingCommand command = form["do"] == "restore" ? new OfferingCommand.RestoreSession(number, reason) : new OfferingCommand.CancelSession(number, reason);
        var refused = form.IsStale ? null : await desk.Handle(offering.Id, command, http.Actor(), http.RequestAborted);
        if (refused is null && !form.IsStale) return Page.SeeOther(offering.Path(form["do"] == "restore" ? "?done=restored" : "?done=session"));
        return await Model(http, id, session, form, refused, shelf, desk, registrations, clock) is { } model
            ? Page.Again<CancelSessionPage>(model)
            : TypedResults.NotFound();
    }

    private static async Task<CancelSessionModel?> Model(
        HttpContext http, string id, int session, PostedForm form, Refusal? refused, OfferingShelf shelf, OfferingDesk desk,
        RegistrationList registrations, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering || offering.Session(new SessionNumber(session)) is not { } one) return null;
        var cohort = await desk.CohortOf(offering.Id, http.RequestAborted);
        var people = (await registrations.Of(offering.Id, http.RequestAborted)).Figures.Confirmed;
        return new CancelSessionModel(offering, one, SessionPreview.Of(offering, one, cohort, people, clock.Now), form, refused);
    }
}

public sealed record CancelSessionModel(Offering Offering, Session Session, SessionPreview Preview, PostedForm Form, Refusal? Refused)
{
    public bool IsCancelled => Offering.IsCancelled(Session.Number);
}
