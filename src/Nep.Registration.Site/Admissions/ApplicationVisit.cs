using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>Someone who holds an application's link, and what it opens. A wrong secret finds as little as an unknown application.</summary>
/// <param name="Path">The page's own path, secret included.</param>
public sealed record ApplicationVisit(HttpContext Http, Words Words, Offering Offering, AdmissionRule Rule, ApplicationState State, string Path)
{
    public static async Task<ApplicationVisit?> Open(HttpContext http, ApplicationDesk desk, SiteLinks links)
    {
        var values = http.Request.RouteValues;
        if (!OfferingId.TryParse(values["offering"] as string, out var offering)) return null;
        if (!ApplicationId.TryParse(values["application"] as string, out var application)) return null;
        if (!links.OpensApplication(values["secret"] as string, offering, application)) return null;
        return await desk.Find(offering, application, http.RequestAborted) is { Offering.Details.Entry.Admission: { } rule } found
            ? new ApplicationVisit(http, Reader.WordsFor(http), found.Offering, found.Offering.RuleAt(rule, found.State.Submitted), found.State, "/" + links.ApplicationPath(offering, application))
            : null;
    }

    /// <summary>Whether the form can be filled in and sent at an instant.</summary>
    public bool IsOpenAt(Instant now) =>
        State.Status == ApplicationStatus.Draft && Offering.Status != OfferingStatus.Cancelled && now < Admission.Ends(Offering, Rule, State);

    /// <summary>The pages of the form, in order.</summary>
    public IReadOnlyList<string> Pages =>
    [
        .. Rule.Stages.Select(stage => $"/stages/{stage.Key}"), .. Rule.Team is null ? Array.Empty<string>() : ["/team"],
        .. Rule.References is null ? Array.Empty<string>() : ["/referees"],
    ];

    /// <summary>The page after one of the form's; the application's own page after the last.</summary>
    public string After(string page) => Pages.SkipWhile(one => one != page).Skip(1).FirstOrDefault() is { } next ? Path + next : Path;
}
