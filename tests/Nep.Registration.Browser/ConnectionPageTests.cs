using System.Net;

namespace Nep.Registration.Browser;

/// <summary>
/// Another program is connected, in a browser: it gets a key, is told of what happens at an address of this machine, and sends people here who
/// find the way back. Each page is looked at on the way.
/// </summary>
public sealed class ConnectionPageTests(Chromium chromium)
{
    private const string District = "https://district.example/learning";

    [Fact]
    public async Task Every_page_about_connections_fits_a_phone_and_does_what_it_says()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await StaffConsoleTests.SignInAsAdministrator(visitor, site);
        await visitor.Follow("Connections");
        await table.Look(visitor, "connections-none");
        await MakeAKey(table, visitor);
        await AddAWebhook(table, visitor);
        await MakeALink(table, visitor);
        Assert.Empty(table.Faults);
    }

    private static async Task MakeAKey(LightTable table, Visitor visitor)
    {
        await visitor.Follow("Make a key");
        await visitor.Press("Make the key");
        await table.Look(visitor, "connections-key-wrong");
        await visitor.Write("Whose is it?", "District data office, roster import");
        await visitor.Tick("Read");
        await visitor.Tick("Attendance");
        await visitor.Write("Why?", "For their roster.");
        await visitor.Press("Make the key");
        await table.Look(visitor, "connections-key-made");
        await visitor.Follow("I have copied it");
        await visitor.Follow("District data office, roster import");
        await table.Look(visitor, "connections-key");
    }

    private static async Task AddAWebhook(LightTable table, Visitor visitor)
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        await visitor.Open("/staff/connections/webhooks/new");
        await visitor.Write("Whose is it?", "District data office");
        await visitor.Write("Address", address);
        await visitor.Tick("A registration is confirmed");
        await visitor.Tick("Money came");
        await visitor.Write("Why?", "They asked.");
        await table.Look(visitor, "connections-webhook-new");
        await visitor.Press("Add it");
        await table.Look(visitor, "connections-webhook-secret");
        await visitor.Follow("I have copied it");
        var page = visitor.Path;
        var heard = Hear(listener);
        await visitor.Press("Send a test");
        Assert.StartsWith("v1,", (await heard).Headers["webhook-signature"], StringComparison.Ordinal);
        await visitor.Sees("The test was sent", "Delivered", "204");

        var told = Hear(listener);
        await visitor.HoldAndPay("Rosalind Vega", "rosalind@lakeview.example");
        Assert.StartsWith("msg_", (await told).Headers["webhook-id"], StringComparison.Ordinal);
        await visitor.Open(page);
        await table.Look(visitor, "connections-webhook");
        await visitor.Open("/staff/connections");
        await table.Look(visitor, "connections");
    }

    private static async Task MakeALink(LightTable table, Visitor visitor)
    {
        await visitor.Follow("register links");
        await visitor.Write("Add an address", District);
        await visitor.Write("Why?", "They asked.");
        await visitor.Press("Add it");
        await visitor.Choose("Program", "Coaching for Equity Institute, next season, " + await Day(visitor));
        await visitor.Write("Back to", District + "/spring");
        await visitor.Press("Make the link");
        await table.Look(visitor, "connections-links");
        var html = await visitor.Page.Locator("#html").InputValueAsync();
        await visitor.Open(html[(html.IndexOf("href=\"", StringComparison.Ordinal) + 6)..html.IndexOf("\" style", StringComparison.Ordinal)]);
        await table.Look(visitor, "register-with-the-way-back");
        Assert.Equal(District + "/spring", await visitor.Link("Back to district.example").GetAttributeAsync("href"));
    }

    /// <summary>The first day, as the list of programs writes it beside the title.</summary>
    private static async Task<string> Day(Visitor visitor)
    {
        var options = await visitor.Page.Locator("#offering option").AllInnerTextsAsync();
        return options.First(option => option.StartsWith("Coaching for Equity Institute, next season, ", StringComparison.Ordinal))["Coaching for Equity Institute, next season, ".Length..];
    }

    private static string Listen(HttpListener listener)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/hooks/";
        probe.Stop();
        listener.Prefixes.Add(address);
        listener.Start();
        return address;
    }

    /// <summary>Takes one call, with nothing to say.</summary>
    private static async Task<HttpListenerRequest> Hear(HttpListener listener)
    {
        var call = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));
        call.Response.StatusCode = 204;
        call.Response.Close();
        return call.Request;
    }
}
