using System.Net;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Who is staff is kept by administrators, and holds from the next click on.</summary>
public sealed class MemberTests
{
    private static string Path(string address) => $"/staff/members/{ReaderId.Of(EmailAddress.Parse(address))}";

    [Fact]
    public async Task A_member_is_added_changed_and_removed_each_with_who_when_and_why()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);

        using var added = await visitor.Send(
            await visitor.Page("/staff/members/new"), "main form", "button", ("name", "Noor Haddad"), ("email", "noor@nep-center.example"), ("role.Facilitator", "yes"), ("reason", "Runs the spring institutes"));
        Assert.Equal("/staff/members?done=added", added.Headers.Location?.ToString());
        using var changed = await visitor.Send(await visitor.Page(Path("noor@nep-center.example")), "main form", "button", ("role.Registrar", "yes"), ("reason", "Takes the telephone, too"));
        Assert.Equal("/staff/members?done=changed", changed.Headers.Location?.ToString());
        var noor = new StaffMember(EmailAddress.Parse("noor@nep-center.example"), "Noor Haddad", [StaffRole.Facilitator, StaffRole.Registrar]);
        Assert.Equal(noor, await site.Get<StaffRoll>().Find(noor.Address));
        using var removed = await visitor.Send(await visitor.Page(Path("noor@nep-center.example")), "form[action$='/remove']", "button", ("removal", "Moved away"));
        Assert.Equal("/staff/members?done=removed", removed.Headers.Location?.ToString());

        Assert.Null(await site.Get<StaffRoll>().Find(noor.Address));
        var page = await visitor.Page("/staff/members");
        Assert.Equal(["admin@nep-center.example", "The Administrator"], page.FirstCells());
        Assert.Equal(
            [
                "Noor Haddad, noor@nep-center.example, is no longer staff By administrator@nep-center.example Why: “Moved away”",
                "Noor Haddad was facilitator and is now registrar, facilitator By administrator@nep-center.example Why: “Takes the telephone, too”",
                "Noor Haddad, noor@nep-center.example, became staff: facilitator By administrator@nep-center.example Why: “Runs the spring institutes”",
            ],
            page.QuerySelectorAll(".timeline li").Take(3).Select(entry => string.Join(' ', entry.QuerySelectorAll("p:not(.when)").Select(p => p.TextContent))));
    }

    [Fact]
    public async Task A_change_of_roles_holds_at_once_for_whoever_is_signed_in()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var (roll, member) = (site.Get<StaffRoll>(), (await site.Get<StaffRoll>().Find(StaffSite.Registrar))!);
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, StaffSite.Home + "/edit"));

        Assert.Null(await roll.Handle(new StaffCommand.ChangeMember(member with { Roles = [StaffRole.Facilitator] }, "Less work"), new Actor.Demo()));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(visitor, StaffSite.Home + "/edit"));
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, StaffSite.Home + "/sessions/1/roster"));

        Assert.Null(await roll.Handle(new StaffCommand.RemoveMember(member.Address, "Left"), new Actor.Demo()));
        Assert.Equal(HttpStatusCode.SeeOther, await Status(visitor, StaffSite.Home + "/sessions/1/roster"));
        using var visitorAgain = site.Site.NewVisitor();
        Assert.Equal(HttpStatusCode.SeeOther, await Status(visitorAgain, "/staff"));
    }

    [Theory]
    [InlineData("name", "", "#name-error", "Please fill this in.")]
    [InlineData("email", "nobody", "#email-error", "This does not look like an e-mail address. It should look like name@school.org.")]
    [InlineData("role.Facilitator", null, "#roles-error", "Please fill this in.")]
    [InlineData("reason", " ", "#reason-error", "Please give a reason. It stays in the history.")]
    public async Task What_is_missing_is_said_beside_its_field_and_nobody_is_added(string field, string? typed, string where, string says)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        var good = new (string, string?)[] { ("name", "Noor"), ("email", "noor@nep-center.example"), ("role.Facilitator", "yes"), ("reason", "New") };

        using var answer = await visitor.Send(await visitor.Page("/staff/members/new"), "main form", "button", [.. good.Where(one => one.Item1 != field), (field, typed)]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, says), (answer.StatusCode, (await Visitor.Read(answer)).Says(where)));
        Assert.Equal(2, (await site.Get<StaffRoll>().All()).Count);
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return answer.StatusCode;
    }
}
