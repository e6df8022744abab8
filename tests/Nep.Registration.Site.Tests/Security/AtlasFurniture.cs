using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>What the demo has none of, so that every address has something behind it.</summary>
internal static class AtlasFurniture
{
    private static readonly OfferingId Benefits = OfferingId.Parse("benefits-2027");
    private static readonly Actor By = new Actor.Demo();

    public static async Task<Visitor> SignInReviewer(SiteFixture site)
    {
        var member = (await site.Services.GetRequiredService<StaffRoll>().All()).First(one => one.Roles.Contains(StaffRole.Reviewer) && !one.Roles.Contains(StaffRole.Administrator));
        var visitor = site.NewVisitor();
        using var answer = await visitor.Send(await visitor.Page($"/staff/sign-in/{await site.Services.GetRequiredService<StaffDesk>().MakeLink(member)}"), "main form", "button");
        return visitor;
    }

    /// <summary>Brings it, and says where to look for it.</summary>
    public static async Task<IReadOnlyList<string>> Bring(SiteFixture site, Visitor staff)
    {
        var person = await Register(site);
        var application = await Apply(site);
        await site.Services.GetRequiredService<ApiKeyRing>().Make("District", [ApiScope.Read], null, "A test needs one.", By);
        await site.Services.GetRequiredService<WebhookBook>().Add("District", "https://district.example/hooks", [WebhookKind.RegistrationConfirmed], "They asked.", By);
        await Write(staff);
        await site.Rest();
        var people = $"/staff/people/{ReaderId.Of(person)}";
        return [application, people, $"{people}/merge", $"{people}/erase", "/staff/reviews", "/staff/connections", "/staff/connections/webhooks/new", $"/staff/offerings/{Benefits}/mail/lists", $"/staff/offerings/{Benefits}/coaching", $"/staff/offerings/{Benefits}/stipends"];
    }

    private static async Task<EmailAddress> Register(SiteFixture site)
    {
        await site.Publish(Benefits, Institute.Details with
        {
            Coaching = new CoachingRule(2),
            Stipends = new StipendRule(Money.Usd(1000), 75, [new StipendTerm("Spring", new LocalDate(2027, 3, 1), new LocalDate(2027, 3, 31))]),
        });
        var person = new Person("Rosa Delgado", EmailAddress.Parse("rosa.delgado@lakeview.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview Unified", "en"), [new Entrant(person, [new Answer("role", "Teacher")])], "FREE", Institute.Details.TermsVersion);
        Assert.IsType<Filed.Done>(await site.Services.GetRequiredService<RegistrationDesk>().Place(Benefits, RegistrationId.Parse("0000000000000001"), form, null));
        return person.Email;
    }

    private static async Task<string> Apply(SiteFixture site)
    {
        var offering = await site.Publish(Fellowship.Id, Fellowship.Details);
        var id = ApplicationId.Parse("0000000000000002");
        var applicant = new Applicant("Ana Ruiz", EmailAddress.Parse("ana@west.example"), "West School", "West Unified", "en");
        Assert.IsType<ApplicationFiled.Done>(await site.Services.GetRequiredService<ApplicationDesk>().Handle(offering, id, new ApplicationCommand.StartApplication(id, applicant, []), new Actor.Applicant()));
        return site.Services.GetRequiredService<SiteLinks>().Application(Fellowship.Id, id).AbsolutePath;
    }

    private static async Task Write(Visitor staff)
    {
        const string Form = "form:has([name=subject])";
        using var next = await staff.Send(
            await staff.Page($"/staff/offerings/{Benefits}/mail/write?q=&state=Confirmed&sort=-when"), Form, "button[value=next]", ("subject", "Bring paper"), ("body", "Bring paper."), ("reason", "Paper is short"));
        using var sent = await staff.Send(await Visitor.Read(next), "form:has(button[value=send])", "button[value=send]");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, sent.StatusCode);
    }
}
