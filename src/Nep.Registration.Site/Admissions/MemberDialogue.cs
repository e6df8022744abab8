using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Admissions;

/// <summary>Where someone says whether they are in the team. Looking changes nothing.</summary>
public sealed class MemberDialogue(ApplicationDesk desk, SiteLinks links)
{
    /// <summary>Marks the address of the page that thanks for a no.</summary>
    public const string SaidNo = "no";

    public async Task<IResult> Show(HttpContext http) =>
        await NamedVisit.Open(http, desk, links.OpensTeamMember) is { } visit ? Page.Of<MemberPage>(visit) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http)
    {
        if (await NamedVisit.Open(http, desk, links.OpensTeamMember) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<MemberPage>(visit with { Notice = visit.Words["form.stale"] });
        Domain.Admissions.ApplicationCommand command = form["do"] == "no"
            ? new LetMemberGo(visit.Number, form.Text("reason") is { Length: > 0 } why ? why : visit.Words["apply.member.saidNo"])
            : new ConfirmMember(visit.Number, visit.Change);
        if (visit.State.Member(visit.Number)?.Change != visit.Change) return Page.Again<MemberPage>(visit with { Notice = visit.Words["refusal.TeamMemberNotFound"] });
        return await desk.Handle(visit.Offering, visit.State.Id, command, new Actor.TeamMember(visit.Number), http.RequestAborted) is ApplicationFiled.Refused(var refused)
            ? Page.Again<MemberPage>(visit with { Notice = visit.Words.Of(refused) })
            : Page.SeeOther(command is LetMemberGo ? $"{visit.Path}?{SaidNo}" : visit.Path);
    }
}
