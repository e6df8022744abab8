using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>A team that applies together: each says yes by a link of their own, and the whole team is enrolled.</summary>
public sealed class TeamPageTests
{
    private static readonly AdmissionRule Rule = Fellowship.Rule with
    {
        References = null,
        Stages = [Fellowship.Rule.Stages[0]],
        Team = new TeamRule(2, 3, [new TeamRole("leader", "leader", 1), new TeamRole("student", "student", 1)]),
        Tuition = new Tuition.Free(),
    };

    [Fact]
    public async Task Each_of_a_team_says_yes_the_quorum_is_enforced_and_the_team_is_enrolled_together()
    {
        await using var fellowship = await Fellowship.Open(Rule);
        var application = await fellowship.Begin();
        using var about = await fellowship.Save(application, "about", ("answers.role", "Leader"));
        await Add(fellowship, application, "Ana Ruiz", "ana@west.example", "leader");
        await Add(fellowship, application, "Sol Vega", "sol@west.example", "student");
        Assert.Null((await fellowship.Visitor.Page(application)).QuerySelector("form[action$='/send']"));

        var link = await fellowship.LinkIn("sol@west.example", "Will you be in the team");
        using var sol = fellowship.Site.NewVisitor();
        using var yes = await sol.Send(await sol.Page(link), "main form", "button[value=yes]");
        Assert.Equal(HttpStatusCode.SeeOther, yes.StatusCode);
        using var sent = await fellowship.Visitor.Send(await fellowship.Visitor.Page(application), "form[action$='/send']", "button");
        await fellowship.Release(application, Decision.Accept);
        using var accepted = await fellowship.Visitor.Send(await fellowship.Visitor.Page(application), "form[action$='/accept']", "button");
        await fellowship.Site.Rest();

        var registration = (await fellowship.Get<RegistrationDesk>().Find(Fellowship.Id, Fellowship.IdOf(application).Registration))!.Value.State;
        Assert.Equal((RegistrationStatus.Confirmed, 2), (registration.Status, registration.Participants.Count));
        Assert.Single(registration.Seats.Distinct());
        Assert.Contains(await fellowship.MailsTo("sol@west.example"), subject => subject.StartsWith("Your seat", StringComparison.Ordinal) || subject.Contains("Leading for Equity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_says_no_is_out_and_a_successor_takes_the_place_with_a_link_of_their_own()
    {
        await using var fellowship = await Fellowship.Open(Rule);
        var application = await fellowship.Begin();
        await Add(fellowship, application, "Sol Vega", "sol@west.example", "student");
        var link = await fellowship.LinkIn("sol@west.example", "Will you be in the team");
        using var no = await fellowship.Visitor.Send(await fellowship.Visitor.Page(link), "main form", "button[value=no]", ("reason", "No time"));
        Assert.Equal("No time", (await fellowship.State(application)).Members[0].LeftWhy);
        Assert.Equal("Thank you for telling us", (await fellowship.Visitor.Page(no.Headers.Location!.ToString())).Says("h1"));
        Assert.Contains("not in the team", (await fellowship.Visitor.Page(link)).Says("h1"), StringComparison.Ordinal);
        await fellowship.Do(application, new ApplicationCommand.ReplaceMember(new ParticipantNumber(1), new Person("Kai Lund", EmailAddress.Parse("kai@west.example")), "student", "Sol has no time"));
        using var late = await fellowship.Visitor.Get(link);
        Assert.Contains("not in the team", (await Visitor.Read(late)).Says("h1"), StringComparison.Ordinal);
        Assert.NotEqual(link, await fellowship.LinkIn("kai@west.example", "Will you be in the team"));
    }

    private static async Task Add(Fellowship fellowship, string application, string name, string email, string role)
    {
        using var added = await fellowship.Visitor.Send(await fellowship.Visitor.Page($"{application}/team"), "form:has([name='member.name'])", "button[value=add]", ("member.name", name), ("member.email", email), ("member.role", role));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        await fellowship.Site.Rest();
    }
}
