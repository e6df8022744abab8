using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>Moving a registration to another program: where to is chosen first, then the price is shown, and only what was shown is done.</summary>
public sealed class TransferDialogue(RegistrationDesk desk, TransferChoices choices, SiteLinks links, Clock clock)
{
    public async Task<IResult> Show(HttpContext http) =>
        await Open(http, http.Request.Query["to"].ToString()) is { } model ? Page.Of<TransferPage>(model) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http)
    {
        var form = await PostedForm.Read(http);
        if (await Open(http, form["to"]) is not { } found) return TypedResults.NotFound();
        var model = found with { Form = form };
        if (model.Visit.State.IsBeingTransferred || !model.Visit.State.HasSeats) return Page.SeeOther(model.Visit.Path);
        if (form.IsStale) return Page.Again<TransferPage>(model with { Notice = model.Visit.Words["form.stale"] });
        if (model.To is not { } to || model.Terms is not { } terms || form["shown"] != Shown(terms)) return Page.Again<TransferPage>(model with { Notice = model.Visit.Words["transfer.changed"] });
        var outcome = await desk.Transfer(
            model.Visit.Offering, model.Visit.State.Id, to, TransferKind.ByRegistrant, model.Fee, "", new Actor.Registrant(), Said(model), http.RequestAborted);
        return outcome is Filed.Refused(var why) ? Refuse(model, why) : Page.SeeOther(model.Visit.Path);
    }

    private static (ValueList<PersonAnswers> Answers, string Terms) Said(TransferModel model) =>
    (
        [
            .. from one in model.Asked
               let person = one.Person
               let given = FormReading.Answers(model.Form, one.Questions, question => model.Field(person, question))
               where given.Count > 0
               select new PersonAnswers(person.Number, given),
        ],
        model.Form.Text(FormFields.Terms));

    /// <summary>Faults stand beside their fields; any other refusal on top.</summary>
    private static IResult Refuse(TransferModel model, Refusal why)
    {
        if (why is not FormFaulty(var faults)) return Page.Again<TransferPage>(model with { Notice = model.Visit.Words.Of(why) });
        model.Form.Note(faults);
        return Page.Again<TransferPage>(model);
    }

    /// <summary>What the page showed, so that a price that changed since is shown again first.</summary>
    public static string Shown(TransferTerms terms) => string.Create(CultureInfo.InvariantCulture, $"{terms.Quote.Total.Cents} {terms.Carried.Cents}");

    private async Task<TransferModel?> Open(HttpContext http, string chosen)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return null;
        var open = await choices.For(visit.Offering, visit.State, TransferKind.ByRegistrant, http.RequestAborted);
        var to = open.FirstOrDefault(one => $"{one.Id}" == chosen);
        var fee = visit.State.Policy.Transfer?.Fee ?? Money.Zero;
        return new TransferModel(visit, open, to, fee, to is null ? null : Transferring.Terms(to, visit.State, TransferKind.ByRegistrant, fee, clock.Now), clock.Now);
    }
}

/// <param name="To">Where to; null while that is to be chosen.</param>
public sealed record TransferModel(
    ManageVisit Visit, IReadOnlyList<Offering> Open, Offering? To, Money Fee, TransferTerms? Terms, Instant Now, string? Notice = null)
{
    public PostedForm Form { get; init; } = PostedForm.Empty;

    /// <summary>What the other program asks people that this one did not.</summary>
    public IEnumerable<(Participant Person, IReadOnlyList<Question> Questions)> Asked => To is not { } to
        ? []
        : from person in Visit.State.Participants
          let questions = Transferring.Asked(Visit.Offering, to, person).ToList()
          where questions.Count > 0
          select (person, (IReadOnlyList<Question>)questions);

    public string Field(Participant person, Question question) => FormFields.Answer(person.Number.Value - 1, question);

    /// <summary>"Person 2, role".</summary>
    public string Label(string field) => To is { } to ? FormFields.Label(Visit.Words, to, field) : "";
}
