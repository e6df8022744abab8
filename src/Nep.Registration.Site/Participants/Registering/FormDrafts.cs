using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>
/// Gives out form numbers. A browser keeps its number until the form has made a registration, so that two tabs with the same form are one
/// form.
/// </summary>
public sealed class FormDrafts(RegistrationDesk desk, IChance chance)
{
    public async Task<FormNumber> Open(HttpContext http, OfferingId offering) =>
        FormNumber.TryParse(SiteCookie.Find(http, Cookie(offering)), out var known)
        && await desk.Find(offering, known.RegistrationIn(offering), http.RequestAborted) is null
            ? known
            : Renew(http, offering);

    public FormNumber Renew(HttpContext http, OfferingId offering)
    {
        var number = FormNumber.Draw(chance);
        SiteCookie.Keep(http, Cookie(offering), number.ToString());
        return number;
    }

    private static string Cookie(OfferingId offering) => $"draft-{offering}";
}
