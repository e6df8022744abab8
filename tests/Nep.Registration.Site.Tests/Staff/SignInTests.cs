using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.Local.Mail;

namespace Nep.Registration.Site.Tests.Staff;

public sealed partial class SignInTests
{
    [Fact]
    public async Task The_mailed_link_signs_in_once_and_only_when_its_button_is_pressed()
    {
        await using var site = await SiteFixture.Open();
        await site.Services.GetRequiredService<StaffDesk>().Appoint(new StaffMember(Office.Ada, "Ada", [StaffRole.Registrar]));
        using var visitor = site.NewVisitor();
        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", "ada@nep-center.example"));
        var link = await LinkIn(site);

        using (var scanner = await visitor.Get(link)) Assert.Equal(HttpStatusCode.OK, scanner.StatusCode);
        using (var still = await visitor.Get("/staff")) Assert.Equal(HttpStatusCode.SeeOther, still.StatusCode);
        var page = await visitor.Page(link);
        using (var pressed = await visitor.Send(page, "main form", null)) Assert.Equal("/staff", pressed.Headers.Location!.ToString());
        using (var inside = await visitor.Get("/staff")) Assert.Equal(HttpStatusCode.OK, inside.StatusCode);

        using var other = site.NewVisitor();
        using var again = await other.Send(await other.Page(link), "main form", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_link_is_too_old_after_twenty_minutes()
    {
        await using var site = await SiteFixture.Open();
        var desk = site.Services.GetRequiredService<StaffDesk>();
        var member = new StaffMember(Office.Ada, "Ada", [StaffRole.Registrar]);
        await desk.Appoint(member);
        var token = await desk.MakeLink(member);
        site.Time.Advance(StaffDesk.LinkLives);

        Assert.Null(await desk.Redeem(token));
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer()
    {
        await using var site = await SiteFixture.Open();
        await site.Services.GetRequiredService<StaffDesk>().Appoint(new StaffMember(Office.Ada, "Ada", [StaffRole.Registrar]));

        Assert.Equal(await Answer(site, "ada@nep-center.example"), await Answer(site, "bob@nep-center.example"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task After_signing_in_nobody_is_led_to_another_site(string next)
    {
        await using var site = await SiteFixture.Open();
        await site.Services.GetRequiredService<StaffDesk>().Appoint(new StaffMember(Office.Ada, "Ada", [StaffRole.Registrar]));
        using var visitor = site.NewVisitor();
        using var asked = await visitor.Send(
            await visitor.Page($"/staff/sign-in?next={Uri.EscapeDataString(next)}"), "main form", null, ("mail", "ada@nep-center.example"), ("next", next));
        using var pressed = await visitor.Send(await visitor.Page(await LinkIn(site)), "main form", null);

        Assert.Equal("/staff", pressed.Headers.Location!.ToString());
    }

    private static async Task<string> Answer(SiteFixture site, string address)
    {
        using var visitor = site.NewVisitor();
        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", address));
        return $"{asked.StatusCode} {(await Visitor.Read(asked)).QuerySelector("main")!.TextContent.Replace(address, "ADDRESS", StringComparison.Ordinal)}";
    }

    private static async Task<string> LinkIn(SiteFixture site)
    {
        var outbox = site.Services.GetRequiredService<Outbox>();
        var line = (await outbox.List(null, RowLimits.RowsPerPage)).Lines.First(one => one.Kind == "SignIn");
        return Link().Match((await outbox.Find(line.Id))!.Text).Value;
    }

    [GeneratedRegex("/staff/sign-in/[0-9A-Z]+")]
    private static partial Regex Link();
}
