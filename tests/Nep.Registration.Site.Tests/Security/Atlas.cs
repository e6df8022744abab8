using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>One page as it was answered.</summary>
public sealed record SeenPage(string Route, string Path, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, IHtmlDocument? Page);

/// <summary>
/// The demo site with every page that can be reached: from the catalog, from the console, and from every link of every mail. So each address of the site has a real one to
/// be tried with, and a page that is added is found without anyone naming it.
/// </summary>
public sealed partial class Atlas : IAsyncDisposable
{
    private const int PagesOfARoute = 3;
    private const string RouteHeader = "X-Test-Route";

    private readonly Queue<string> ahead = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> visits = new(StringComparer.Ordinal);

    private Atlas(SiteFixture site, Visitor staff, Visitor reviewer) => (Site, Staff, Reviewer, Anyone) = (site, staff, reviewer, site.NewVisitor());

    public SiteFixture Site { get; }

    /// <summary>Signed in as an administrator.</summary>
    public Visitor Staff { get; }

    /// <summary>Signed in as one of the demo's reviewers.</summary>
    public Visitor Reviewer { get; }

    public Visitor Anyone { get; }

    internal WatchedStore Store => (WatchedStore)Site.Services.GetRequiredService<ITableStore>();

    public List<SeenPage> Pages { get; } = [];

    /// <summary>Where each form that was seen posts to.</summary>
    public HashSet<string> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>What was written while every page was looked at.</summary>
    public IReadOnlyList<string> WrittenWhileLooking { get; private set; } = [];

    /// <summary>Every address pattern of the site, with its method.</summary>
    public IReadOnlyList<string> Routes => RoutesOf(Site);

    public static async Task<Atlas> Draw()
    {
        var site = await SiteFixture.Open(demo: true, adjust: Watch);
        var atlas = new Atlas(site, await new StaffDoor(site).SignIn(StaffRole.Administrator), await AtlasFurniture.SignInReviewer(site));
        foreach (var path in await AtlasFurniture.Bring(site, atlas.Staff)) atlas.See(path);
        await site.Rest();
        foreach (var path in await atlas.LinkedPaths()) atlas.See(path);
        await atlas.GoToCheckout();
        atlas.Store.Clear();
        foreach (var path in new[] { "/", "/staff", "/verify", "/time-machine", "/healthz", "/api/v1/openapi.json" }) atlas.See(path);
        foreach (var path in await MailedPaths(site)) atlas.See(path);
        while (atlas.ahead.TryDequeue(out var path)) await atlas.Visit(path);
        atlas.WrittenWhileLooking = [.. atlas.Store.Calls.Where(call => call.StartsWith("transact", StringComparison.Ordinal))];
        return atlas;
    }

