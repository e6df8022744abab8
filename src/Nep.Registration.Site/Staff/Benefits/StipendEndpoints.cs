using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Benefits;

/// <summary>Who has earned which stipend, and recording that it was paid, or was not after all.</summary>
internal static class StipendEndpoints
{
    public static void MapStipends(this IEndpointRouteBuilder staff)
    {
        var stipends = staff.MapGroup("/offerings/{id}/stipends").ForStaff(StaffRole.Registrar);
        stipends.MapGet("", List);
        stipends.MapGet("/{number}/{person:int}/{term:int}", Show);
        stipends.MapPost("/{number}/{person:int}/{term:int}", Act);
    }

    private static async Task<IResult> List(HttpContext http, string id, string? term, string? state, string? done, OfferingShelf shelf, StipendDesk desk)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Stipends: { } rule } offering) return TypedResults.NotFound();
        var lines = (await desk.All(offering, http.RequestAborted))
            .Where(line => string.IsNullOrEmpty(term) || line.Standing.Term.Name == term)
            .Where(line => string.IsNullOrEmpty(state) || StipendText.KindOf(line).ToString() == state);
        return Page.Of<StipendListPage>(new StipendListModel(
            offering, rule, [.. lines.OrderBy(line => line.Participant.Person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(line => line.Number)],
            FormRows.Fill(("term", term ?? ""), ("state", state ?? "")), done == "saved"));
    }

    private static async Task<IResult> Show(
        HttpContext http, string id, string number, int person, int term, RegistrationDesk registrations, StipendDesk desk, Clock clock) =>
        await Find(http, id, number, person, term, registrations, desk) is var (offering, line)
            ? Page.Of<StipendPage>(new StipendModel(offering, line, FormRows.Fill(("day", StaffText.Iso(offering.Zone.DateAt(clock.Now)))), null))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(
        HttpContext http, string id, string number, int person, int term, RegistrationDesk registrations, StipendDesk desk)
    {
        if (await Find(http, id, number, person, term, registrations, desk) is not var (offering, line)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var pays = form["do"] == "pay";
        var day = pays ? form.Date("day") : default;
        if (form.IsStale || form.IsFaulty) return Page.Again<StipendPage>(new StipendModel(offering, line, form, null));
        var refused = pays
            ? await desk.Pay(offering, line, day, form.Text("reference"), form.Text("reason"), http.Actor(), http.RequestAborted)
            : await desk.TakeBack(offering, line, form.Text("reason"), http.Actor(), http.RequestAborted);
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return refused is null
            ? Page.SeeOther(offering.Path("/stipends?done=saved"))
            : Page.Again<StipendPage>(new StipendModel(offering, line, form, refused is FormFaulty ? null : refused));
    }

    private static async Task<(Offering Offering, StipendLine Line)?> Find(
        HttpContext http, string id, string number, int person, int term, RegistrationDesk registrations, StipendDesk desk) =>
        await registrations.Find(id, number, http.RequestAborted) is var (offering, state) && Holder(http, state, new ParticipantNumber(person)) is { } participant
        && (await desk.Of(offering, state, participant, http.RequestAborted)).ElementAtOrDefault(term - 1) is { } line
            ? (offering, line)
            : null;

    /// <summary>Who has the place; or who had it, where the address says which.</summary>
    private static Participant? Holder(HttpContext http, RegistrationState state, ParticipantNumber number) =>
        int.TryParse(http.Request.Query["holder"], out var holder) ? state.Predecessor(number, holder) : state.Participant(number);
}

/// <param name="Filter">What is looked for.</param>
public sealed record StipendListModel(Offering Offering, StipendRule Rule, IReadOnlyList<StipendLine> Lines, PostedForm Filter, bool Saved);

public sealed record StipendModel(Offering Offering, StipendLine Line, PostedForm Form, Refusal? Refused);
