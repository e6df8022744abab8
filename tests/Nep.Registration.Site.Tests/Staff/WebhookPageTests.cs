using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Addresses of other programs, as staff look after them. The site stands alone here: no address answers.</summary>
public sealed class WebhookPageTests
{
    private const string New = "/staff/connections/webhooks/new";
    private const string Address = "https://127.0.0.1:9/hooks";

    [Fact]
    public async Task A_webhook_is_added_with_a_secret_that_is_shown_once_and_can_be_changed()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        using var added = await visitor.Send(
            await visitor.Page(New), "main form", null, ("name", "District"), ("address", Address), ("kind.RegistrationConfirmed", "yes"), ("reason", "They asked."));
        var first = Secret(await Visitor.Read(added));
        var path = await Path(site);
        using var without = await visitor.Send(await visitor.Page(path), "form[action$='/secret']", null);
        using var rotated = await visitor.Send(await visitor.Page(path), "form[action$='/secret']", null, ("why", "A year is over."));
        var second = Secret(await Visitor.Read(rotated));

        Assert.StartsWith("whsec_", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal("District", (await Visitor.Read(without)).QuerySelector<IHtmlInputElement>("#name")!.Value);
        var page = (await visitor.Page(path)).DocumentElement.OuterHtml;
        Assert.DoesNotContain(first, page, StringComparison.Ordinal);
        Assert.DoesNotContain(second, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_adds_one_webhook_and_filled_in_anew_another()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        var page = await visitor.Page(New);
        foreach (var name in (string[])["District", "District", "County"])
        {
            using var sent = await visitor.Send(page, "main form", null, ("name", name), ("address", Address), ("kind.RegistrationConfirmed", "yes"), ("reason", "They asked."));
            Assert.StartsWith("whsec_", Secret(await Visitor.Read(sent)), StringComparison.Ordinal);
        }

        Assert.Equal(["County", "District"], (await site.Get<WebhookBook>().All()).Select(endpoint => endpoint.Name));
    }

    [Fact]
    public async Task What_is_not_taken_stands_in_the_list_becomes_a_task_and_is_settled_there()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var path = await Listen(site);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        var waiting = await visitor.Page(path);
        await site.Site.Travel(Duration.FromDays(4));

        Assert.Contains("registration.confirmed coaching-for-equity-2027-03", waiting.Says("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Tries again 1", waiting.Says("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("The name leads into a network that is not the internet", waiting.Says("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Webhooks given up", (await visitor.Page("/staff")).Says(), StringComparison.Ordinal);
        var given = await visitor.Page(path);
        Assert.Contains("Given up 8", given.Says("tbody tr"), StringComparison.Ordinal);

        using var again = await visitor.Send(given, "form[action$='/again']", null);
        await site.Site.Rest();
        Assert.Contains("Tries again 1", (await visitor.Page(path)).Says("tbody tr"), StringComparison.Ordinal);
        await site.Site.Travel(Duration.FromDays(4));
        using var unreasoned = await visitor.Send(await visitor.Page(path), "form[action$='/lost']", "button[value=go]");
        using var letGo = await visitor.Send(await visitor.Page(path), "form[action$='/lost']", "button[value=go]", ("letting", "They asked the API."));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (again.StatusCode, unreasoned.StatusCode, letGo.StatusCode));
        Assert.DoesNotContain("Webhooks given up", (await visitor.Page("/staff")).Says(), StringComparison.Ordinal);
        Assert.Contains("1 delivery that had been given up was let go", (await visitor.Page(path)).Says(".timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_says_what_came_back_and_a_registrar_changes_nothing_else()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var path = await Listen(site);
        using var tested = await visitor.Send(await visitor.Page(path), "form[action$='/test']", null);
        var page = await visitor.Page(path);

        Assert.Equal($"{path}?done=tested", tested.Headers.Location?.ToString());
        Assert.Contains("test", page.Says("tbody tr th"), StringComparison.Ordinal);
        Assert.Contains("Not taken 1", page.Says("tbody tr"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[action$='/remove'], form[action$='/secret'], #kinds"));
    }

    [Fact]
    public async Task A_webhook_that_is_removed_is_told_nothing_more()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        var path = await Listen(site);
        using var removed = await visitor.Send(await visitor.Page(path), "form[action$='/remove']", null, ("removal", "Closed."));
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        var page = await visitor.Page(path);

        Assert.Equal((HttpStatusCode.SeeOther, "District Removed"), (removed.StatusCode, page.Says("h1")));
        Assert.Empty(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Theory]
    [InlineData("http://district.example/")]
    [InlineData("http://localhost/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@district.example/")]
    [InlineData("district")]
    [InlineData("")]
    public async Task An_address_that_may_not_be_told_is_refused_and_what_was_typed_is_kept(string address)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        using var answer = await visitor.Send(
            await visitor.Page(New), "main form", null, ("name", "District"), ("address", address), ("kind.PaymentRecorded", "yes"), ("reason", "They asked."));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal((address, "District"), (page.QuerySelector<IHtmlInputElement>("#address")!.Value, page.QuerySelector<IHtmlInputElement>("#name")!.Value));
        Assert.Equal("Enter an address that begins with https://, without a name or password in it.", page.Says("#address-error"));
        Assert.Empty(await site.Get<WebhookBook>().All());
    }

    private static async Task<string> Listen(StaffSite site)
    {
        await site.Get<WebhookBook>().Add("District", Address, [WebhookKind.RegistrationConfirmed], "They asked.", new Actor.Demo());
        return await Path(site);
    }

    private static async Task<string> Path(StaffSite site) => $"/staff/connections/webhooks/{(await site.Get<WebhookBook>().All())[0].Id}";

    private static string Secret(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("#secret")!.Value;
}
