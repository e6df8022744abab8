using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Managing;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Mail;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>One registration, and what staff do for it: cancel it, change a person, settle its mail.</summary>
internal static class RegistrationEndpoints
{
    public static void MapRegistration(this IEndpointRouteBuilder staff)
    {
        var one = staff.MapGroup("/offerings/{id}/registrations/{number}").ForStaff(StaffRole.Registrar);
        one.MapGet("", Show);
        one.MapGet("/cancel", ShowCancel);
        one.MapPost("/cancel", Cancel);
        one.MapGet("/people/{person:int}", ShowPerson);
        one.MapPost("/people/{person:int}", ChangePerson);
        one.MapPost("/scholarship", DecideScholarship);
        one.MapPost("/mail", SettleMail);
        one.MapPost("/overpayment", ReturnOverpayment);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string number, string? done, RegistrationFolder folder) =>
        await folder.Open(id, number, http.RequestAborted) is { } found
            ? Page.Of<RegistrationPage>(new RegistrationModel(found, PostedForm.Empty, null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> ShowCancel(HttpContext http, string id, string number, RegistrationDesk desk, Clock clock) =>
        await desk.Find(id, number, http.RequestAborted) is var (offering, state)
            ? Page.Of<CancelRegistrationPage>(CancelRegistrationModel.For(offering, state, clock.Now, http.Request.Query[SeatSelection.Field], PostedForm.Empty, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Cancel(HttpContext http, string id, string number, RegistrationDesk desk, Clock clock)
    {
        if (await desk.Find(id, number, http.RequestAborted) is not var (offering, state)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (SeatSelection.IsDone(state, form[SeatSelection.Field])) return Page.SeeOther(PathOf(state, ""));
        var refund = form["refund"] == "decided" ? form.Amount("amount") : (Money?)null;
        if (refund > state.Paid - state.Refunded) form.Note("amount", "TooLarge", StaffText.Money(state.Paid - state.Refunded));
        Filed? filed = form.IsStale || form.Faults.Count > 0
            ? null
            : await desk.CancelSeats(
                offering, state.Id, Numbers(state, form), EndKind.ByStaff, form.Text("reason"), http.Actor(), refund, http.RequestAborted);
        return filed is Filed.Done
            ? Page.SeeOther(PathOf(state, "?done=cancelled"))
            : Page.Again<CancelRegistrationPage>(CancelRegistrationModel.For(offering, state, clock.Now, form[SeatSelection.Field], form, Why(filed, form)));
    }

    /// <summary>Whose seats the page named; everyone's when it named nobody's.</summary>
    private static ValueList<ParticipantNumber> Numbers(RegistrationState state, PostedForm form) =>
        [.. (SeatSelection.Of(state, form[SeatSelection.Field]) is { Count: > 0 } some ? some : state.Participants).Select(person => person.Number)];

    private static async Task<IResult> ShowPerson(HttpContext http, string id, string number, int person, RegistrationDesk desk) =>
        await desk.Find(id, number, http.RequestAborted) is var (offering, state) && state.Participant(new ParticipantNumber(person)) is { } one
            ? Page.Of<ChangePersonPage>(new ChangePersonModel(offering, state, one, PersonForm.Of(one.Person), null))
            : TypedResults.NotFound();

    private static async Task<IResult> ChangePerson(HttpContext http, string id, string number, int person, RegistrationDesk desk)
    {
        if (await desk.Find(id, number, http.RequestAborted) is not var (offering, state)) return TypedResults.NotFound();
        if (state.Participant(new ParticipantNumber(person)) is not { } one) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var changed = new Person(form.Text("name"), form.Address("email"), form.Text("pronouns"));
        var answers = FormReading.Answers(form, offering, PersonForm.Answer);
        Filed? filed = form.IsStale || form.Faults.Count > 0
            ? null
            : await desk.ChangePerson(offering, state.Id, one.Number, changed, answers, http.Actor(), overrides: true, http.RequestAborted);
        return filed is Filed.Done
            ? Page.SeeOther(PathOf(state, "?done=changed"))
            : Page.Again<ChangePersonPage>(new ChangePersonModel(offering, state, one, form, Why(filed, form)));
    }

    private static async Task<IResult> SettleMail(HttpContext http, string id, string number, RegistrationFolder folder, RegistrationFiling filing)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!LetterKey.TryParse(form["letter"], out var letter)) return TypedResults.BadRequest();
        var refused = form.IsStale
            ? null
            : await filing.SettleMail(found.Offering, found.State.Id, letter, Settlements.Of(form["do"]), form["reason"], http.Actor(), http.RequestAborted);
        return refused is null && !form.IsStale
            ? Page.SeeOther(PathOf(found.State, Settlements.Of(form["do"]) switch { MailSettlement.Arrived => "?done=arrived", MailSettlement.LetGo => "?done=letGo", _ => "?done=again" }))
            : Page.Again<RegistrationPage>(new RegistrationModel(found, form, refused, null));
    }

    private static async Task<IResult> DecideScholarship(HttpContext http, string id, string number, RegistrationFolder folder, RegistrationDesk desk)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var grant = ScholarshipForm.Read(form);
        Filed? filed = form.IsStale || form.Faults.Count > 0
            ? null
            : await desk.DecideScholarship(found.Offering, found.State.Id, grant, form.Text("reason"), http.Actor(), http.RequestAborted);
        return filed is Filed.Done
            ? Page.SeeOther(PathOf(found.State, "?done=decided"))
            : Page.Again<RegistrationPage>(new RegistrationModel(found, form, Why(filed, form), null));
    }

    private static async Task<IResult> ReturnOverpayment(HttpContext http, string id, string number, RegistrationFolder folder, RegistrationDesk desk)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var filed = form.IsStale ? null : await desk.ReturnOverpayment(found.Offering, found.State.Id, http.Actor(), http.RequestAborted);
        return filed is Filed.Done
            ? Page.SeeOther(PathOf(found.State, "?done=returned"))
            : Page.Again<RegistrationPage>(new RegistrationModel(found, form, Why(filed, form), null));
    }

    /// <summary>Faults that the domain found go beside their fields; any other refusal stands on top.</summary>
    private static Refusal? Why(Filed? filed, PostedForm form)
    {
        if (filed is not Filed.Refused(var why)) return null;
        if (why is not FormFaulty(var faults)) return why;
        form.Note(faults.Select(fault => fault with { Field = FieldOf(fault) }));
        return null;
    }

    /// <summary>On this page there is one person only: <c>people[1].answers.role</c> is the field <c>answers.role</c>.</summary>
    private static string FieldOf(Fault fault) => fault.Field[(fault.Field.IndexOf("].", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0)..];

    private static string PathOf(RegistrationState state, string more) => $"/staff/offerings/{state.Offering}/registrations/{state.Id}{more}";

    private static string? Done(string? what) => what switch
    {
        "cancelled" => "Cancelled. What is given up is free, and the mails go out",
        "changed" => "Changed",
        "moving" => "It is being moved; look again in a moment",
        "decided" => "Decided. The mail about the scholarship goes out",
        "arrived" => "Noted: it arrived",
        "again" => "It is being sent once more",
        "letGo" => "Let go",
        "sponsor" => "Saved. The next invoices say so",
        "unpaid" => "Noted: it did not pay, and what it paid for is owed again",
        "sent" => "Noted: the money is on its way back, and the mail says so",
        "returned" => "The money is on its way back, and the mail says so",
        _ => null,
    };
}
