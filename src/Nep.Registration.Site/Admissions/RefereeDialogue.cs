using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Admissions;

/// <summary>The page on which an applicant names who can be asked about them, and sees who has answered: that they did, never what.</summary>
public sealed class RefereeDialogue(ApplicationDesk desk, SiteLinks links, Clock clock)
{
    private readonly NamingPeople naming = new("/referees", "referee");

    public async Task<IResult> Show(HttpContext http) =>
        await Open(http) is { } visit ? Page.Of<RefereesPage>(Model(visit, PostedForm.Empty)) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http)
    {
        if (await Open(http) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<RefereesPage>(Model(visit, form) with { Notice = visit.Words["form.stale"] });
        if (naming.IsOver(form)) return naming.GoOn(visit);
        var (person, relation) = (naming.Person(form), form.Text("referee.relation"));
        ApplicationCommand command = int.TryParse(form["referee.place"], out var place)
            ? new ReplaceReferee(new ParticipantNumber(place), person, relation, form.Text("reason"))
            : new NameReferee(person, relation);
        var outcome = await desk.Handle(visit.Offering, visit.State.Id, command, new Actor.Applicant(), http.RequestAborted);
        return naming.Answer(outcome, visit, form, notice => Page.Again<RefereesPage>(Model(visit, form) with { Notice = notice }));
    }

    private RefereesModel Model(ApplicationVisit visit, PostedForm form) => new(visit, form, visit.IsOpenAt(clock.Now));

    private async Task<ApplicationVisit?> Open(HttpContext http) =>
        await ApplicationVisit.Open(http, desk, links) is { Rule.References: not null, State.Status: ApplicationStatus.Draft or ApplicationStatus.Submitted } visit ? visit : null;
}

/// <param name="IsDraft">Whether more can be named; later only someone who has not answered can be replaced.</param>
public sealed record RefereesModel(ApplicationVisit Visit, PostedForm Form, bool IsDraft)
{
    public string? Notice { get; init; }
}
