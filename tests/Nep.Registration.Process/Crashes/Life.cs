using System.Globalization;
using AngleSharp.Html.Dom;

namespace Nep.Registration.Process.Crashes;

/// <summary>
/// A short life of two programs, through the site's own pages: seats are held, paid, left, waited for, offered and cancelled; people apply,
/// are chosen and pay a deposit; reminders go out, someone comes, a certificate is issued. Nobody in it knows of crashes: who gets no answer sends
/// the same again.
/// </summary>
internal sealed class Life(CrashingHost host) : IDisposable
{
    private readonly Dictionary<string, Browser> browsers = new(StringComparer.Ordinal);
    private TimeSpan ahead;

    /// <summary>What the site has acknowledged: each person's own page, and the words that it must show from then on.</summary>
    public Dictionary<string, (string Page, string Words)> Acknowledged { get; } = new(StringComparer.Ordinal);

    public async Task Run()
    {
        await Register("rosa", "");
        await Pay("rosa", "You are registered");
        await Register("malik", "");
        await Travel(Pacific(DateTime.UtcNow).AddHours(3));
        await Acknowledge("malik", Acknowledged["malik"].Page, "hold");
        await Register("june", "FREE");
        await Register("siobhan", "FREE");
        await Follow("rosa", "/cancel", "form[action$='/cancel']", "cancelled");
        await Settle();
        await Follow("siobhan", "", "form[action$='/accept']", "You are registered");

        await Apply("ana");
        await Apply("ben");
        await Release();
        await Follow("ana", "", "form[action$='/accept']", "");
        await Settle();
        await PayDeposit("ana");

        await Travel(Session.AddMinutes(5));
        await CheckIn("june");
        await Travel(Session.AddDays(12));
    }

    /// <summary>Everything that was acknowledged still stands.</summary>
    public async Task CheckAcknowledged()
    {
        foreach (var (name, (page, words)) in Acknowledged)
            Assert.True(Text(await Of(name).Page(page)).Contains(words, StringComparison.OrdinalIgnoreCase), $"{name}'s page does not say '{words}' any more.");
    }

    public void Dispose()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
    }

    private static DateTime Session => CrashFolder.First.ToDateTimeUnspecified().AddHours(9);

    private Browser Of(string name) => browsers.TryGetValue(name, out var known) ? known : browsers[name] = new Browser(host);

    private async Task Register(string name, string code)
    {
        var browser = Of(name);
        var form = await browser.Page($"/offerings/{CrashFolder.Institute}/register");
        var review = await browser.Fill(
            form, "form[action$='/register']", "button[value=review]", ("coming", "yes"), ("people[0].name", name), ("people[0].email", Email(name)), ("code", code));
        var manage = await browser.Press(review, "form[action$='/register']", "button[value=place]", ("terms", "2026-09"));
        Acknowledged[name] = (manage, name);
        await Settle();
    }

    private async Task Pay(string name, string words)
    {
        var (browser, manage) = (Of(name), Acknowledged[name].Page);
        var checkout = await browser.Press(await browser.Page(manage), "form[action$='/pay']", null);
        await browser.Press(await browser.Page(checkout), "main form", "button[value=pay]");
        await Settle();
        await Acknowledge(name, manage, words);
    }

    /// <summary>Opens a page of one's own registration or application and presses its button.</summary>
    private async Task Follow(string name, string under, string form, string words)
    {
        var (browser, own) = (Of(name), Acknowledged[name].Page);
        await browser.Press(await browser.Page(own + under), form, "button");
        await Acknowledge(name, own, words);
    }

    private async Task Acknowledge(string name, string page, string words)
    {
        var text = Text(await Of(name).Page(page));
        Assert.True(text.Contains(words, StringComparison.OrdinalIgnoreCase), $"{name}'s page does not say '{words}': {text}");
        Acknowledged[name] = (page, words);
    }

    private async Task Apply(string name)
    {
        var browser = Of(name);
        var own = await browser.Press(
            await browser.Page($"/offerings/{CrashFolder.Fellowship}/apply"), "main form", "button", ("applicant.name", name), ("applicant.email", Email(name)));
        await Settle();
        await browser.Press(await browser.Page($"{own}/stages/about"), "main form", "button[value=next]", ("answers.why", "It is time."));
        await browser.Press(await browser.Page(own), "form[action$='/send']", "button");
        await Acknowledge(name, own, "");
        await Settle();
    }

    /// <summary>One of the staff decides and proposes, the other confirms.</summary>
    private async Task Release()
    {
        var (ines, omar, home) = (await SignIn("ines"), await SignIn("omar"), $"/staff/offerings/{CrashFolder.Fellowship}");
        foreach (var (name, decision) in new[] { ("ana", "Accept"), ("ben", "Decline") })
        {
            var one = await ines.Page($"{home}/board/{Id(name)}");
            await ines.Press(one, "#decide-form", "[value=draft]", ("decision", decision), ("reason", "The board agreed"));
        }

        await ines.Press(await ines.Page(home + "/release"), "#propose-form", "button");
        await omar.Press(await omar.Page(home + "/release"), "#confirm-form", "button");
        await Settle();
        string Id(string name) => Acknowledged[name].Page.Split('/')[3];
    }

    private async Task PayDeposit(string name)
    {
        var browser = Of(name);
        var own = await browser.Page(Acknowledged[name].Page);
        var manage = own.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "").First(href => href.Contains("/registrations/", StringComparison.Ordinal));
        var checkout = await browser.Press(await browser.Page(manage), "form[action$='/pay']", null);
        await browser.Press(await browser.Page(checkout), "main form", "button[value=pay]");
        await Settle();
    }

    private async Task CheckIn(string name)
    {
        var ines = await SignIn("ines");
        var roster = await ines.Page($"/staff/offerings/{CrashFolder.Institute}/sessions/1/roster");
        var row = roster.QuerySelectorAll(".roster li").First(line => line.TextContent.Contains(name, StringComparison.Ordinal));
        var button = row.QuerySelectorAll("button[name=here]").OfType<IHtmlButtonElement>().First();
        await ines.Press(roster, "form:has(.roster)", null, (button.Name!, button.Value!));
    }

    private async Task<Browser> SignIn(string name)
    {
        var browser = Of(name);
        var link = await SignInLink.AskedBy(browser, $"{name}@nep-center.example");
        await browser.Press(await browser.Page(link), "main form", "button");
        return browser;
    }

    /// <summary>A few minutes pass: what a crash left unsettled is settled, and everything that is due is done.</summary>
    private Task Settle() => Travel(Pacific(DateTime.UtcNow + ahead).AddMinutes(6));

    /// <summary>Goes to an instant that only ever is later, so that sending it again does no harm.</summary>
    private async Task Travel(DateTime pacific)
    {
        var (browser, minute) = (Of("clock"), pacific.AddSeconds(-pacific.Second));
        await browser.Press(
            await browser.Page("/time-machine"), "main form:has([name=day])", null, ("day", minute.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("time", minute.ToString("HH:mm", CultureInfo.InvariantCulture)));
        ahead = minute - Pacific(DateTime.UtcNow);
    }

    private static DateTime Pacific(DateTime utc) => Zone.Parse("America/Los_Angeles").LocalAt(Instant.FromDateTimeUtc(utc)).ToDateTimeUnspecified();

    private static string Email(string name) => $"{name}@schools.example";

    private static string Text(IHtmlDocument page) => page.Body!.TextContent;
}
