using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class RosterPagesTests
{
    private const string Roster = "/staff/offerings/coaching-for-equity-2027-03/sessions/1/roster";

    [Fact]
    public async Task A_person_is_checked_in_with_one_press_and_out_again_with_another()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold());
        using var facilitator = await institute.Site.SignIn(StaffRole.Facilitator);
        Assert.Contains("Check-in opens", (await facilitator.Page(Roster)).Body!.TextContent, StringComparison.Ordinal);

        await AtTheDoors(institute);
        using (var here = await facilitator.Send(await facilitator.Page(Roster), "ol.roster form", "button[value=here]")) Assert.Equal(HttpStatusCode.SeeOther, here.StatusCode);
        Assert.Contains("1 of 1 are here", (await facilitator.Page(Roster)).Body!.TextContent, StringComparison.Ordinal);
        using (var undo = await facilitator.Send(await facilitator.Page(Roster), "ol.roster form", "button[value=undo]")) Assert.Equal(HttpStatusCode.SeeOther, undo.StatusCode);
        Assert.Contains("0 of 1 are here", (await facilitator.Page(Roster)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_the_ticket_checks_in_for_staff_and_is_only_shown_by_anyone_else()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        await institute.Site.Rest();
        var ticket = (await institute.Visitor.Page(manage)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)
            .First(href => href.Contains("/tickets/", StringComparison.Ordinal));
        var code = new Uri(new Uri("http://localhost"), ticket).AbsolutePath.Replace("/tickets/", "/check-in/", StringComparison.Ordinal);
        await AtTheDoors(institute);

        using (var anyone = await institute.Visitor.Get(code))
            Assert.DoesNotContain("method=\"post\" action=\"/check-in", await anyone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var forged = await institute.Visitor.Get(code[..^1] + (code[^1] == '0' ? '1' : '0'))) Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var facilitator = await institute.Site.SignIn(StaffRole.Facilitator);
        Assert.Contains("0 of 1 are here", (await facilitator.Page(Roster)).Body!.TextContent, StringComparison.Ordinal);
        using (var pressed = await facilitator.Send(await facilitator.Page(code), "main form", "button[value=here]")) Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        Assert.Contains("1 of 1 are here", (await facilitator.Page(Roster)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The first session is on March 4, 2027, at 9:00 in California; an hour before, the doors are open.</summary>
    private static Task AtTheDoors(Institute institute) => institute.Site.Travel(Instant.FromUtc(2027, 3, 4, 16, 0) - institute.Site.Time.Now - institute.Site.Machine.Moved);
}
