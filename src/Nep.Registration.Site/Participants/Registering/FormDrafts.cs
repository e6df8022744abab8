using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>
/// Gives out form numbers. A browser keeps its number until the form has made a registration, so that two tabs with the same form are one
/// form.
/// </summary>
public sealed class FormDrafts(RegistrationDesk desk, IChance chance)
{
    private const string Cookie = "draft";

    public async Task<FormNumber> Open(HttpContext http, OfferingId offering) =>
        FormNumber.TryParse(http.Request.Cookies[Cookie], out var known)
        && await desk.Find(offering, known.RegistrationIn(offering), http.RequestAborted) is null
            ? known
            : Renew(http, offering);

    public FormNumber Renew(HttpContext http, OfferingId offering)
    {
        var number = FormNumber.Draw(chance);
        http.Response.Cookies.Append(Cookie, number.ToString(), new CookieOptions
        {
            Path = $"/offerings/{offering}/register",
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return number;
    }
}
