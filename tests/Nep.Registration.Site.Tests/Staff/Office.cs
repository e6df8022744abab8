using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Signs members of staff in, the way they do: by a one-time link and its button.</summary>
internal static class Office
{
    public static readonly EmailAddress Ada = EmailAddress.Parse("ada@nep-center.example");

    public static async Task<Visitor> SignIn(this SiteFixture site, StaffRole role, EmailAddress? address = null)
    {
        var desk = site.Services.GetRequiredService<StaffDesk>();
        var member = new StaffMember(address ?? EmailAddress.Parse($"{role}@nep-center.example"), $"A {role}", [role]);
        await desk.Appoint(member);
        var visitor = site.NewVisitor();
        var page = await visitor.Page($"/staff/sign-in/{await desk.MakeLink(member)}");
        using var signedIn = await visitor.Send(page, "main form", null);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, signedIn.StatusCode);
        return visitor;
    }
}
