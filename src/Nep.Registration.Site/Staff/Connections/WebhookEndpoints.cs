using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>
/// Addresses of other programs that are told of what happens: administrators add, change and remove them; registrars, too, see what was
/// delivered, and have it sent again.
/// </summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder staff)
    {
        var webhooks = staff.MapGroup("/connections/webhooks");
        webhooks.MapGet("/new", (WebhookBook book) => Page.Of<NewWebhookPage>(new NewWebhookModel(FormRows.Fill(("endpoint", $"{book.Draw()}")), null))).ForStaff();
        webhooks.MapPost("/new", Add).ForStaff();
        webhooks.MapPost("/{endpoint}", Change).ForStaff();
        webhooks.MapPost("/{endpoint}/secret", Rotate).ForStaff();
        webhooks.MapPost("/{endpoint}/remove", Remove).ForStaff();
        webhooks.MapGet("/{endpoint}", Show).ForStaff(StaffRole.Registrar);
        webhooks.MapPost("/{endpoint}/test", Test).ForStaff(StaffRole.Registrar);
        webhooks.MapPost("/{endpoint}/again", Again).ForStaff(StaffRole.Registrar);
        webhooks.MapPost("/{endpoint}/lost", Lost).ForStaff(StaffRole.Registrar);
    }

    private static async Task<IResult> Add(HttpContext http, WebhookBook book, SiteLinks links)
    {
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Page.Again<NewWebhookPage>(new NewWebhookModel(form, null));
        WebhookId? id = WebhookId.TryParse(form["endpoint"], out var drawn) ? drawn : null;
        var (added, why) = await book.Add(form.Text("name"), form.Text("address"), WebhookText.Kinds(form), form.Text("reason"), http.Actor(), id, http.RequestAborted);
        if (added is not null) return Secret(added, links);
        form.Note(why!, "reason");
        return Page.Again<NewWebhookPage>(new NewWebhookModel(form, form.IsFaulty ? null : why));
    }

    private static async Task<IResult> Show(HttpContext http, string endpoint, WebhookVisit visit, string? done) =>
        await visit.Find(endpoint, http.RequestAborted) is { } found ? Page.Of<WebhookPage>(await visit.Model(found, http.RequestAborted) with { Done = Done(done) }) : TypedResults.NotFound();

    private static Task<IResult> Change(HttpContext http, string endpoint, WebhookVisit visit, WebhookBook book) => visit.Post(
        http, endpoint, "reason",
        (found, form) => book.Handle(
            found.Id, new WebhookCommand.ChangeEndpoint(form.Text("name"), form.Text("address"), WebhookText.Kinds(form), form.Text("reason")), http.Actor(), http.RequestAborted),
        found => Page.SeeOther(WebhookText.Path(found.Id, "?done=changed")));

    private static Task<IResult> Rotate(HttpContext http, string endpoint, WebhookVisit visit, WebhookBook book, SiteLinks links) => visit.Post(
        http, endpoint, "why",
        (found, form) => book.Handle(found.Id, new WebhookCommand.RotateSecret(form.Text("why")), http.Actor(), http.RequestAborted),
        found => Secret(found with { Secret = found.Secret + 1 }, links));

    private static Task<IResult> Remove(HttpContext http, string endpoint, WebhookVisit visit, WebhookBook book) => visit.Post(
        http, endpoint, "removal",
        (found, form) => book.Handle(found.Id, new WebhookCommand.RemoveEndpoint(form.Text("removal")), http.Actor(), http.RequestAborted),
        _ => Page.SeeOther("/staff/connections"));

    private static Task<IResult> Test(HttpContext http, string endpoint, WebhookVisit visit, WebhookDesk desk) => visit.Post(
        http, endpoint, "", async (found, _) => (await desk.Test(found.Id, http.RequestAborted)).Why, found => Page.SeeOther(WebhookText.Path(found.Id, "?done=tested")));

    private static Task<IResult> Again(HttpContext http, string endpoint, WebhookVisit visit, WebhookDesk desk) => visit.Post(
        http, endpoint, "",
        async (found, form) => OfferingId.TryParse(form["offering"], out var offering)
            ? await desk.SendAgain(found.Id, offering, form["message"], http.RequestAborted)
            : new WebhookNotFound(),
        found => Page.SeeOther(WebhookText.Path(found.Id, "?done=again")));

    private static Task<IResult> Lost(HttpContext http, string endpoint, WebhookVisit visit, WebhookDesk desk) => visit.Post(
        http, endpoint, "letting",
        async (found, form) =>
        {
            if (form["do"] == "go") return await desk.LetLostGo(found.Id, form.Text("letting"), http.Actor(), http.RequestAborted);
            await desk.SendLostAgain(found.Id, http.RequestAborted);
            return null;
        },
        found => Page.SeeOther(WebhookText.Path(found.Id)));

    private static IResult Secret(WebhookEndpoint endpoint, SiteLinks links) =>
        Page.Of<WebhookSecretPage>(new WebhookSecretModel(endpoint, WebhookSigning.Show(links.WebhookKeys(endpoint.Id, endpoint.Secret)[0])));

    private static string? Done(string? what) => what switch
    {
        "changed" => "Changed. It holds from now on",
        "tested" => "The test was sent. What came back stands in the list",
        "again" => "It is sent again now",
        _ => null,
    };
}

public sealed record NewWebhookModel(PostedForm Form, Refusal? Refused);

/// <param name="Secret">It is shown here and never again.</param>
public sealed record WebhookSecretModel(WebhookEndpoint Endpoint, string Secret);

/// <param name="Done">What the last post did, in words.</param>
public sealed record WebhookModel(
    WebhookEndpoint Endpoint, IReadOnlyList<DeliveryLine> Deliveries, IReadOnlyList<PastEntry> History, PostedForm Form, Refusal? Refused, string? Done)
{
    /// <summary>What stands in the fields of the endpoint itself, also when another form of the page was sent.</summary>
    public PostedForm Fields => Form.Has("name") ? Form : WebhookVisit.Fields(Endpoint);

    public bool HasLost => Deliveries.Any(line => line.Delivery.State == DeliveryState.GivenUp);
}
