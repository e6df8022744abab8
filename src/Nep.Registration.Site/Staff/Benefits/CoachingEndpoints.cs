using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Benefits;

/// <summary>The coaching that comes with a place: who has how much left, one team's log, and logging and putting right.</summary>
internal static class CoachingEndpoints
{
    public static void MapCoaching(this IEndpointRouteBuilder staff)
    {
        var coaching = staff.MapGroup("/offerings/{id}/coaching").ForStaff(StaffRole.Registrar, StaffRole.Facilitator);
        coaching.MapGet("", List);
        coaching.MapGet("/{number}", Show);
        coaching.MapPost("/{number}", Act);
    }

    private static async Task<IResult> List(HttpContext http, string id, OfferingShelf shelf, CoachingDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Coaching: not null } offering
            ? Page.Of<CoachingListPage>(new CoachingListModel(offering, await desk.All(offering, http.RequestAborted), http.SeesMoney()))
            : TypedResults.NotFound();

    private static async Task<IResult> Show(
        HttpContext http, string id, string number, string? done, RegistrationDesk registrations, CoachingDesk desk, IChance chance, Clock clock)
    {
        if (await registrations.Find(id, number, http.RequestAborted) is not ({ Details.Coaching: not null } offering, var state)) return TypedResults.NotFound();
        var form = FormRows.Fill(("form", NewForm(chance)), ("day", StaffText.Iso(offering.Zone.DateAt(clock.Now))));
        return Page.Of<CoachingPage>(new CoachingModel(offering, await desk.Sheet(offering, state, http.RequestAborted), form, null, Done(done), http.SeesMoney()));
    }

    private static async Task<IResult> Act(HttpContext http, string id, string number, RegistrationDesk registrations, CoachingDesk desk)
    {
        if (await registrations.Find(id, number, http.RequestAborted) is not ({ Details.Coaching: not null } offering, var state)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var command = Read(form);
        if (command is null) return TypedResults.BadRequest();
        if (form.IsStale || form.IsFaulty) return await Again(null);
        var refused = await desk.Do(offering, state, command, http.Actor(), http.RequestAborted);
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return refused is null ? Page.SeeOther(offering.Path($"/coaching/{state.Id}?done={form["do"]}")) : await Again(refused is FormFaulty ? null : refused);

        async Task<IResult> Again(Refusal? why) => Page.Again<CoachingPage>(
            new CoachingModel(offering, await desk.Sheet(offering, state, http.RequestAborted), form, why, null, http.SeesMoney()));
    }

    private static CoachingCommand? Read(PostedForm form) => form["do"] switch
    {
        "log" when form.Text("form").Length > 0 => new CoachingCommand.Log(
            form.Date("day"), form.Number("minutes"), form.Text("coach"), form.Text("note").ReplaceLineEndings("\n"), form.Text("beyond"), form.Text("form")),
        "right" => new CoachingCommand.PutRight(form.Number("line"), form.Number("right"), form.Text("reason")),
        _ => null,
    };

    private static string NewForm(IChance chance)
    {
        Span<byte> bytes = stackalloc byte[10];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, 16);
    }

    private static string? Done(string? what) => what switch
    {
        "log" => "Logged",
        "right" => "Put right. Both lines stay on the record",
        _ => null,
    };
}

public sealed record CoachingListModel(Offering Offering, IReadOnlyList<CoachingSheet> Sheets, bool MayEdit);

/// <param name="Done">What the last post did, in words.</param>
public sealed record CoachingModel(Offering Offering, CoachingSheet Sheet, PostedForm Form, Refusal? Refused, string? Done, bool MayEdit);