    public static IReadOnlyList<string> RoutesOf(SiteFixture site) =>
    [
        .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}",
    ];

    /// <summary>A real address of a route. Null when there is none.</summary>
    public string? PathOf(string route) => PathsOf(route).FirstOrDefault();

    /// <summary>Real addresses of a route: those that were seen, where forms post to, and those made of their nearest neighbors'.</summary>
    public IEnumerable<string> PathsOf(string route)
    {
        var pattern = route.Split(' ')[1];
        var seen = Pages.Where(page => page.Route.EndsWith($" {pattern}", StringComparison.Ordinal)).OrderByDescending(page => page.Status == HttpStatusCode.OK).Select(page => page.Path);
        var posted = Actions.Where(action => Fits(action, pattern));
        var near = Pages.Where(page => page.Status == HttpStatusCode.OK && pattern.StartsWith(page.Route.Split(' ')[1] + "/", StringComparison.Ordinal)).OrderByDescending(page => page.Route.Length)
            .Select(page => page.Path.Split('?')[0] + RouteParameter().Replace(pattern[page.Route.Split(' ')[1].Length..], part => part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x"));
        string[] plain = pattern.Contains('{', StringComparison.Ordinal) ? [] : [pattern];
        return seen.Concat(posted).Concat(plain).Concat(near).Select(path => path.Split('?')[0]).Distinct(StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Staff.Dispose();
        Reviewer.Dispose();
        Anyone.Dispose();
        await Site.DisposeAsync();
    }

    private static void Watch(WebApplicationBuilder builder)
    {
        WatchedStore.Before(builder);
        builder.Services.AddSingleton<IStartupFilter, NameTheRoute>();
        builder.Logging.ClearProviders();
    }

    /// <summary>The links that people hold: a few of each, also those that no mail of the demo carries.</summary>
    private async Task<IReadOnlyList<string>> LinkedPaths()
    {
        var (links, paths) = (Site.Services.GetRequiredService<SiteLinks>(), new List<Uri>());
        foreach (var offering in await Site.Services.GetRequiredService<OfferingShelf>().All())
        {
            await foreach (var state in Site.Services.GetRequiredService<RegistrationDrawer>().All(offering.Id))
            {
                paths.Add(links.Manage(offering.Id, state.Id));
                foreach (var person in state.Participants)
                {
                    paths.Add(links.Ticket(offering.Id, state.Id, person.Number, person.Change));
                    paths.Add(links.CheckIn(offering.Id, state.Id, person.Number, person.Change));
                    if (!person.Person.IsNamed) paths.Add(links.Seat(offering.Id, state.Id, person.Number, person.Change));
                    paths.Add(links.Record(ReaderId.Of(person.Person.Email)));
                }
            }

            await foreach (var state in Site.Services.GetRequiredService<ApplicationDrawer>().All(offering.Id))
            {
                paths.Add(links.Application(offering.Id, state.Id));
                paths.AddRange(state.Members.Select(member => links.TeamMember(offering.Id, state.Id, member.Number, member.Change)));
                foreach (var visit in state.Visits ?? [])
                    paths.AddRange([links.At($"staff/offerings/{offering.Id}/board/{state.Id}/visits"), links.At($"staff/visits/{offering.Id}/{state.Id}/{visit.Number}")]);
                paths.AddRange(state.Referees.Select(referee => links.Reference(offering.Id, state.Id, referee.Number, referee.Change)));
            }
        }

        return [.. paths.Select(path => path.AbsolutePath)];
    }

    /// <summary>Somebody is on the way to pay.</summary>
    private async Task GoToCheckout()
    {
        foreach (var path in ahead.Where(path => path.StartsWith("/registrations/", StringComparison.Ordinal)).ToList())
        {
            var page = await Anyone.Page(path);
            if (page.QuerySelector("form[action$='/pay']") is null) continue;
            using var to = await Anyone.Send(page, "form[action$='/pay']", null);
            if (to.Headers.Location?.ToString() is not { } checkout || !checkout.Contains("/test-checkout/", StringComparison.Ordinal)) continue;
            See(new Uri(new Uri("http://localhost"), checkout).AbsolutePath);
            return;
        }
    }

    private static async Task<IReadOnlyList<string>> MailedPaths(SiteFixture site)
    {
        var outbox = site.Services.GetRequiredService<Outbox>();
        var paths = new List<string>();
        foreach (var line in (await outbox.List(null, 1000)).Lines)
            paths.AddRange(Link().Matches((await outbox.Find(line.Id))!.Text).Select(link => new Uri(link.Value).PathAndQuery));
        return paths;
    }

    private void See(string path)
    {
        if (known.Add(path)) ahead.Enqueue(path);
    }

    private async Task Visit(string path)
    {
        // Many pages of one kind are alike: a few of each are enough.
        var kind = Digits().Replace(path.Split('?')[0], "#");
        if (visits.GetValueOrDefault(kind) >= PagesOfARoute) return;
        using var answer = await VisitorOf(path).Get(path);
        var route = answer.Headers.TryGetValues(RouteHeader, out var named) ? named.Single() : "";
        if (visits.GetValueOrDefault(route) >= PagesOfARoute * 4) return;
        visits[kind] = visits.GetValueOrDefault(kind) + 1;
        visits[route] = visits.GetValueOrDefault(route) + 1;
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var page = answer.Content.Headers.ContentType?.MediaType == "text/html" ? await Visitor.Read(answer) : null;
        Pages.Add(new SeenPage($"GET /{route}", path, answer.StatusCode, headers, page));
        if (answer.Headers.Location is { } moved && !moved.IsAbsoluteUri) See(moved.ToString());
        if (page is not null) Follow(page);
    }

    private void Follow(IHtmlDocument page)
    {
        foreach (var link in page.QuerySelectorAll("a[href], iframe[src], link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            if (new Uri(new Uri(page.Url), link) is { Host: "localhost", Scheme: "http" } to) See(to.PathAndQuery);
        foreach (var form in page.QuerySelectorAll("form[method=post]"))
            Actions.Add(form.GetAttribute("action") is { } action ? new Uri(new Uri(page.Url), action).PathAndQuery : new Uri(page.Url).PathAndQuery);
    }

    /// <summary>Whoever may open an address.</summary>
    public Visitor VisitorOf(string path) =>
        path.StartsWith("/staff/reviews", StringComparison.Ordinal) ? Reviewer
        : path.StartsWith("/staff", StringComparison.Ordinal) || path.StartsWith("/check-in", StringComparison.Ordinal) ? Staff
        : Anyone;

    private static bool Fits(string path, string pattern) =>
        Regex.IsMatch(path.Split('?')[0], $"^{RouteParameter().Replace(pattern, part => part.Value.Contains(":int", StringComparison.Ordinal) ? "[0-9]+" : "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"http://localhost/[^\s<>()\]]*")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{10,}|[0-9]+|[0-9a-f]{12,}")]
    private static partial Regex Digits();

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex RouteParameter();

    /// <summary>Lets each answer say which address pattern it was.</summary>
    private sealed class NameTheRoute : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, after) =>
            {
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers[RouteHeader] = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";
                    return Task.CompletedTask;
                });
                return after(http);
            });
            next(app);
        };
    }
}

/// <summary>The tests that share one atlas.</summary>
[CollectionDefinition(Name)]
public sealed class AtlasCollection : ICollectionFixture<AtlasOnce>
{
    public const string Name = "Atlas";
}

/// <summary>One atlas for all tests that only look at it.</summary>
public sealed class AtlasOnce : IAsyncLifetime
{
    public Atlas Atlas { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Atlas = await Atlas.Draw();

    public ValueTask DisposeAsync() => Atlas.DisposeAsync();
}
