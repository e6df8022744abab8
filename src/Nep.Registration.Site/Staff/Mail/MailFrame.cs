using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>A page on which staff see a mail as its reader would.</summary>
internal static class MailFrame
{
    /// <summary>The mail is shown in a frame that runs nothing; its styles stand in its own text, as mail programs want them.</summary>
    public static IResult Framing(this HttpContext http, IResult page)
    {
        var policy = http.Response.Headers.ContentSecurityPolicy.ToString();
        http.Response.Headers.ContentSecurityPolicy = policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal) + "; frame-src 'self'";
        return page;
    }
}
