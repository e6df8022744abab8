namespace Nep.Registration.Process.Crashes;

/// <summary>A staff member's link out of the outbox. It is handed over behind the answer, so a death in between loses it, and who waits in vain asks again.</summary>
internal static class SignInLink
{
    public static async Task<string> AskedBy(Browser browser, string address)
    {
        var before = await Newest(browser, address);
        for (var ask = 0; ask < 3; ask++)
        {
            await browser.Fill(await browser.Page("/staff/sign-in"), "main form", null, ("mail", address));
            for (var look = 0; look < 20; look++)
            {
                if (await Newest(browser, address) is { } mail && mail != before) return await In(browser, mail);
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"No sign-in link reached {address}, asked for three times.");
    }

    private static async Task<string?> Newest(Browser browser, string address)
    {
        var outbox = await browser.Page("/outbox");
        return outbox.QuerySelectorAll("tbody tr").FirstOrDefault(line => line.Children[1].TextContent == address)?.QuerySelector("a")?.GetAttribute("href");
    }

    private static async Task<string> In(Browser browser, string mail)
    {
        var links = (await browser.Page(mail)).QuerySelectorAll("a").Select(one => one.GetAttribute("href") ?? "");
        return new Uri(links.First(href => href.Contains("/staff/sign-in/", StringComparison.Ordinal))).AbsolutePath;
    }
}
