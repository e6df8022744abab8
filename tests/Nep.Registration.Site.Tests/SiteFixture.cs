using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Starting;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Site.Tests;

/// <summary>
/// The whole local host in this process, with its real store in a temporary folder and a server in memory. The clock stands at
/// <see cref="Start"/> until a test moves it.
/// </summary>
public sealed class SiteFixture : IAsyncDisposable
{
    /// <summary>Monday, January 4, 2027, 10:00 in California.</summary>
    public static readonly Instant Start = Instant.FromUtc(2027, 1, 4, 18, 0);

    private readonly string folder = Directory.CreateTempSubdirectory("nep-site-").FullName;
    private LocalHost host = null!;

    /// <summary>Where the host keeps everything.</summary>
    public string Folder => folder;

    public ManualTime Time { get; } = new(Start);

    public IServiceProvider Services => host.App.Services;

    public TimeMachine Machine => Services.GetRequiredService<TimeMachine>();

    /// <param name="demo">With the demo programs and the time machine.</param>
    /// <param name="adjust">What a test wants to see that the site does not show.</param>
    /// <param name="address">The base of every link.</param>
    public static async Task<SiteFixture> Open(bool demo = false, Action<WebApplicationBuilder>? adjust = null, string address = "http://localhost")
    {
        var fixture = new SiteFixture();
        var options = new LocalOptions(address, fixture.folder, demo, EmailAddress.Parse("admin@nep-center.example"));
        fixture.host = await LocalHost.Open(
            options,
            builder =>
            {
                builder.WebHost.UseTestServer();
                adjust?.Invoke(builder);
            },
            fixture.Time);
        await fixture.host.Start();
        return fixture;
    }

    /// <summary>A visitor with cookies of their own. Redirects are not followed, so that tests see them.</summary>
    public Visitor NewVisitor() => new(host.App.GetTestServer().CreateHandler());

    /// <summary>Moves the clock and lets the follower do all that falls due on the way.</summary>
    public async Task Travel(Duration by)
    {
        await Machine.TravelTo(Time.Now + Machine.Moved + by, CancellationToken.None);
        await Services.GetRequiredService<StaffDesk>().Posted();
    }

    /// <summary>Waits until the follower has done all that is due now.</summary>
    public Task Rest() => Travel(Duration.Zero);

    public async Task<Offering> Publish(OfferingId id, OfferingDetails details)
    {
        var desk = Services.GetRequiredService<OfferingDesk>();
        Assert.Null(await desk.Handle(id, new OfferingCommand.CreateOffering(id, details), new Actor.Demo()));
        Assert.Null(await desk.Handle(id, new OfferingCommand.PublishOffering(), new Actor.Demo()));
        return (await Services.GetRequiredService<OfferingShelf>().Find(id))!;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Someone with a browser: keeps cookies, reads pages, fills in and sends forms as they stand on the page.</summary>
public sealed class Visitor(HttpMessageHandler server) : IDisposable
{
    private readonly HttpClient client = new(new CookieKeeper(server)) { BaseAddress = new Uri("http://localhost") };

    public HttpClient Client => client;

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public async Task<IHtmlDocument> Page(string path)
    {
        using var response = await Get(path);
        return await Read(response);
    }

    public static async Task<IHtmlDocument> Read(HttpResponseMessage response) =>
        (IHtmlDocument)await BrowsingContext.New().OpenAsync(async request => request.Content(await response.Content.ReadAsStringAsync()).Address(response.RequestMessage!.RequestUri!.ToString()));

    /// <summary>Sends a form of a page: its fields as they stand, with changes, and the button that is pressed.</summary>
    public Task<HttpResponseMessage> Send(IHtmlDocument page, string form, string? button, params (string Name, string? Value)[] changes)
    {
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"The page has no form '{form}': {page.Title}");
        var fields = Fields(element);
        foreach (var (name, value) in changes)
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null) fields.Add(new(name, value));
        }

        if (button is not null && element.QuerySelector<IHtmlButtonElement>(button) is { } pressed) fields.Add(new(pressed.Name ?? "", pressed.Value ?? ""));
        return Post(element.GetAttribute("action") is { Length: > 0 } action ? new Uri(new Uri(page.Url), action).ToString() : page.Url, fields);
    }

    public Task<HttpResponseMessage> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields));

    public void Dispose() => client.Dispose();

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => Array.Empty<KeyValuePair<string, string>>(),
            IHtmlInputElement { Type: "submit" or "button" } => [],
            IHtmlInputElement input => [new(input.Name!, input.Value)],
            IHtmlSelectElement select => [new(select.Name!, select.Value ?? "")],
            IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
            _ => [],
        }),
    ];
}

/// <summary>Keeps cookies between requests, which a handler in memory does not do by itself.</summary>
internal sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly System.Net.CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
        return response;
    }
}
