using System.Net;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>The institute's two sessions are on 4 and 11 March 2027.</summary>
public sealed class BenefitTests
{
    private static readonly OfferingDetails Details = Institute.Details with
    {
        Coaching = new CoachingRule(2),
        Stipends = new StipendRule(Money.Usd(1000), 75, [new StipendTerm("Spring", new LocalDate(2027, 3, 1), new LocalDate(2027, 3, 31))]),
    };

    [Fact]
    public async Task A_coach_logs_hours_and_the_team_sees_on_its_own_page_what_is_left()
    {
        await using var site = await StaffSite.Open(Details);
        var state = await site.Register(1, ["Maya Ortiz"], "FREE");
        using var coach = await site.SignIn(StaffRole.Facilitator);

        var list = await coach.Page(StaffSite.Home + "/coaching");
        var page = await coach.Page(list.QuerySelector("tbody a")!.GetAttribute("href")!);
        (string, string?)[] hour = [("minutes", "90"), ("coach", "Ana Ruiz"), ("note", "Listening <campaign>")];
        using var logged = await coach.Send(page, "form:has([name=coach])", "[value=log]", hour);
        using var twice = await coach.Send(page, "form:has([name=coach])", "[value=log]", hour);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (logged.StatusCode, twice.StatusCode));
        var after = await coach.Page(logged.Headers.Location!.ToString());
        Assert.Contains("1 hour 30 minutes of 2 hours used, 30 minutes left", after.Says("main"), StringComparison.Ordinal);
        Assert.Contains("Listening <campaign>", after.Says("[aria-labelledby=log]"), StringComparison.Ordinal);
        var manage = await site.Site.NewVisitor().Page(site.Get<SiteLinks>().Manage(Institute.Id, state.Id).AbsolutePath);
        Assert.Contains("You have used 1 hour 30 minutes of 2 hours", manage.Says("[aria-labelledby=coaching]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_beyond_the_years_need_a_reason_and_what_was_typed_is_kept()
    {
        await using var site = await StaffSite.Open(Details);
        var state = await site.Register(1, ["Maya Ortiz"], "FREE");
        using var coach = await site.SignIn(StaffRole.Facilitator);
        var page = await coach.Page($"{StaffSite.Home}/coaching/{state.Id}");

        using var refused = await coach.Send(page, "form:has([name=coach])", "[value=log]", ("minutes", "121"), ("coach", "Ana Ruiz"));
        var again = await Visitor.Read(refused);
        Assert.Contains("Only 120 minutes are left", again.Says("main"), StringComparison.Ordinal);
        Assert.Equal("Ana Ruiz", again.QuerySelector("[name=coach]")!.GetAttribute("value"));
        using var wrong = await coach.Send(page, "form:has([name=coach])", "[value=log]", ("minutes", "soon"), ("day", "2027-02-30"), ("coach", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var done = await coach.Send(again, "form:has([name=coach])", "[value=log]", ("beyond", "A crisis"));
        var right = await coach.Page(done.Headers.Location!.ToString());
        using var mended = await coach.Send(right, "details form", "button", ("right", "60"), ("reason", "It was an hour"));

        Assert.Contains("1 hour of 2 hours used", (await coach.Page(mended.Headers.Location!.ToString())).Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stipend_is_earned_by_attendance_paid_once_and_exported_for_whoever_pays()
    {
        await using var site = await StaffSite.Open(Details);
        var state = await site.Register(1, ["Maya Ortiz"], "FREE");
        var offering = await site.Offering($"{Institute.Id}");
        using var registrar = await site.SignIn(StaffRole.Registrar);
        site.Site.Time.Advance(Instant.FromUtc(2027, 4, 2, 17, 0) - SiteFixture.Start);
        foreach (var session in offering.Sessions)
            Assert.Null(await site.Get<AttendanceDesk>().Tell(offering, state, new ParticipantNumber(1), session.Number, new CheckInCommand.Arrive(), CheckInMethod.Roster, new Actor.Demo()));

        using var again = await site.SignIn(StaffRole.Registrar);
        var list = await again.Page(StaffSite.Home + "/stipends?state=ToPay");
        Assert.Contains("1 stipend is to be paid, $1,000 in all", list.Says("main"), StringComparison.Ordinal);
        var page = await again.Page(list.QuerySelector("tbody a")!.GetAttribute("href")!);
        using var paid = await again.Send(page, "main form", "[value=pay]", ("reference", "Check 17"));
        using var other = await again.Send(page, "main form", "[value=pay]", ("reference", "Check 18"));

        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        Assert.Contains("already", (await Visitor.Read(other)).Says("main").Replace("on record as paid", "already", StringComparison.Ordinal), StringComparison.Ordinal);
        using var csv = await again.Get(StaffSite.Home + "/export/stipends.csv");
        Assert.Contains("Maya Ortiz,maya.ortiz@lakeview.example", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Check 17", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var ticket = await site.Site.NewVisitor().Page(site.Get<SiteLinks>().Ticket(Institute.Id, state.Id, new ParticipantNumber(1), 0).AbsolutePath);
        Assert.Contains("Paid on Friday, April 2, 2027", ticket.Says("[aria-labelledby=stipends]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_so_far_stand_person_by_person_and_for_the_team_together()
    {
        await using var site = await StaffSite.Open(Details);
        var state = await site.Register(1, ["Maya Ortiz", "Sam Lee"], "FREE");
        var other = await site.Register(2, ["Rosa Delgado"]);
        await site.Pay(other, other.Quote.Total, "pay_2");
        var offering = await site.Offering($"{Institute.Id}");
        site.Site.Time.Advance(Instant.FromUtc(2027, 3, 5, 18, 0) - SiteFixture.Start);
        Assert.Null(await site.Get<AttendanceDesk>().Tell(
            offering, state, new ParticipantNumber(1), offering.Sessions[0].Number, new CheckInCommand.Arrive(), CheckInMethod.Roster, new Actor.Demo()));
        using var facilitator = await site.SignIn(StaffRole.Facilitator);

        var page = await facilitator.Page(StaffSite.Home + "/hours");

        Assert.Equal(
            ["Lakeview Unified | 2 people | 3 hours | 50%", "Maya Ortiz | 1 of 1 | 3 hours | 100%", "Sam Lee | 0 of 1 | 0 minutes | 0%", "Rosa Delgado | 0 of 1 | 0 minutes | 0%"],
            page.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()))));
    }

    [Fact]
    public async Task What_comes_with_a_place_is_set_on_the_offerings_form_and_its_mistakes_stand_beside_the_fields()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var page = await registrar.Page(StaffSite.Home + "/edit");
        (string, string?)[] term = [("coaching.hours", "100"), ("stipend.amount", "1000"), ("stipend.percent", "80"), ("stipend.terms[0].row", "1"), ("stipend.terms[0].name", "Fall"), ("reason", "The grant came")];

        using var wrong = await registrar.Send(page, "form.readable", "[value=save]", [.. term, ("stipend.terms[0].first", "2027-09-01"), ("stipend.terms[0].last", "2027-08-01")]);
        Assert.Contains("Term 1, last", (await Visitor.Read(wrong)).Says(".error-summary"), StringComparison.Ordinal);
        using var right = await registrar.Send(page, "form.readable", "[value=save]", [.. term, ("stipend.terms[0].first", "2027-09-01"), ("stipend.terms[0].last", "2027-12-31")]);

        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var details = (await site.Offering($"{Institute.Id}")).Details;
        Assert.Equal((new CoachingRule(100), "Fall"), (details.Coaching!, details.Stipends!.Terms[0].Name));
        Assert.Contains("100 hours a year", (await registrar.Page(StaffSite.Home)).Says("main"), StringComparison.Ordinal);
    }
}
