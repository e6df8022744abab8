using System.Net;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class RosterTests
{
    /// <summary>From the start of a test to March 4, 8:00 in California: an hour before the first session.</summary>
    private static readonly Duration ToDoorsOpen = Duration.FromDays(58) + Duration.FromHours(22);

    private const string Form = "main form[method=post]";

    private static string Roster => StaffSite.Home + "/sessions/1/roster";

    [Fact]
    public async Task A_hundred_lines_make_a_page_and_the_addresses_lead_through_everyone_once()
    {
        await using var site = await StaffSite.Open(Institute.Details with { Capacity = 500, Prices = Institute.Details.Prices with { Standard = Money.Zero, Early = [], Group = null, Codes = [] } });
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        for (var number = 1; number <= 205; number++) await site.Register(number, [$"Person {number:000}"]);

        var (seen, path) = (new List<string>(), StaffSite.Home + "/sessions/1/roster");
        while (path is not null)
        {
            var page = await visitor.Page(path);
            seen.AddRange(page.QuerySelectorAll(".roster-name").Select(name => name.TextContent));
            Assert.Contains("0 of 205 are here", page.Says(), StringComparison.Ordinal);
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next ? StaffSite.Home + "/sessions/1/roster" + next : null;
        }

        Assert.Equal(Enumerable.Range(1, 205).Select(number => $"Person {number:000}"), seen);
        Assert.Equal(["Person 117"], (await visitor.Page(StaffSite.Home + "/sessions/1/roster?q=117&who=missing")).QuerySelectorAll(".roster-name").Select(name => name.TextContent));
    }

    [Fact]
    public async Task Before_the_doors_open_the_roster_says_when_and_has_no_buttons()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");

        var page = await visitor.Page(Roster);
        using var early = await visitor.Post(Roster, [.. Token(page, await visitor.Page("/staff/sign-out")), new("here", $"{state.Id}-1")]);

        Assert.Equal("Check-in opens Thu, Mar 4, 2027, 7:00 AM Until then this page shows who is expected.", page.Says(".notice"));
        Assert.Null(page.QuerySelector(".roster button"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("Check-in opens on Thursday, March 4, 2027, 7:00 AM Pacific time", (await Visitor.Read(early)).Says("#errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_checks_in_another_takes_it_back_and_both_stay_on_record()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        await site.Site.Travel(ToDoorsOpen);

        using var here = await visitor.Send(await visitor.Page(Roster), Form, $"#p-{state.Id}-1 button");
        Assert.Equal((HttpStatusCode.SeeOther, $"{Roster}#p-{state.Id}-1"), (here.StatusCode, here.Headers.Location!.ToString()));
        var page = await visitor.Page(Roster);
        Assert.Contains("1 of 2 are here.", page.Says(), StringComparison.Ordinal);
        Assert.Contains("Here since 8:00 AM", page.Says($"#p-{state.Id}-1"), StringComparison.Ordinal);

        using var undone = await visitor.Send(page, Form, $"#p-{state.Id}-1 button[name=undo]");
        Assert.Contains("0 of 2 are here.", (await visitor.Page(Roster)).Says(), StringComparison.Ordinal);
        var presence = Assert.Single(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));
        Assert.Equal([(true, CheckInMethod.Roster), (false, CheckInMethod.Roster)], presence.Marks.Select(mark => (mark.Present, mark.Method)));
        Assert.All(presence.Marks, mark => Assert.Equal(new Actor.Staff(EmailAddress.Parse("facilitator@nep-center.example")), mark.By));
    }

    [Fact]
    public async Task Whoever_comes_late_and_leaves_early_counts_the_time_in_between()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(ToDoorsOpen + Duration.FromMinutes(90));

        using var here = await visitor.Send(await visitor.Page(Roster), Form, $"#p-{state.Id}-1 button[name=here]");
        await site.Site.Travel(Duration.FromMinutes(60));
        using var left = await visitor.Send(await visitor.Page(Roster), Form, $"#p-{state.Id}-1 button[name=left]");

        var line = (await visitor.Page(Roster)).Says($"#p-{state.Id}-1");
        Assert.Contains("Here 9:30 AM to 10:30 AM Counts 60 of 180 minutes", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Leaves now", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_corrected_with_a_reason_and_everything_stays_on_record()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(ToDoorsOpen);
        using var here = await visitor.Send(await visitor.Page(Roster), Form, $"#p-{state.Id}-1 button[name=here]");
        var times = $"{StaffSite.Home}/sessions/1/people/{state.Id}-1";

        using var without = await visitor.Send(await visitor.Page(times), Form, "button", ("stays[0].to", "2027-03-04T10:00"));
        using var nonsense = await visitor.Send(await visitor.Page(times), Form, "button", ("stays[0].to", "2027-02-30T10:00"), ("reason", "Why"));
        using var good = await visitor.Send(await visitor.Page(times), Form, "button", ("stays[0].to", "2027-03-04T10:00"), ("reason", "Her child was ill"));

        Assert.Contains("Please give a reason", (await Visitor.Read(without)).Says("#errors"), StringComparison.Ordinal);
        Assert.Contains("Left: This date or time does not exist", (await Visitor.Read(nonsense)).Says("#errors"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, $"{Roster}#p-{state.Id}-1"), (good.StatusCode, good.Headers.Location!.ToString()));
        var page = await visitor.Page(times);
        Assert.Contains("Counts 60 of 180 minutes.", page.Says(), StringComparison.Ordinal);
        Assert.Contains("Here 8:00 AM to 10:00 AM, on the roster By facilitator@nep-center.example Why: “Her child was ill”", page.Says(".timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_finds_people_by_name_and_number_and_shows_who_is_missing()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var rosa = await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        var mai = await site.Register(2, ["Mai Xiong"]);
        await site.Pay(mai, Money.Usd(795), "pay_1");
        await site.Register(3, ["Only Held"]);
        await site.Site.Travel(ToDoorsOpen);
        using var here = await visitor.Send(await visitor.Page(Roster), Form, $"#p-{rosa.Id}-1 button");

        Assert.Equal(["Mai Xiong", "Malik Thompson", "Rosa Delgado"], await Names(visitor, ""));
        Assert.Equal(["Mai Xiong", "Malik Thompson"], await Names(visitor, "?who=missing"));
        Assert.Equal(["Rosa Delgado"], await Names(visitor, "?who=here"));
        Assert.Equal(["Mai Xiong"], await Names(visitor, "?q=XIONG"));
        Assert.Equal(["Malik Thompson", "Rosa Delgado"], await Names(visitor, $"?q={rosa.Id}"));
    }

    [Fact]
    public async Task The_check_in_tab_leads_to_the_session_that_is_on_or_comes_next()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);

        using var first = await visitor.Get(StaffSite.Home + "/roster");
        await site.Site.Travel(Duration.FromDays(66));
        using var second = await visitor.Get(StaffSite.Home + "/roster");
        await site.Site.Travel(Duration.FromDays(100));
        using var last = await visitor.Get(StaffSite.Home + "/roster");

        Assert.Equal(
            ["1", "2", "4"], new[] { first, second, last }.Select(answer => answer.Headers.Location!.ToString().Split('/')[^2]));
    }

    [Fact]
    public async Task The_code_of_a_ticket_checks_in_by_one_press_of_staff_and_by_nobody_else()
    {
        await using var site = await StaffSite.Open();
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        var code = site.Get<SiteLinks>().CheckIn(Institute.Id, state.Id, new ParticipantNumber(1), 0).AbsolutePath;
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        using var stranger = site.Site.NewVisitor();

        Assert.Contains("No session is open for check-in now The next is Session 1", (await facilitator.Page(code)).Says(), StringComparison.Ordinal);
        await site.Site.Travel(ToDoorsOpen);
        Assert.Equal("Show this code to the facilitator", (await stranger.Page(code)).Says("h1"));
        Assert.Equal("Muestre este código a quien facilita", (await stranger.Page(code + "?lang=es")).Says("h1"));
        using var forbidden = await stranger.Post(code, [new("session", "1"), new("do", "here")]);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Empty(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));

        using var here = await facilitator.Send(await facilitator.Page(code.ToUpperInvariant()), "main form", "button");
        Assert.Equal(HttpStatusCode.SeeOther, here.StatusCode);
        Assert.Contains("Here since 8:00 AM", (await facilitator.Page(code)).Says(), StringComparison.Ordinal);
        var presence = Assert.Single(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));
        Assert.Equal([CheckInMethod.QrCode], presence.Marks.Select(mark => mark.Method));
    }

    [Fact]
    public async Task A_forged_code_or_one_of_the_person_before_opens_nothing()
    {
        await using var site = await StaffSite.Open();
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        var links = site.Get<SiteLinks>();
        var good = links.CheckIn(Institute.Id, state.Id, new ParticipantNumber(1), 0).AbsolutePath;

        foreach (var bad in new[] { good[..^1] + (good[^1] == '0' ? '1' : '0'), good + "0", links.CheckIn(Institute.Id, state.Id, new ParticipantNumber(1), 1).AbsolutePath, good.Replace("/1/", "/2/", StringComparison.Ordinal) })
        {
            using var answer = await facilitator.Get(bad);
            Assert.Equal((bad, HttpStatusCode.NotFound), (bad, answer.StatusCode));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Token(params AngleSharp.Html.Dom.IHtmlDocument[] pages) =>
        [new("_token", pages.Select(page => page.QuerySelector("input[name=_token]")?.GetAttribute("value")).First(token => token is not null)!)];

    private static async Task<IEnumerable<string>> Names(Visitor visitor, string query) =>
        (await visitor.Page(Roster + query)).QuerySelectorAll(".roster-name").Select(name => name.TextContent.Trim());
}
