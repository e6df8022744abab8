using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Naming;

/// <summary>Someone who holds the link of a seat whose name is to follow. It shows this one seat: no other person, and no money.</summary>
public sealed record NameVisit(Words Words, Offering Offering, RegistrationState State, Participant Person, string Path, PostedForm Form, string? Notice = null)
{
    /// <summary>A link stays known after the name was given, so that whoever opens it again is told so.</summary>
    public static async Task<NameVisit?> Open(HttpContext http, RegistrationDesk desk, SiteLinks links)
    {
        if (await LinkedPlace.Find(http, desk) is not var (offering, state, person, secret)) return null;
        var change = Enumerable.Range(0, person.Change + 1).FirstOrDefault(one => links.OpensSeat(secret, offering.Id, state.Id, person.Number, one), -1);
        if (change < 0) return null;
        var path = links.Seat(offering.Id, state.Id, person.Number, change).AbsolutePath;
        return new NameVisit(Reader.WordsFor(http), offering, state, person, path, PostedForm.Empty);
    }

    public bool IsOpen => !Person.Person.IsNamed && State.Status == RegistrationStatus.Confirmed;

    public string Field(string name) => FormFields.Person(Person.Number.Value - 1, name);

    public string Label(string field) =>
        Offering.Details.Questions.FirstOrDefault(question => field == Field($"answers.{question.Key}"))?.Label
        ?? Words[$"register.people.{field[(field.LastIndexOf('.') + 1)..]}Label"];
}
