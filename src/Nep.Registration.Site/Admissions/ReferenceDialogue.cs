using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>Where a referee writes, once. The page shows nothing of the application but who applies.</summary>
public sealed class ReferenceDialogue(ApplicationDesk desk, SiteLinks links)
{
    public async Task<IResult> Show(HttpContext http) =>
        await NamedVisit.Open(http, desk, links.OpensReference) is { } visit ? Page.Of<ReferencePage>(visit) : TypedResults.NotFound();

    public async Task<IResult> Act(HttpContext http)
    {
        if (await NamedVisit.Open(http, desk, links.OpensReference) is not { Rule.References: { } asked } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        visit = visit with { Form = form };
        if (form.IsStale) return Page.Again<ReferencePage>(visit with { Notice = visit.Words["form.stale"] });
        var command = new ApplicationCommand.GiveReference(visit.Number, visit.Change, FormAnswers.Read(form, asked.Questions));
        switch (await desk.Handle(visit.Offering, visit.State.Id, command, new Actor.Referee(visit.Number), http.RequestAborted))
        {
            case ApplicationFiled.Done: return Page.SeeOther(visit.Path);
            case ApplicationFiled.Refused(FormFaulty(var faults)): form.Note(faults); return Page.Again<ReferencePage>(visit);
            case ApplicationFiled.Refused(var why): return Page.Again<ReferencePage>(visit with { Notice = visit.Words.Of(why) });
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}
