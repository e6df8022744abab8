using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>
/// Where a page is looked at: a faithful copy of what the server sent, in a tab that may run axe's script, at the width of a phone and of a
/// desk. Copying leaves the visitor's own page, an answer to a form perhaps, as it is.
/// </summary>
/// <param name="pictures">A folder for a photograph of every page at 390 and 1280 pixels, or null for none.</param>
internal sealed partial class LightTable(IPage table, string? pictures) : IAsyncDisposable
{
    private const int SmallestPhone = 320;

    private static readonly int[] Widths = [390, 1280];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe says, one line for each kind of fault: how bad, which rule, what it wants, and the first place.</summary>
    private const string Ask = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const { violations } = await axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return violations.map(one => `${one.impact} ${one.id}, ${one.help}: ${one.nodes[0].html}`);
        }
        """;

    private readonly List<string> faults = [];

    /// <summary>Everything that was wrong with the pages looked at so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static async Task<LightTable> SetUp(Chromium chromium)
    {
        var context = await chromium.Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var pictures = Environment.GetEnvironmentVariable("NEP_SCREENSHOTS");
        if (pictures is not null) Directory.CreateDirectory(pictures);
        await context.RouteAsync("**/outbox/*/html", ShowMail);
        return new LightTable(await context.NewPageAsync(), pictures);
    }

    /// <summary>Looks at a visitor's page as it stands.</summary>
    /// <remarks>A place on a page is no other page: the browser would stay on the one before.</remarks>
    public async Task Look(Visitor visitor, string name) => await Look(name, visitor.Page.Url.Split('#')[0], await visitor.Page.ContentAsync());

    /// <summary>Looks at a mail as its reader sees it.</summary>
    public Task LookAtMail(string name, string html) => Look(name, "http://127.0.0.1/mail", html);

    public async ValueTask DisposeAsync() => await table.Context.DisposeAsync();

    private async Task Look(string name, string address, string html)
    {
        // A frame in a sandbox runs nobody's script, not axe's either.
        html = Sandbox().Replace(html, "");
        await table.RouteAsync(address, route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }));
        await table.GotoAsync(address);
        await table.UnrouteAsync(address);
        if (await table.Locator("h1").CountAsync() != 1) faults.Add($"{name}: not exactly one h1");
        foreach (var frame in table.Frames) await frame.EvaluateAsync(Axe);
        await Overflow(name, SmallestPhone);
        foreach (var width in Widths)
        {
            await Overflow(name, width);
            await AskAxe(name, width);
            if (pictures is not null) await table.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}-{width}.png"), FullPage = true });
        }
    }

    private static async Task ShowMail(IRoute route)
    {
        var mail = await route.FetchAsync();
        await route.FulfillAsync(new() { Body = await mail.TextAsync(), ContentType = "text/html; charset=utf-8" });
    }

    [GeneratedRegex(" sandbox=\"[^\"]*\"")]
    private static partial Regex Sandbox();

    private async Task Overflow(string name, int width)
    {
        await table.SetViewportSizeAsync(width, 844);
        var over = await table.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) faults.Add($"{name}: {over} pixels too wide at {width}");
    }

    private async Task AskAxe(string name, int width)
    {
        var said = await table.EvaluateAsync<string[]>(Ask);
        faults.AddRange(said.Where(one => one.StartsWith("serious", StringComparison.Ordinal) || one.StartsWith("critical", StringComparison.Ordinal)).Select(one => $"{name} at {width}: {one}"));
        if (Environment.GetEnvironmentVariable("NEP_AXE_ALL") is not null)
            foreach (var one in said) Console.Error.WriteLine($"{name} {width}: {one}");
    }
}
