using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>From when until when one person was at one session: what is on record, and correcting it with a reason.</summary>
internal static class TimesEndpoints
{
    public static void MapTimes(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/sessions/{session:int}/people/{code}").ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        one.MapGet("", Show);
        one.MapPost("", Correct);
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, int session, string code, OfferingShelf shelf, AttendanceDesk desk, RegistrationDesk registrations) =>
        await Model(http, id, session, code, shelf, desk, registrations) is { } model
            ? Page.Of<TimesPage>(model with { Form = TimesForm.Of(model.Offering, model.Presence?.Last) })
            : TypedResults.NotFound();

    private static async Task<IResult> Correct(
        HttpContext http, string id, int session, string code, OfferingShelf shelf, AttendanceDesk desk, RegistrationDesk registrations)
    {
        if (await Model(http, id, session, code, shelf, desk, registrations) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var command = TimesForm.Read(form, model.Offering);
        if (form.IsStale || form.Faults.Count > 0) return Page.Again<TimesPage>(model with { Form = form });
        var refused = await desk.Tell(
            model.Offering, model.Registration, model.Participant.Number, model.Session.Number, command, CheckInMethod.Roster, http.Actor(), http.RequestAborted);
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return refused is null
            ? Page.SeeOther(model.Offering.Path($"/sessions/{model.Session.Number}/roster#{RosterModel.IdOf(model.Registration.Id, model.Participant.Number)}"))
            : Page.Again<TimesPage>(model with { Form = form, Refused = refused is FormFaulty ? null : refused });
    }

    private static async Task<TimesModel?> Model(
        HttpContext http, string id, int session, string code, OfferingShelf shelf, AttendanceDesk desk, RegistrationDesk registrations)
    {
        if (await RosterEndpoints.Find(http, id, session, shelf) is not var (offering, one)) return null;
        if (RosterModel.Read(code) is not var (registration, number)) return null;
        if (await registrations.Find(offering.Id, registration, http.RequestAborted) is not var (_, state)) return null;
        if (state.Participant(number) is not { } participant) return null;
        var presence = await desk.Find(offering.Id, one.Number, registration, participant, http.RequestAborted);
        return new TimesModel(offering, one, state, participant, presence, PostedForm.Empty, null, http.IsStaff(StaffRole.Registrar));
    }
}

public sealed record TimesModel(
    Offering Offering, Session Session, RegistrationState Registration, Participant Participant, Presence? Presence, PostedForm Form, Refusal? Refused,
    bool MayEdit)
{
    public static string Path(Offering offering, Session session, RegistrationId registration, ParticipantNumber number) =>
        offering.Path($"/sessions/{session.Number}/people/{registration}-{number}");
}
