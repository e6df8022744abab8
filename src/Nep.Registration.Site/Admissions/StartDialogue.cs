using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>
/// The first form: who applies, and the interest form where that comes first. The number that the form carries makes the application's id, so that
/// it makes one application however often it is sent.
/// </summary>
public sealed class StartDialogue(OfferingShelf shelf, ApplicationDesk desk, SiteLinks links, IChance chance, FormPace pace, Clock clock)
{
    public async Task<IResult> Show(HttpContext http, string id)
    {
        if (await Find(http, id) is not { } offering) return TypedResults.NotFound();
        if (Admission.Closed(offering, clock.Now) is not null) return Page.SeeOther($"/offerings/{offering.Id}");
        return Page.Of<StartPage>(new StartModel(Reader.WordsFor(http), offering, offering.Details.Entry.Admission!, PostedForm.Empty, FormNumber.Draw(chance)));
    }

    public async Task<IResult> Act(HttpContext http, string id)
    {
        if (await Find(http, id) is not { } offering) return TypedResults.NotFound();
        var (words, form, rule) = (Reader.WordsFor(http), await PostedForm.Read(http), offering.Details.Entry.Admission!);
        var number = FormNumber.TryParse(form["form"], out var known) ? known : FormNumber.Draw(chance);
        var model = new StartModel(words, offering, rule, form, number);
        if (form.IsStale) return Page.Again<StartPage>(model with { Notice = words["form.stale"] });
        var applicant = new Applicant(form.Text("applicant.name"), form.Address("applicant.email"), form.Text("applicant.organization"), form.Text("applicant.district"), words.Language);
        if (!form.IsFaulty && pace.Wait(FormLimit.Applications, $"{ReaderId.Of(applicant.Email)}") is > 0 and var seconds)
            return TooOften.Page<StartPage>(http, seconds, model with { Notice = TooOften.Notice(words, seconds) });
        var start = new ApplicationCommand.StartApplication(IdOf(offering.Id, number), applicant, rule.InterestFirst ? FormAnswers.Read(form, rule.Stages[0].Questions) : [], form.Text("invitation"));
        switch (await desk.Handle(offering, start.Id, start, new Actor.Applicant(), http.RequestAborted))
        {
            case ApplicationFiled.Done(var state): return Page.SeeOther("/" + links.ApplicationPath(offering.Id, state.Id));
            // An address that cannot be read is refused here, too, and hides no other fault.
            case ApplicationFiled.Refused(FormFaulty(var faults)): form.Note(faults); break;
            case ApplicationFiled.Refused(InvitationUnknown why): form.Note("invitation", why); break;
            case ApplicationFiled.Refused(var why): model = model with { Notice = words.Of(why) }; break;
        }

        return Page.Again<StartPage>(model);
    }

    /// <summary>The application that a form makes in an offering.</summary>
    private static ApplicationId IdOf(OfferingId offering, FormNumber number) => ApplicationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"application\n{offering}\n{number}")), RegistrationId.Characters));

    private async ValueTask<Offering?> Find(HttpContext http, string id) =>
        OfferingId.TryParse(id, out var known) && await shelf.Find(known, http.RequestAborted) is { Status: not OfferingStatus.Draft, Details.Entry.Admission: not null } offering ? offering : null;
}

/// <param name="Notice">Why nothing was begun, where no single field is to blame.</param>
public sealed record StartModel(Words Words, Offering Offering, AdmissionRule Rule, PostedForm Form, FormNumber Number, string? Notice = null);
