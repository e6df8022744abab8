using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class TicketTests
{
    [Fact]
    public async Task A_ticket_shows_its_person_the_sessions_with_their_zone_the_links_to_join_and_a_code_to_scan()
    {
        await using var institute = await Institute.Open();
        var ticket = await institute.Visitor.Page(await Ticket(institute));

        Assert.Equal("Rosa Delgado", ticket.Says(".ticket-name"));
        Assert.Equal("Thursday, March 18, 2027 Session 3 9:00 AM to 12:00 PM Pacific time Join online : Session 3", ticket.Says(".sessions li:nth-child(3)"));
        Assert.Equal("https://meet.example.org/3", ticket.QuerySelector(".sessions li:nth-child(3) a")!.GetAttribute("href"));
        var state = Assert.Single(await institute.Registrations());
        Assert.Equal($"QR code for check-in. The code in letters is {state.Id}-1.", ticket.QuerySelector("svg.qr")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_calendar_comes_as_a_file_from_the_ticket_and_from_the_registration()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(("code", "FREE"));
        var ticket = (await institute.Visitor.Page(manage)).QuerySelector(".people a")!.GetAttribute("href")!;

        using var one = await institute.Visitor.Get(manage + "/calendar.ics");
        using var other = await institute.Visitor.Get(ticket + "/calendar.ics");

        Assert.Equal("text/calendar", one.Content.Headers.ContentType!.MediaType);
        Assert.Equal("calendar.ics", one.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(await other.Content.ReadAsStringAsync(), await one.Content.ReadAsStringAsync());
        Assert.Contains("DTSTART;TZID=America/Los_Angeles:20270304T090000", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/calendar.ics")]
    [InlineData("/certificate")]
    public async Task A_wrong_secret_or_number_opens_nothing(string page)
    {
        await using var institute = await Institute.Open();
        var ticket = await Ticket(institute);

        foreach (var wrong in new[] { ticket[..^1] + (ticket[^1] == '0' ? '1' : '0'), ticket.Replace("/1/", "/2/", StringComparison.Ordinal), ticket.Replace("/1/", "/x/", StringComparison.Ordinal) })
        {
            using var answer = await institute.Visitor.Get(wrong + page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_cancelled_seat_shows_no_code_to_scan()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(("code", "FREE"));
        var ticket = (await institute.Visitor.Page(manage)).QuerySelector(".people a")!.GetAttribute("href")!;
        using var cancelled = await institute.Visitor.Send(await institute.Visitor.Page(manage + "/cancel"), "form[action$='/cancel']", null);

        var page = await institute.Visitor.Page(ticket);

        Assert.Equal("This ticket is not valid now", page.Says(".notice-title"));
        Assert.Null(page.QuerySelector("svg.qr"));
        Assert.DoesNotContain("meet.example.org", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_session_whoever_came_gets_a_certificate_that_anyone_may_verify()
    {
        await using var institute = await Institute.Open();
        var ticket = await Ticket(institute);
        await Attend(institute);

        var certificate = await institute.Visitor.Page(ticket + "/certificate");
        var code = Assert.Single(await institute.Registrations()).Participants[0].Certificate!.Code;
        using var stranger = institute.Site.NewVisitor();
        var verified = await stranger.Page($"/verify/{Institute.Id}/{code.ToLowerInvariant()}");
        using var asked = await stranger.Get($"/verify?program={Institute.Id}&number={code[..4]}-{code[4..].ToLowerInvariant()}");
        using var unknown = await stranger.Get($"/verify/{Institute.Id}/{new string('0', 16)}");

        Assert.Equal("Rosa Delgado", certificate.Says(".holder"));
        Assert.Contains("took part in 12 hours of learning", certificate.Says(), StringComparison.Ordinal);
        Assert.Equal($"Check it at localhost/verify Number {code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..]}", certificate.Says(".proof p"));
        Assert.Equal("This certificate is real", verified.Says("h1"));
        Assert.Contains("Rosa Delgado", verified.Says(".facts"), StringComparison.Ordinal);
        Assert.DoesNotContain("rosa@lakeview.example", verified.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal($"/verify/{Institute.Id}/{code}", asked.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Whoever_came_for_too_little_time_gets_a_letter_of_attendance_with_the_hours_of_each_session()
    {
        await using var institute = await Institute.Open();
        var ticket = await Ticket(institute);
        await Attend(institute, sessions: 3);

        var page = await institute.Visitor.Page(ticket);
        var letter = await institute.Visitor.Page(ticket + "/attendance");
        using var certificate = await institute.Visitor.Get(ticket + "/certificate");

        Assert.Contains("You took part in 9 hours of 12 hours Open the letter of attendance", page.Says(".notice"), StringComparison.Ordinal);
        Assert.Contains("Rosa Delgado took part in 9 hours of the 12 hours of learning in Coaching for Equity Institute, Mar 4, 2027 to Mar 25, 2027.", letter.Says(".letter"), StringComparison.Ordinal);
        Assert.Equal(["3 hours", "3 hours", "3 hours", "Not there"], letter.QuerySelectorAll(".letter tbody .number").Select(cell => cell.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, certificate.StatusCode);
        Assert.Contains("asistencia", (await institute.Visitor.Page(ticket + "/attendance?lang=es")).Says("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_withdrawn_is_shown_to_nobody_and_whoever_verifies_it_is_told()
    {
        await using var institute = await Institute.Open();
        var ticket = await Ticket(institute);
        await Attend(institute);
        var code = Assert.Single(await institute.Registrations()).Participants[0].Certificate!.Code;

        await Mark(institute, 4, present: false);
        await institute.Site.Travel(Duration.FromHours(1));

        using var certificate = await institute.Visitor.Get(ticket + "/certificate");
        var verified = await institute.Visitor.Page($"/verify/{Institute.Id}/{code}");
        Assert.Equal(HttpStatusCode.NotFound, certificate.StatusCode);
        Assert.Equal("This certificate is no longer valid", verified.Says("h1"));
        Assert.Contains("We withdrew it on Sunday, March 28, 2027", verified.Says(".notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("12 hours", verified.Says(), StringComparison.Ordinal);

        await Mark(institute, 4, present: true);
        await institute.Site.Travel(Duration.FromHours(1));
        Assert.Contains("Issue 2, which takes the place of the ones before", (await institute.Visitor.Page(ticket + "/certificate")).Says(".signature"), StringComparison.Ordinal);
        Assert.Contains("It was corrected: this is issue 2.", (await institute.Visitor.Page($"/verify/{Institute.Id}/{code}")).Says(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_of_all_hours_is_mailed_to_the_participants_own_address_and_opens_for_nobody_else()
    {
        await using var institute = await Institute.Open();
        var ticket = await Ticket(institute);
        await Attend(institute);
        var code = Assert.Single(await institute.Registrations()).Participants[0].Certificate!.Code;

        using var asked = await institute.Visitor.Send(await institute.Visitor.Page(ticket), "form[action$='/record']", "button");
        using var again = await institute.Visitor.Send(await institute.Visitor.Page(ticket), "form[action$='/record']", "button");
        await institute.Site.Rest();

        Assert.Equal((HttpStatusCode.SeeOther, ticket + "?done=record"), (asked.StatusCode, asked.Headers.Location!.ToString()));
        var mail = Assert.Single(
            await institute.Site.Services.GetRequiredService<RegistrationDrawer>().Mail(Institute.Id, Assert.Single(await institute.Registrations()).Id),
            one => one.Letter.Kind == Domain.Letters.LetterKind.LearningRecord);
        Assert.Equal("rosa@lakeview.example", $"{mail.Address}");
        var link = institute.Site.Services.GetRequiredService<App.Links.SiteLinks>().Record(App.Letters.ReaderId.Of(mail.Address)).AbsolutePath;
        var record = await institute.Visitor.Page(link);
        Assert.Contains("Rosa Delgado has taken part in 12 hours of learning with us.", record.Says(), StringComparison.Ordinal);
        Assert.Equal($"http://localhost/verify/{Institute.Id}/{code}", record.QuerySelector("tbody a")!.TextContent);
        using var forged = await institute.Visitor.Get(link[..^1] + (link[^1] == '0' ? '1' : '0'));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    private static async Task Mark(Institute institute, int session, bool present)
    {
        var services = institute.Site.Services;
        var (offering, state) = (await services.GetRequiredService<RegistrationDesk>().Find(Institute.Id, Assert.Single(await institute.Registrations()).Id))!.Value;
        Assert.Null(await services.GetRequiredService<AttendanceDesk>().Mark(
            offering, state, state.Participants[0].Number, new SessionNumber(session), present, CheckInMethod.Roster, new Actor.Demo()));
    }

    private static async Task<string> Ticket(Institute institute) =>
        (await institute.Visitor.Page(await institute.Hold(("code", "FREE")))).QuerySelector(".people a")!.GetAttribute("href")!;

    /// <summary>Goes to the last session's start, checks everyone in, and lets the roster close.</summary>
    private static async Task Attend(Institute institute, int sessions = 4)
    {
        var services = institute.Site.Services;
        await institute.Site.Travel(Duration.FromDays(80) - Duration.FromHours(2));
        var id = Assert.Single(await institute.Registrations()).Id;
        var (offering, state) = (await services.GetRequiredService<RegistrationDesk>().Find(Institute.Id, id))!.Value;
        foreach (var session in offering.Sessions.Take(sessions))
            Assert.Null(await services.GetRequiredService<AttendanceDesk>().Mark(
                offering, state, state.Participants[0].Number, session.Number, true, CheckInMethod.Roster, new Actor.Demo()));
        await institute.Site.Travel(Duration.FromDays(3));
    }
}
