using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>Keys of other programs: an administrator makes one, sees its secret once, and takes it back.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder staff)
    {
        var connections = staff.MapGroup("/connections").ForStaff();
        connections.MapGet("", List);
        connections.MapGet("/keys/new", () => Page.Of<NewKeyPage>(new NewKeyModel(PostedForm.Empty, null)));
        connections.MapPost("/keys/new", Make);
        connections.MapGet("/keys/{key}", Show);
        connections.MapPost("/keys/{key}/revoke", Revoke);
    }

    private static async Task<IResult> List(HttpContext http, ApiKeyRing ring, WebhookBook book, Clock clock) =>
        Page.Of<ConnectionsPage>(new ConnectionsModel(await ring.All(http.RequestAborted), await book.All(http.RequestAborted), clock.Now));

    private static async Task<IResult> Make(HttpContext http, ApiKeyRing ring)
    {
        var form = await PostedForm.Read(http);
        var expires = KeyText.Expires(form);
        if (form.IsStale || form.IsFaulty) return Page.Again<NewKeyPage>(new NewKeyModel(form, null));
        var (secret, why) = await ring.Make(form.Text("name"), KeyText.Scopes(form), expires, form.Text("reason"), http.Actor(), http.RequestAborted);
        if (secret is { } made) return Page.Of<KeyMadePage>(new KeyMadeModel(form.Text("name"), made));
        form.Note(why!, "reason");
        return Page.Again<NewKeyPage>(new NewKeyModel(form, form.IsFaulty ? null : why));
    }

    private static async Task<IResult> Show(HttpContext http, string key, ApiKeyRing ring, Clock clock) =>
        await Find(http, key, ring) is { } line
            ? Page.Of<KeyPage>(await Model(http, line, ring, clock))
            : TypedResults.NotFound();

    private static async Task<IResult> Revoke(HttpContext http, string key, ApiKeyRing ring, Clock clock)
    {
        if (await Find(http, key, ring) is not { } line) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var why = form.IsStale ? null : await ring.Revoke(line.Key.Id, form.Text("reason"), http.Actor(), http.RequestAborted);
        if (why is not null) form.Note(why, "reason");
        return why is null && !form.IsStale
            ? Page.SeeOther(KeyText.Path(line.Key))
            : Page.Again<KeyPage>(await Model(http, line, ring, clock) with { Form = form, Refused = form.IsFaulty ? null : why });
    }

    private static async Task<KeyModel> Model(HttpContext http, ApiKeyLine line, ApiKeyRing ring, Clock clock) =>
        new(line, KeyText.Past(await ring.History(line.Key.Id, http.RequestAborted)), clock.Now, PostedForm.Empty, null);

    private static async Task<ApiKeyLine?> Find(HttpContext http, string key, ApiKeyRing ring) =>
        ApiKeyId.TryParse(key, out var id) ? await ring.Find(id, http.RequestAborted) : null;

    /// <summary>Notes why nothing was done, beside the fields that are to blame.</summary>
    internal static void Note(this PostedForm form, Refusal why, string reason)
    {
        if (why is FormFaulty(var faults)) form.Note(faults);
        if (why is ReasonMissing) form.Note(reason, why);
    }
}

public sealed record ConnectionsModel(IReadOnlyList<ApiKeyLine> Keys, IReadOnlyList<WebhookEndpoint> Webhooks, Instant Now);

public sealed record NewKeyModel(PostedForm Form, Refusal? Refused);

/// <param name="Secret">It is shown here and never again.</param>
public sealed record KeyMadeModel(string Name, ApiSecret Secret);

public sealed record KeyModel(ApiKeyLine Line, IReadOnlyList<PastEntry> History, Instant Now, PostedForm Form, Refusal? Refused);
