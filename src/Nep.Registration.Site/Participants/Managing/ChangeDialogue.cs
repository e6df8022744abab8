using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>Giving a seat to another person, or mending a name.</summary>
public sealed class ChangeDialogue(RegistrationDesk desk, SiteLinks links)
{
    public async Task<IResult> Show(HttpContext http, int number) =>
        await Open(http, number) is { } model ? Page.Of<ChangePage>(model) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http, int number)
    {
        if (await Open(http, number) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        model = model with { Form = form };
        if (form.IsStale) return Page.Again<ChangePage>(model with { Notice = model.Visit.Words["form.stale"] });
        var person = new Person(form.Text(model.Field("name")), form.Address(model.Field("email")), form.Text(model.Field("pronouns")));
        form.Note(FormRules.Person($"people[{number - 1}]", person));
        if (form.IsFaulty) return Page.Again<ChangePage>(model);
        var answers = FormReading.Answers(form, model.Visit.Offering, question => model.Field($"answers.{question.Key}"));
        var outcome = await desk.ChangePerson(
            model.Visit.Offering, model.Visit.State.Id, model.Person.Number, person, answers, new Actor.Registrant(), cancel: http.RequestAborted);
        if (outcome is not Filed.Refused(var why)) return Page.SeeOther(model.Visit.Path);
        if (why is not FormFaulty(var faults)) return Page.Again<ChangePage>(model with { Notice = model.Visit.Words.Of(why) });
        form.Note(faults);
        return Page.Again<ChangePage>(model);
    }

    private async Task<ChangeModel?> Open(HttpContext http, int number) =>
        await ManageVisit.Open(http, desk, links) is { } visit && visit.State.IsOpen && visit.State.Participant(new ParticipantNumber(number)) is { } person
            ? new ChangeModel(visit, person, PostedForm.Empty)
            : null;
}

public sealed record ChangeModel(ManageVisit Visit, Participant Person, PostedForm Form, string? Notice = null)
{
    public string Field(string name) => FormFields.Person(Person.Number.Value - 1, name);

    public string Action => $"{Visit.Path}/people/{Person.Number}";
}
