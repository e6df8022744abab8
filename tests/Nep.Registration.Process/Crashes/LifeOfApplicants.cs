using System.Text;

namespace Nep.Registration.Process.Crashes;

/// <summary>What people do in a life who apply, are put off, or move to another run.</summary>
internal sealed partial class Life
{
    private async Task Apply(string name)
    {
        var browser = Of(name);
        var own = await browser.Press(
            await browser.Page($"/offerings/{CrashFolder.Fellowship}/apply"), "main form", "button", ("applicant.name", name), ("applicant.email", Email(name)));
        await Settle();
        await browser.Attach(
            await browser.Page($"{own}/stages/about"), "main form", "button[value=next]", ("answers.resume", $"{name}.pdf", Encoding.ASCII.GetBytes($"%PDF-1.7 what {name} has done")), ("answers.why", "It is time."));
        await browser.Press(await browser.Page(own), "form[action$='/send']", "button");
        await Acknowledge(name, own, "");
        await Settle();
    }

    /// <summary>Pays what is asked for now: the deposit, or the next part.</summary>
    private async Task PayTuition(string name)
    {
        var browser = Of(name);
        var own = await browser.Page(Acknowledged[name].Page);
        var manage = own.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "").First(href => href.Contains("/registrations/", StringComparison.Ordinal));
        var checkout = await browser.Press(await browser.Page(manage), "form[action$='/pay']", null);
        await browser.Press(await browser.Page(checkout), "main form", "button[value=pay]");
        await Settle();
    }

    /// <summary>Moves to the later run, which costs more, and pays the difference there.</summary>
    private async Task MoveOn(string name)
    {
        var (browser, own) = (Of(name), Acknowledged[name].Page);
        await browser.Press(await browser.Page($"{own}/transfer?to={CrashFolder.LaterCircle}"), "form[action$='/transfer']", null, ("terms", "2026-09"));
        await Settle();
        var there = (await browser.Page(own)).QuerySelector("main a[href^='/registrations/']")?.GetAttribute("href") ?? throw new InvalidOperationException($"{name} did not move.");
        Acknowledged[name] = (there, name);
        await Pay(name, Registered);
    }
}
