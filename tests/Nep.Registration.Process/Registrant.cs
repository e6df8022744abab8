using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Nep.Registration.Process;

/// <summary>Someone who registers and pays through the site's own pages, and remembers what the site acknowledged.</summary>
internal sealed class Registrant : IDisposable
{
    private const string Offering = "liberatory-design-introduction";

    private readonly HttpClient client;

    public Registrant(Uri site, string name)
    {
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(10) };
        Name = name;
    }

    public string Name { get; }

    public string Email => $"{Name.Replace(' ', '.').ToLowerInvariant()}@schools.example";

    /// <summary>The address of the manage page, once the site has said that the registration is placed.</summary>
    public string? Placed { get; private set; }

    /// <summary>The test checkout said that the payment is done and sent us back.</summary>
    public bool Paid { get; private set; }

    public async Task RegisterAndPay()
    {
        var catalog = await Page("/");
        var offering = catalog.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).First(href => href.Contains(Offering, StringComparison.Ordinal));
        var form = await Page($"{offering}/register");
        var review = await Send(
            form, "review", ("registrar.name", Name), ("registrar.email", Email), ("coming", "yes"), ("people[0].name", Name), ("people[0].email", Email),
            ("people[0].answers.role", "Teacher"), ("people[0].answers.district", "Lakeview"));
        var placed = await Post(await Read(review), "place", ("terms", "2026-09"));
        Placed = Expect(placed, HttpStatusCode.SeeOther).Headers.Location!.OriginalString;
        var manage = await Page(Placed);
        using var checkout = Expect(await Post(manage, null, formAction: "/pay"), HttpStatusCode.SeeOther);
        using var paid = Expect(await Post(await Page(checkout.Headers.Location!.OriginalString), "pay"), HttpStatusCode.SeeOther);
        Paid = true;
    }

    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await client.GetAsync(path);
        return await Read(Expect(answer, HttpStatusCode.OK));
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> Send(IHtmlDocument page, string button, params (string Name, string Value)[] typed) =>
        Expect(await Post(page, button, null, typed), HttpStatusCode.OK);

    private Task<HttpResponseMessage> Post(IHtmlDocument page, string? button, params (string Name, string Value)[] typed) => Post(page, button, null, typed);

    private Task<HttpResponseMessage> Post(IHtmlDocument page, string? button, string? formAction, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .First(one => formAction is null || (one.GetAttribute("action") ?? "").EndsWith(formAction, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in typed) fields[name] = value;
        if (button is not null) fields["do"] = button;
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to : new Uri(page.Url).PathAndQuery;
        return client.PostAsync(action, new FormUrlEncodedContent(fields));
    }

    private static HttpResponseMessage Expect(HttpResponseMessage answer, HttpStatusCode status) => answer.StatusCode == status
        ? answer
        : throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {answer.StatusCode}.");

    private static async Task<IHtmlDocument> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var address = answer.RequestMessage!.RequestUri!.ToString();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(request => request.Content(text).Address(address));
    }
}
