using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>The one page with a script: checking in from a facilitator's telephone while the connection comes and goes.</summary>
public sealed class ScanningTests(Chromium chromium)
{
    private const string First = "Dara Wells";
    private const string Second = "Ilse Moreno";

    [Fact]
    public async Task Scans_made_without_a_connection_wait_on_the_phone_and_are_sent_with_their_times_when_it_is_back()
    {
        await using var site = await RunningSite.Open();
        await using var desk = await Visitor.Arrive(chromium, site);
        await using var table = await LightTable.SetUp(chromium);
        await desk.HoldAndPay(First, "dara@lakeview.example");
        await desk.Follow($"Ticket: {First}");
        var ticket = new Uri(site.Base, desk.Path.Replace("/tickets/", "/check-in/", StringComparison.Ordinal)).ToString();
        await desk.HoldAndPay(Second, "ilse@lakeview.example");
        await desk.SignIn(site);
        await site.TravelTo(Steps.MorningOfIntroduction);
        await using var phone = await Visitor.ArriveWithScript(chromium, site, await desk.Cookies());
        await desk.Open("/staff");
        await desk.Arriving(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Roster of" }).First.ClickAsync());
        var roster = desk.Path;
        await phone.Open(roster.Replace("/roster", "/scan", StringComparison.Ordinal));
        await Says(phone, "Everything is sent.");

        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.GetByLabel("Or the code on the ticket").FillAsync(ticket);
        await phone.Button("Take it").ClickAsync();
        await phone.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("ilse");
        await phone.Button($"Take {Second}").ClickAsync();
        await Says(phone, "2 scans wait to be sent. No connection.");
        await Says(phone, $"{Second}: here, 8:30 AM");
        await table.Look(phone, "staff-scan-offline");
        await desk.Open(roster);
        await desk.DoesNotSee("Here since");

        await phone.Page.Context.SetOfflineAsync(false);
        await Says(phone, "Everything is sent.");
        await phone.Page.ReloadAsync();
        await Says(phone, "Everything is sent.");
        await desk.Open($"{roster}?q=Dara");
        await desk.Sees(First, "Here since 8:30 AM");
        await desk.Follow($"Times of {First}");
        await desk.Sees("by the ticket’s code", "sent later");
        await table.Look(desk, "staff-times");
        await desk.Open($"{roster.Replace("/roster", "/import", StringComparison.Ordinal)}");
        await table.Look(desk, "staff-import");
        await desk.Page.GetByLabel("The meeting platform’s attendance report").SetInputFilesAsync(new FilePayload
        {
            Name = "zoom.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"Name,Email,Join time,Leave time\n{First},dara@lakeview.example,8:55 AM,10:00 AM\n{Second},ilse@home.example,8:55 AM,12:00 PM\nSomeone,,9:00 AM,10:00 AM\n,,never,never\n"),
        });
        await desk.Press("Next: look through it");
        await desk.Sees("1 matched, 1 doubtful, 1 unmatched");
        await table.Look(desk, "staff-import-review");
        await desk.Press("Record these times");
        await desk.Sees("1 person recorded from the report");
        await table.Look(desk, "staff-roster-imported");
        await desk.Open(roster[..roster.IndexOf("/sessions/", StringComparison.Ordinal)]);
        await table.Look(desk, "staff-offering-sessions");
        await desk.Open(roster.Replace("/roster", "/cancel", StringComparison.Ordinal));
        await table.Look(desk, "staff-session-cancel");
        await desk.Open("/staff/record?email=dara@lakeview.example");
        await table.Look(desk, "staff-record");
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task Where_the_browser_reads_codes_the_camera_takes_them()
    {
        await using var site = await RunningSite.Open();
        await using var desk = await Visitor.Arrive(chromium, site);
        await desk.HoldAndPay(First, "dara@lakeview.example");
        await desk.Follow($"Ticket: {First}");
        var ticket = new Uri(site.Base, desk.Path.Replace("/tickets/", "/check-in/", StringComparison.Ordinal)).ToString();
        await desk.SignIn(site);
        await site.TravelTo(Steps.MorningOfIntroduction);
        await using var phone = await Visitor.ArriveWithScript(chromium, site, await desk.Cookies());
        await phone.Page.AddInitScriptAsync($$"""
            window.BarcodeDetector = class { async detect() { return [{ rawValue: "{{ticket}}" }]; } };
            navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
            HTMLMediaElement.prototype.play = async () => {};
            """);
        await desk.Open("/staff");
        await desk.Arriving(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Roster of" }).First.ClickAsync());
        await phone.Open(desk.Path.Replace("/roster", "/scan", StringComparison.Ordinal));

        await phone.Button("Use the camera").ClickAsync();

        await Says(phone, $"{First}: here, 8:30 AM");
        await Says(phone, "Everything is sent.");
        await desk.Open($"{desk.Path}?q=Dara");
        await desk.Sees(First, "Here since 8:30 AM");
    }

    private static Task Says(Visitor visitor, string words) => visitor.Page.GetByText(words).First.WaitForAsync(new() { Timeout = 20_000 });
}
