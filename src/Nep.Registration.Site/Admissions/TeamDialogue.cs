using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Admissions;

/// <summary>The page on which an applicant puts the team together; later, on which someone is replaced.</summary>
public sealed class TeamDialogue(ApplicationDesk desk, SiteLinks links, Clock clock)
{
    private readonly NamingPeople naming = new("/team", "member");

    public async Task<IResult> Show(HttpContext http) =>
        await Open(http) is { } visit ? Page.Of<TeamPage>(Model(visit, PostedForm.Empty)) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http)
    {
        if (await Open(http) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<TeamPage>(Model(visit, form) with { Notice = visit.Words["form.stale"] });
        if (naming.IsOver(form)) return naming.GoOn(visit);
        var outcome = await desk.Handle(visit.Offering, visit.State.Id, Command(visit, form), new Actor.Applicant(), http.RequestAborted);
        return naming.Answer(outcome, visit, form, notice => Page.Again<TeamPage>(Model(visit, form) with { Notice = notice }));
    }

    /// <summary>What the pressed button asks for. An address that cannot be read is refused with everything else that is not right.</summary>
    private ApplicationCommand Command(ApplicationVisit visit, PostedForm form)
    {
        var what = form["do"].Split(' ');
        if (what is ["remove", var gone] && int.TryParse(gone, out var number)) return new LetMemberGo(new ParticipantNumber(number), visit.Words["apply.removedByApplicant"]);
        var (person, role) = (naming.Person(form), form["member.role"]);
        return int.TryParse(form["member.place"], out var place) ? new ReplaceMember(new ParticipantNumber(place), person, role, form.Text("reason")) : new InviteMember(person, role);
    }

    private TeamModel Model(ApplicationVisit visit, PostedForm form) => new(visit, form, visit.IsOpenAt(clock.Now));

    private async Task<ApplicationVisit?> Open(HttpContext http) =>
        await ApplicationVisit.Open(http, desk, links) is { Rule.Team: not null } visit && visit.State.IsOpen ? visit : null;
}

/// <param name="IsDraft">Whether people can be added; later only someone can be replaced.</param>
public sealed record TeamModel(ApplicationVisit Visit, PostedForm Form, bool IsDraft)
{
    public string? Notice { get; init; }
}
