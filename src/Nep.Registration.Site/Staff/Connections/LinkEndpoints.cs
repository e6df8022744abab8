using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Returning;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>
/// Links by which another site sends people here to register: a piece of HTML to copy, and the list of addresses to which they may go back.
/// </summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder staff)
    {
        var links = staff.MapGroup("/connections/links");
        links.MapGet("", Show).ForStaff(StaffRole.Registrar);
        links.MapPost("/allow", Allow).ForStaff();
        links.MapPost("/forbid", Forbid).ForStaff();
    }

    private static async Task<IResult> Show(HttpContext http, ReturnBook book, OfferingShelf shelf, SiteLinks links) =>
        Page.Of<LinkPage>(await Model(http, book, shelf, links, PostedForm.Empty));

    private static async Task<IResult> Allow(HttpContext http, ReturnBook book, OfferingShelf shelf, SiteLinks links)
    {
        var form = await PostedForm.Read(http);
        return await Carry(http, book, shelf, links, form, new ReturnCommand.AllowReturn(form.Text("address"), form.Text("reason")), "reason");
    }

    private static async Task<IResult> Forbid(HttpContext http, ReturnBook book, OfferingShelf shelf, SiteLinks links)
    {
        var form = await PostedForm.Read(http);
        return await Carry(http, book, shelf, links, form, new ReturnCommand.ForbidReturn(form.Text("gone"), form.Text("removal")), "removal");
    }

    private static async Task<IResult> Carry(
        HttpContext http, ReturnBook book, OfferingShelf shelf, SiteLinks links, PostedForm form, ReturnCommand command, string reason)
    {
        var why = form.IsStale ? null : await book.Handle(command, http.Actor(), http.RequestAborted);
        if (why is null && !form.IsStale) return Page.SeeOther("/staff/connections/links");
        if (why is not null) form.Note(why, reason);
        return Page.Again<LinkPage>(await Model(http, book, shelf, links, form) with { Refused = form.IsFaulty ? null : why });
    }

    private static async Task<LinkModel> Model(HttpContext http, ReturnBook book, OfferingShelf shelf, SiteLinks links, PostedForm form)
    {
        var (query, cancel) = (http.Request.Query, http.RequestAborted);
        var offerings = (await shelf.All(cancel)).Where(offering => offering.Status == OfferingStatus.Published).ToList();
        var chosen = offerings.FirstOrDefault(offering => $"{offering.Id}" == query["offering"]);
        var asked = $"{query["return"]}".Trim();
        var back = await book.Allowed(asked, cancel);
        return new LinkModel(offerings, chosen, asked, await book.All(cancel), Past(await book.History(cancel)), form, null)
        {
            Snippet = chosen is null || (asked.Length > 0 && back is null) ? null : Snippet(links, chosen, back),
            NotOnList = asked.Length > 0 && back is null,
        };
    }

    /// <summary>A plain link that looks like a button, with its looks in it: it needs no script and no stylesheet of ours.</summary>
    private static string Snippet(SiteLinks links, Offering offering, Uri? back)
    {
        var address = links.At($"offerings/{offering.Id}/register{(back is null ? "" : $"?{ReturnVisit.Asks}={Uri.EscapeDataString(back.AbsoluteUri)}")}").AbsoluteUri;
        var (text, html) = (HtmlEncoder.Default.Encode($"Register: {offering.Details.Title}"), HtmlEncoder.Default);
        return $"""<a href="{html.Encode(address)}" style="display:inline-block;padding:.75rem 1.25rem;background:#0b6b66;color:#fff;font:600 1rem/1.25 sans-serif;text-decoration:none">{text}</a>""";
    }

    internal static IReadOnlyList<PastEntry> Past(IReadOnlyList<App.Storage.HistoryEntry<ReturnEvent>> history) =>
    [
        .. history.Reverse().SelectMany(entry => entry.Events.Select(happened => happened switch
        {
            ReturnEvent.ReturnAllowed(var address, var why) => new PastEntry(entry.At, $"{address} was added", StaffText.Name(entry.By), [$"Why: “{why}”"]),
            ReturnEvent.ReturnForbidden(var address, var why) => new PastEntry(entry.At, $"{address} was removed", StaffText.Name(entry.By), [$"Why: “{why}”"]),
            _ => throw new UnreachableException(),
        })),
    ];
}

/// <param name="Chosen">The offering that the link is for; null while none is chosen.</param>
/// <param name="Return">The address to go back to, as typed.</param>
public sealed record LinkModel(
    IReadOnlyList<Offering> Offerings, Offering? Chosen, string Return, ValueList<string> Allowed, IReadOnlyList<PastEntry> History, PostedForm Form, Refusal? Refused)
{
    /// <summary>The HTML to copy; null while something is missing.</summary>
    public string? Snippet { get; init; }

    /// <summary>The address that was typed is not on the list: the link would not lead back there.</summary>
    public bool NotOnList { get; init; }
}
