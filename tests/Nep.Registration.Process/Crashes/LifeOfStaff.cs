using AngleSharp.Html.Dom;

namespace Nep.Registration.Process.Crashes;

/// <summary>What staff do in a life.</summary>
internal sealed partial class Life
{
    /// <summary>One of the staff decides and proposes, the other confirms.</summary>
    private async Task Release()
    {
        var (ines, omar, home) = (await SignIn("ines"), await SignIn("omar"), $"/staff/offerings/{CrashFolder.Fellowship}");
        foreach (var (name, decision) in new[] { ("ana", "Accept"), ("ben", "Decline"), ("cleo", "Defer") })
        {
            var one = await ines.Page($"{home}/board/{Id(name)}");
            await ines.Press(one, "#decide-form", "[value=draft]", ("decision", decision), ("reason", "The board agreed"));
        }

        await ines.Press(await ines.Page(home + "/release"), "#propose-form", "button");
        await omar.Press(await omar.Page(home + "/release"), "#confirm-form", "button");
        await Settle();
    }

    /// <summary>Whoever was put off goes on in the next run.</summary>
    private async Task CarryOn(string name)
    {
        var ines = Of("ines");
        var one = await ines.Page($"/staff/offerings/{CrashFolder.Fellowship}/applications/{Id(name)}");
        await ines.Press(one, "form:has([name=to])", "button", ("to", $"{CrashFolder.NextFellowship}"), ("reason", "As agreed in May"));
        await Settle();
        await Acknowledge(name, Acknowledged[name].Page, "Your application goes on");
    }

    /// <summary>Staff write to everyone who is registered, look at it, and confirm.</summary>
    private async Task WriteToTheInstitute()
    {
        var (ines, write) = (Of("ines"), $"/staff/offerings/{CrashFolder.Institute}/mail/write?q=&state=Confirmed&sort=-when");
        var confirm = await ines.Fill(
            await ines.Page(write), "form.two-up", "button[value=next]", ("subject", "Bring paper, {{name}}"), ("preview", "Paper"), ("body", "Hello {{name}}, bring **paper**."), ("reason", "Paper is short"));
        await ines.Press(confirm, "form.readable", "button[value=send]");
        await Settle();
    }

    private string Id(string name) => Acknowledged[name].Page.Split('/')[3];

    private async Task CheckIn(string name)
    {
        var ines = await SignIn("ines");
        var roster = await ines.Page($"/staff/offerings/{CrashFolder.Institute}/sessions/1/roster");
        var row = roster.QuerySelectorAll(".roster li").First(line => line.TextContent.Contains(name, StringComparison.Ordinal));
        var button = row.QuerySelectorAll("button[name=here]").OfType<IHtmlButtonElement>().First();
        await ines.Press(roster, "form:has(.roster)", null, (button.Name!, button.Value!));
    }

    /// <summary>A link opens once; whoever was cut off while it was opening asks for another.</summary>
    private async Task<Browser> SignIn(string name)
    {
        var browser = Of(name);
        for (var ask = 0; ask < 3; ask++)
        {
            var link = await SignInLink.AskedBy(browser, $"{name}@nep-center.example");
            if (await browser.MayOpen(link)) await browser.Press(await browser.Page(link), "main form", "button");
            if (await browser.MayOpen("/staff")) return browser;
        }

        throw new InvalidOperationException($"{name} cannot sign in.");
    }
}
