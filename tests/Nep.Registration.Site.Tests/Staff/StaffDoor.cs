using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>How staff of any role come into a site.</summary>
public sealed class StaffDoor(SiteFixture site)
{
    /// <summary>A visitor who has signed in with a role, by pressing the button behind a link.</summary>
    public async Task<Visitor> SignIn(StaffRole role)
    {
        var visitor = site.NewVisitor();
        using var answer = await visitor.Send(await visitor.Page(await Link(role)), "main form", "button");
        Assert.Equal("/staff", answer.Headers.Location?.ToString());
        return visitor;
    }

    /// <summary>The path of a sign-in link for someone with one role.</summary>
    public async Task<string> Link(StaffRole role)
    {
        var desk = site.Services.GetRequiredService<StaffDesk>();
        var member = new StaffMember(EmailAddress.Parse($"{role.ToString().ToLowerInvariant()}@nep-center.example"), $"The {role}", [role]);
        Assert.Null(await site.Services.GetRequiredService<StaffRoll>().Handle(new StaffCommand.AppointMember(member, "A test needs one."), new Actor.Demo()));
        return $"/staff/sign-in/{await desk.MakeLink(member)}";
    }
}
