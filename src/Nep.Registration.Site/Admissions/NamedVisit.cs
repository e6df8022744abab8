using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>Someone whom an applicant named, with a link of their own: a member of the team, or a referee. A wrong secret finds nothing.</summary>
/// <param name="Change">Whose link it is, should the person have been replaced since.</param>
public sealed record NamedVisit(HttpContext Http, Words Words, Offering Offering, AdmissionRule Rule, ApplicationState State, ParticipantNumber Number, int Change)
{
    public PostedForm Form { get; init; } = PostedForm.Empty;

    public string? Notice { get; init; }

    public string Path => Http.Request.Path;

    /// <param name="opens">Whether a secret opens the link of this person.</param>
    public static async Task<NamedVisit?> Open(HttpContext http, ApplicationDesk desk, Func<string?, OfferingId, ApplicationId, ParticipantNumber, int, bool> opens)
    {
        var values = http.Request.RouteValues;
        if (!OfferingId.TryParse(values["offering"] as string, out var offering) || !ApplicationId.TryParse(values["application"] as string, out var application)) return null;
        if (!IsNumber(values["number"], out var number) || !IsNumber(values["change"], out var change)) return null;
        if (!opens(values["secret"] as string, offering, application, new ParticipantNumber(number), change)) return null;
        return await desk.Find(offering, application, http.RequestAborted) is { Offering.Details.Entry.Admission: { } rule } found
            ? new NamedVisit(http, Reader.WordsFor(http), found.Offering, rule, found.State, new ParticipantNumber(number), change)
            : null;
    }

    private static bool IsNumber(object? value, out int number) => int.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
