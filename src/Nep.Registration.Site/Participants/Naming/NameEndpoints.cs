using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Naming;

/// <summary>What a seat's own link opens: whoever comes enters name and answers themself. Looking changes nothing.</summary>
internal static class NameEndpoints
{
    public static void MapNaming(this IEndpointRouteBuilder endpoints)
    {
        var one = endpoints.MapGroup("/seats/{offering}/{registration}/{number}/{secret}");
        one.MapGet("", Show);
        one.MapPost("", Act);
    }

    private static async Task<IResult> Show(HttpContext http, RegistrationDesk desk, SiteLinks links) =>
        await NameVisit.Open(http, desk, links) is { } visit ? Page.Of<NamePage>(visit) : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, RegistrationDesk desk, SiteLinks links)
    {
        if (await NameVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        if (!visit.IsOpen) return Page.SeeOther(visit.Path);
        var form = await PostedForm.Read(http);
        visit = visit with { Form = form };
        if (form.IsStale) return Page.Again<NamePage>(visit with { Notice = visit.Words["form.stale"] });
        var person = new Person(form.Text(visit.Field("name")), form.Address(visit.Field("email")), form.Text(visit.Field("pronouns")));
        form.Note(FormRules.Person($"people[{visit.Person.Number.Value - 1}]", person));
        if (form.IsFaulty) return Page.Again<NamePage>(visit);
        var answers = FormReading.Answers(form, visit.Offering, question => visit.Field($"answers.{question.Key}"));
        var outcome = await desk.ChangePerson(
            visit.Offering, visit.State.Id, visit.Person.Number, person, answers, new Actor.Participant(visit.Person.Number), cancel: http.RequestAborted);
        if (outcome is Filed.Done(var state)) return Page.Of<NamedPage>(visit with { State = state, Person = state.Participant(visit.Person.Number)! });
        var why = ((Filed.Refused)outcome).Why;
        if (why is not FormFaulty(var faults)) return Page.Again<NamePage>(visit with { Notice = visit.Words.Of(why) });
        form.Note(faults);
        return Page.Again<NamePage>(visit);
    }
}
