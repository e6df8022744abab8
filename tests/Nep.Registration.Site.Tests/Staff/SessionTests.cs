using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class SessionTests
{
    private const string Form = "main form[method=post]";

    private static string Cancel => StaffSite.Home + "/sessions/2/cancel";

    [Fact]
    public async Task Before_a_session_is_cancelled_the_page_says_whom_it_tells_and_what_is_no_longer_planned()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");

        var page = await registrar.Page(Cancel);
        using var without = await registrar.Send(page, Form, "button");

        Assert.Contains("2 people get the new schedule by mail", page.Says(".notice"), StringComparison.Ordinal);
        Assert.Contains("The hours in all go from 12 hours to 9 hours.", page.Says(".notice"), StringComparison.Ordinal);
        Assert.Contains("No longer planned: Send the session reminder for session 2, Thu, Mar 11, 2027, 8:00 AM", page.Says(".notice"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("Please give a reason", (await Visitor.Read(without)).Says("#errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_session_is_announced_marked_everywhere_and_can_take_place_after_all()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(Duration.FromDays(1));

        using var done = await registrar.Send(await registrar.Page(Cancel), Form, "button", ("reason", "Storm"));
        await site.Site.Rest();

        Assert.Equal((HttpStatusCode.SeeOther, StaffSite.Home + "?done=session"), (done.StatusCode, done.Headers.Location!.ToString()));
        Assert.Contains("Session 2 cancelled; participants are told of the new schedule By registrar@nep-center.example Why: “Storm”", (await registrar.Page(StaffSite.Home)).Says(), StringComparison.Ordinal);
        Assert.Contains(await site.Get<RegistrationDrawer>().Mail(Institute.Id, state.Id), mail => mail.Letter.Kind == LetterKind.ScheduleChanged);
        Assert.Contains("This session is cancelled", (await registrar.Page(StaffSite.Home + "/sessions/2/roster")).Says(), StringComparison.Ordinal);
        using var stranger = site.Site.NewVisitor();
        Assert.Contains("Thursday, March 11, 2027 Cancelled Session 2", (await stranger.Page($"/offerings/{Institute.Id}")).Says(".sessions"), StringComparison.Ordinal);

        using var restored = await registrar.Send(await registrar.Page(Cancel), Form, "button", ("reason", "The storm went by"));
        Assert.Equal(StaffSite.Home + "?done=restored", restored.Headers.Location!.ToString());
        Assert.DoesNotContain("Cancelled", (await stranger.Page($"/offerings/{Institute.Id}")).Says(".sessions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facilitator_cancels_no_session()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        using var seen = await facilitator.Get(Cancel);
        using var sent = await facilitator.Post(Cancel, [new("reason", "Storm")]);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (seen.StatusCode, sent.StatusCode));
        Assert.DoesNotContain("sessions/2/cancel", (await facilitator.Page(StaffSite.Home)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
