using System.Globalization;
using AngleSharp.Html.Dom;

namespace Nep.Registration.Process.Crashes;

/// <summary>
/// A short life of a few programs, through the site's own pages: seats are held, paid, left, waited for, offered, cancelled and moved to another run; people apply
/// with a file, are chosen, put off to the next run, pay a deposit and a part of their tuition; staff write to a list, reminders go out, someone comes, a certificate is
/// issued, and another program is told of all of it. Nobody in it knows of crashes: who gets no answer sends
/// the same again.
/// </summary>
internal sealed partial class Life(CrashingHost host) : IDisposable
{
    private readonly Dictionary<string, Browser> browsers = new(StringComparer.Ordinal);
    private TimeSpan ahead;

    /// <summary>What the site has acknowledged: each person's own page, and the words that it must show from then on.</summary>
    public Dictionary<string, (string Page, string Words)> Acknowledged { get; } = new(StringComparer.Ordinal);

    public async Task Run()
    {
        await Register("rosa", "");
        await Pay("rosa", Registered);
        await Register("malik", "");
        await Travel(Pacific(DateTime.UtcNow).AddHours(3));
        await Acknowledge("malik", Acknowledged["malik"].Page, "hold");
        await Register("june", "FREE");
        await Register("siobhan", "FREE");
        await Follow("rosa", "/cancel", "form[action$='/cancel']", "cancelled");
        await Settle();
        await Follow("siobhan", "", "form[action$='/accept']", Registered);

        await Register("vera", "", CrashFolder.Circle);
        await Pay("vera", Registered);
        await MoveOn("vera");

        foreach (var name in new[] { "ana", "ben", "cleo" }) await Apply(name);
        await Release();
        await Follow("ana", "", "form[action$='/accept']", "");
        await Settle();
        await PayTuition("ana");
        await CarryOn("cleo");
        await WriteToTheInstitute();

        await Travel(Session.AddMinutes(5));
        await CheckIn("june");
        await Travel(Session.AddDays(12));
        await Travel(Session.AddDays(50));
        await PayTuition("ana");
        await Travel(Session.AddDays(70));
    }

    private const string Registered = "You are registered";

    /// <summary>Everything that was acknowledged still stands.</summary>
    public async Task CheckAcknowledged()
    {
        foreach (var (name, (page, words)) in Acknowledged)
            Assert.True(Says(Text(await Of(name).Page(page)), words), $"{name}'s page does not say '{words}' any more.");
    }

    /// <summary>Once the program is over, the page of whoever is registered says that instead.</summary>
    private static bool Says(string page, string words) => page.Contains(words, StringComparison.OrdinalIgnoreCase)
        || (words == Registered && page.Contains("This program is over", StringComparison.Ordinal));

    public void Dispose()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
    }

    private static DateTime Session => CrashFolder.First.ToDateTimeUnspecified().AddHours(9);

    private Browser Of(string name) => browsers.TryGetValue(name, out var known) ? known : browsers[name] = new Browser(host);

    private async Task Register(string name, string code, OfferingId? offering = null)
    {
        var browser = Of(name);
        var form = await browser.Page($"/offerings/{offering ?? CrashFolder.Institute}/register");
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
