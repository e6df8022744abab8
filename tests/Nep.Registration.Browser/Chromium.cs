using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Nep.Registration.Browser.Chromium))]
[assembly: AssemblyFixture(typeof(Nep.Registration.Browser.LaidOutDemo))]

namespace Nep.Registration.Browser;

/// <summary>Debian's chromium, started once for all tests. Where it is not installed every browser test skips and says so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Chromium runs as root in a container here, draws without a graphics card, and asks nothing of the outside.</summary>
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-quic",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, $"{Program} is not installed, so no browser can be driven. Install it with: apt-get install chromium");
            return browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Switches });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
