using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>What the pages have in common on which an applicant names people, one after the other: referees, and a team. Each is asked as soon as they are named.</summary>
/// <param name="page">The page's own part of the address.</param>
/// <param name="who">What its fields of a person begin with.</param>
internal sealed class NamingPeople(string page, string who)
{
    /// <summary>Whether the applicant only goes on to the next page: nobody is written in the form.</summary>
    public bool IsOver(PostedForm form) => IsNext(form) && form.Text($"{who}.name").Length == 0 && form.Text($"{who}.email").Length == 0;

    public Person Person(PostedForm form) => new(form.Text($"{who}.name"), form.Address($"{who}.email"));

    public IResult GoOn(ApplicationVisit visit) => Page.SeeOther(visit.After(page));

    /// <param name="again">The page once more, with a sentence above the form, or none where the fields say it.</param>
    public IResult Answer(ApplicationFiled outcome, ApplicationVisit visit, PostedForm form, Func<string?, IResult> again)
    {
        switch (outcome)
        {
            case ApplicationFiled.Done: return IsNext(form) ? GoOn(visit) : Page.SeeOther(visit.Path + page);
            case ApplicationFiled.Refused(FormFaulty(var faults)): form.Note(faults); return again(null);
            case ApplicationFiled.Refused(ReasonMissing why): form.Note("reason", why); return again(null);
            case ApplicationFiled.Refused(var why): return again(visit.Words.Of(why));
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Whoever is written in the form is asked before the next page.</summary>
    private static bool IsNext(PostedForm form) => form["do"] == "next";
}
