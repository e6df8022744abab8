using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>Someone at a browser that runs no scripts: opens pages, follows links, fills in forms and presses buttons, as they read them.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>The address of the page, without the site's own.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public static async Task<Visitor> Arrive(Chromium chromium, RunningSite site, string language = "en-US")
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            BaseURL = site.Base.ToString(),
            Locale = language,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Someone with a phone that runs scripts, signed in as the holder of these cookies.</summary>
    public static async Task<Visitor> ArriveWithScript(Chromium chromium, RunningSite site, IReadOnlyList<BrowserContextCookiesResult> cookies)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Base.ToString(), ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddCookiesAsync(cookies.Select(one => new Cookie { Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, HttpOnly = one.HttpOnly }));
        return new Visitor(context, await context.NewPageAsync());
    }

    public Task<IReadOnlyList<BrowserContextCookiesResult>> Cookies() => context.CookiesAsync();

    /// <summary>Another tab of the same browser.</summary>
    public async Task<Visitor> NewTab() => new(context, await context.NewPageAsync());

    public Task Open(string path) => Page.GotoAsync(path);

    public Task Back() => Page.GoBackAsync();

    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First;

    /// <summary>Words that only screen readers hear stand apart in a name, so a space before them is let go.</summary>
    public ILocator Link(string words) =>
        Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(words).Replace(":", @"\s?:", StringComparison.Ordinal)}$") }).First;

    /// <summary>Presses a button and waits for the page that answers.</summary>
    public Task Press(string words) => Arriving(() => Button(words).ClickAsync());

    /// <summary>Presses the button whose words begin like this; the rest is an amount, say.</summary>
    public Task PressLike(string beginning) =>
        Arriving(() => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(beginning)}") }).First.ClickAsync());

    public Task Follow(string words) => Arriving(() => Link(words).ClickAsync());

    public Task Write(string label, string text) => Write(Page.Locator("main"), label, text);

    public static Task Write(ILocator part, string label, string text) => Field(part, label).FillAsync(text);

    public Task Choose(string label, string answer) => Choose(Page.Locator("main"), label, answer);

    public static async Task Choose(ILocator part, string label, string answer) => await Field(part, label).SelectOptionAsync(answer);

    /// <summary>Ticks a box, or picks an answer, by its label, as one does: the whole strip answers. One that is ticked stays so.</summary>
    public async Task Tick(string label)
    {
        var strip = Page.Locator(".choice", new() { HasText = label }).First;
        if (!await strip.Locator("input").IsCheckedAsync()) await strip.Locator("label").ClickAsync();
    }

    /// <summary>A part of a form by its title.</summary>
    public ILocator Part(string title) => Page.GetByRole(AriaRole.Group, new() { Name = title, Exact = true });

    public async Task<string> Heading() => Spaces().Replace(await Page.Locator("h1").InnerTextAsync(), " ");

    /// <summary>What the page says, as text on one line.</summary>
    public async Task<string> Text() => Spaces().Replace(await Page.Locator("main").InnerTextAsync(), " ");

    public async Task Sees(params string[] sentences)
    {
        var text = await Text();
        foreach (var sentence in sentences) Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    public async Task DoesNotSee(params string[] sentences)
    {
        var text = await Text();
        foreach (var sentence in sentences) Assert.DoesNotContain(sentence, text, StringComparison.Ordinal);
    }

    /// <summary>Does something that leads to a new page, and waits until that is there.</summary>
    public async Task Arriving(Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Note;
        try
        {
            await act();
            await loaded.Task.WaitAsync(LongestWait);
        }
        finally
        {
            Page.Load -= Note;
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    /// <summary>A label may end in "(optional)".</summary>
    private static ILocator Field(ILocator part, string label) =>
        part.GetByLabel(new Regex($"^{Regex.Escape(label)}(\\s*\\(.*\\))?$")).First;

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();
}
