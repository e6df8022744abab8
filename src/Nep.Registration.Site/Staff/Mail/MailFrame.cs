using Microsoft.AspNetCore.Http;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>A page on which staff see a mail as its reader would.</summary>
internal static class MailFrame
{
    /// <summary>
    /// The mail is shown in a frame that runs nothing. Its styles stand in its own text, as mail programs want them: exactly those are let in, each by its hash.
    /// </summary>
    public static IResult Framing(this HttpContext http, IResult page, App.Ports.Mail? seen)
    {
        var policy = http.Response.Headers.ContentSecurityPolicy.ToString();
        http.Response.Headers.ContentSecurityPolicy = policy.Replace("style-src 'self'", $"style-src 'self' {MailStyles.Sources(seen?.Html ?? "")}", StringComparison.Ordinal) + "; frame-src 'self'";
        return page;
    }
}
