using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Unsubscribing;

/// <summary>
/// Where a reader opts out of optional mail: by the button on the page, or by the button of their mail program, which posts
/// <c>List-Unsubscribe=One-Click</c> without opening the page (RFC 8058). Opening the page changes nothing, since mail scanners open links.
/// </summary>
internal static class UnsubscribeEndpoints
{
    public static void MapUnsubscribe(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/unsubscribe/{reader}/{secret}", Show);
        endpoints.MapPost("/unsubscribe/{reader}/{secret}", Act);
    }

    private static async Task<IResult> Show(string reader, string secret, HttpContext http, SiteLinks links, MailPreferences preferences)
    {
        if (ReaderBehind(reader, secret, links) is not { } known) return BadLink(http);
        return Page.Of<UnsubscribePage>(new UnsubscribeModel(Reader.WordsFor(http), true, await preferences.HasOptedOut(known, http.RequestAborted)));
    }

    private static async Task<IResult> Act(string reader, string secret, HttpContext http, SiteLinks links, MailPreferences preferences)
    {
        if (ReaderBehind(reader, secret, links) is not { } known) return BadLink(http);
        var form = await PostedForm.Read(http);
        if (form["List-Unsubscribe"] == "One-Click")
        {
            await preferences.OptOut(known, OptOutBy.OneClick, http.RequestAborted);
            return TypedResults.NoContent();
        }

        if (form.IsStale)
            return Page.Again<UnsubscribePage>(new UnsubscribeModel(Reader.WordsFor(http), true, await preferences.HasOptedOut(known, http.RequestAborted), true));
        if (form["do"] == "stop") await preferences.OptOut(known, OptOutBy.Page, http.RequestAborted);
        if (form["do"] == "undo") await preferences.OptIn(known, http.RequestAborted);
        return Page.SeeOther(links.Unsubscribe(known).AbsolutePath);
    }

    private static ReaderId? ReaderBehind(string reader, string secret, SiteLinks links) =>
        ReaderId.TryParse(reader, out var known) && links.OpensUnsubscribe(secret, known) ? known : null;

    private static IResult BadLink(HttpContext http) =>
        Page.Of<UnsubscribePage>(new UnsubscribeModel(Reader.WordsFor(http), false, false), StatusCodes.Status404NotFound);
}

/// <param name="IsGood">Whether the link is one of ours.</param>
/// <param name="IsStale">The form was open for too long and is shown again.</param>
public sealed record UnsubscribeModel(Words Words, bool IsGood, bool IsOptedOut, bool IsStale = false);
