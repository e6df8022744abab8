using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>An endpoint's page, as it is opened and as it comes back after a post.</summary>
internal sealed class WebhookVisit(WebhookBook book, WebhookDesk desk)
{
    /// <summary>Newer deliveries than these are of no use to a reader; the rest is on record.</summary>
    private const int MostShown = 50;

    public async Task<WebhookEndpoint?> Find(string endpoint, CancellationToken cancel) =>
        WebhookId.TryParse(endpoint, out var id) ? await book.Find(id, cancel) : null;

    public async Task<WebhookModel> Model(WebhookEndpoint endpoint, CancellationToken cancel) => new(
        endpoint, await desk.Deliveries(endpoint.Id, MostShown, cancel), WebhookText.Past(await book.History(endpoint.Id, cancel)), PostedForm.Empty, null, null);

    /// <param name="reason">The field in which a missing reason is told.</param>
    public async Task<IResult> Post(
        HttpContext http, string name, string reason, Func<WebhookEndpoint, PostedForm, Task<Refusal?>> act, Func<WebhookEndpoint, IResult> done)
    {
        if (await Find(name, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var why = form.IsStale ? null : await act(found, form);
        if (why is null && !form.IsStale) return done(found);
        if (why is not null) form.Note(why, reason);
        return Page.Again<WebhookPage>(await Model(found, http.RequestAborted) with { Form = form, Refused = form.IsFaulty ? null : why });
    }

    internal static PostedForm Fields(WebhookEndpoint endpoint) => new(new FormCollection(new Dictionary<string, StringValues>(
        [
            new("name", endpoint.Name), new("address", endpoint.Address),
            .. endpoint.Kinds.Select(kind => new KeyValuePair<string, StringValues>(WebhookText.Field(kind), "yes")),
        ],
        StringComparer.Ordinal)));
}
