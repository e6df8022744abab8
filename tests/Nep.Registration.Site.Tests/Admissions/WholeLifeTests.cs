using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>The fellowship's whole life through HTTP: from the first form over decision, offer and deposit to the last instalment.</summary>
public sealed class WholeLifeTests
{
    [Fact]
    public async Task A_fellow_applies_is_chosen_pays_in_parts_and_an_alternate_takes_the_place_that_another_turns_down()
    {
        await using var fellowship = await Fellowship.Open();
        var ana = await fellowship.Send("Ana Ruiz");
        var ben = await fellowship.Send("Ben Cole");
        var cy = await fellowship.Send("Cy Dumas");
        Assert.Equal(["We have your application: Leading for Equity Fellowship", "Your application: Leading for Equity Fellowship"], (await fellowship.MailsTo("ana@west.example")).Order(StringComparer.Ordinal));

        var reference = await fellowship.LinkIn("ruth@east.example", "A reference for Cy");
        using var given = await fellowship.Visitor.Send(await fellowship.Visitor.Page(reference), "main form", "button", ("answers.strength", "Listens"));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        Assert.Contains("Received", (await fellowship.Visitor.Page(cy)).Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("Listens", (await fellowship.Visitor.Page(cy)).Says(), StringComparison.Ordinal);

        await fellowship.Site.Travel(Duration.FromDays(38)); // February 11
        await fellowship.Release(ana, Decision.Accept);
        await fellowship.Release(ben, Decision.Accept);
        await fellowship.Release(cy, Decision.Alternate, 1);
        Assert.Contains("A place for you", (await fellowship.Visitor.Page(ana)).Says("h1"), StringComparison.Ordinal);

        using var accepted = await fellowship.Visitor.Send(await fellowship.Visitor.Page(ana), "form[action$='/accept']", "button");
        using var declined = await fellowship.Visitor.Send(await fellowship.Visitor.Page(ben), "form[action$='/decline']", "button", ("reason", "Moving"));
        await fellowship.Site.Rest();
        Assert.Equal((ApplicationStatus.DepositDue, ApplicationStatus.TurnedDown, ApplicationStatus.Offered), (await Status(fellowship, ana), await Status(fellowship, ben), await Status(fellowship, cy)));
        Assert.Equal(Fellowship.IdOf(cy), (await fellowship.State(ben)).Freed!.To);
        Assert.Equal("Ben Cole: turned the place down; number 1 in line", (await fellowship.State(cy)).Offer!.Why);

        using var caught = await fellowship.Visitor.Send(await fellowship.Visitor.Page(cy), "form[action$='/accept']", "button");
        await fellowship.Site.Rest();
        await Pay(fellowship, ana);
        Assert.Equal((ApplicationStatus.Enrolled, ApplicationStatus.DepositDue), (await Status(fellowship, ana), await Status(fellowship, cy)));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(4000)), await Registration(fellowship, ana) is var fellow ? (fellow.Status, fellow.Balance) : default);

        await fellowship.Site.Travel(Duration.FromDays(15));
        Assert.Equal((ApplicationStatus.Expired, RegistrationStatus.Expired), (await Status(fellowship, cy), (await Registration(fellowship, cy)).Status));
        Assert.Null((await fellowship.State(cy)).Freed!.To);

        await fellowship.Site.Travel(Duration.FromDays(200)); // through the middle of September
        var mails = await fellowship.MailsTo("ana@west.example");
        Assert.Contains("$2,000 is due by Tuesday, June 1, 2027: Leading for Equity Fellowship", mails);
        Assert.Contains("A part of the tuition is overdue: Leading for Equity Fellowship", mails);
        await Pay(fellowship, ana);
        Assert.Equal(Money.Zero, (await Registration(fellowship, ana)).Balance);
    }

    private static async Task Pay(Fellowship fellowship, string application)
    {
        var manage = "/" + fellowship.Get<App.Links.SiteLinks>().ManagePath(Fellowship.Id, Fellowship.IdOf(application).Registration);
        using var toCheckout = await fellowship.Visitor.Send(await fellowship.Visitor.Page(manage), "form[action$='/pay']", null);
        using var paid = await fellowship.Visitor.Send(await fellowship.Visitor.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        await fellowship.Site.Rest();
    }

    private static async Task<ApplicationStatus> Status(Fellowship fellowship, string application) => (await fellowship.State(application)).Status;

    private static async Task<RegistrationState> Registration(Fellowship fellowship, string application) =>
        (await fellowship.Get<RegistrationDesk>().Find(Fellowship.Id, Fellowship.IdOf(application).Registration))!.Value.State;
}
