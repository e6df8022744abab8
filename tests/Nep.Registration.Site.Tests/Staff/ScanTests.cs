using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class ScanTests
{
    private static readonly Duration ToDoorsOpen = Duration.FromDays(58) + Duration.FromHours(22);

    private static string Scan => StaffSite.Home + "/sessions/1/scan";

    [Fact]
    public async Task Only_the_page_for_scanning_may_run_the_sites_own_script_and_use_the_camera()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        using var scan = await facilitator.Get(Scan);
        using var roster = await facilitator.Get(StaffSite.Home + "/sessions/1/roster");
        var script = (await Visitor.Read(scan)).QuerySelector("script")!.GetAttribute("src")!;
        using var served = await facilitator.Get(script);

        Assert.EndsWith("script-src 'self'; connect-src 'self'", Header(scan, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("camera=(self)", Header(scan, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", Header(roster, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("camera=()", Header(roster, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (served.StatusCode, served.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_scan_that_waited_keeps_its_time_and_is_taken_once_however_often_it_is_sent()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        var rosa = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(ToDoorsOpen + Duration.FromHours(3));
        var scanned = site.Site.Time.Now + site.Site.Machine.Moved - Duration.FromHours(2);
        var code = site.Get<SiteLinks>().CheckIn(Institute.Id, rosa.Id, new ParticipantNumber(1), 0).ToString();

        var first = await Send(facilitator, Sent("a", code, scanned));
        var again = await Send(facilitator, Sent("a", code, scanned));

        Assert.Equal([("a", true, "Rosa Delgado", "")], first);
        Assert.Equal(first, again);
        var mark = Assert.Single(Assert.Single(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}"))).Marks);
        Assert.Equal((CheckInMethod.QrCode, scanned, scanned), (mark.Method, mark.Scanned, mark.Stays!.Value[0].From));
        Assert.Equal(scanned + Duration.FromHours(2), mark.At);
    }

    [Fact]
    public async Task Each_scan_is_answered_for_itself_and_forged_codes_and_unlikely_times_are_not_taken()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        var rosa = await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        await site.Site.Travel(ToDoorsOpen + Duration.FromHours(1));
        var now = site.Site.Time.Now + site.Site.Machine.Moved;
        var code = site.Get<SiteLinks>().CheckIn(Institute.Id, rosa.Id, new ParticipantNumber(1), 0).ToString();

        var outcomes = await Send(
            facilitator,
            Sent("forged", code[..^1] + (code[^1] == '0' ? '1' : '0'), now), Sent("nonsense", "hello", now), Sent("future", code, now + Duration.FromHours(1)),
            Sent("early", code, now - Duration.FromHours(4)), Sent("letters", $"{rosa.Id}-2".ToLowerInvariant(), now), Sent("capitals", code.ToUpperInvariant(), now));

        Assert.Equal(
            [("forged", false, ""), ("nonsense", false, ""), ("future", false, "Rosa Delgado"), ("early", false, "Rosa Delgado"), ("letters", true, "Malik Thompson"), ("capitals", true, "Rosa Delgado")],
            outcomes.Select(one => (one.Id, one.Done, one.Name)));
        Assert.Contains("later than now", outcomes[2].Why, StringComparison.Ordinal);
        Assert.Contains("Check-in opens on", outcomes[3].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scans_in_a_form_that_is_not_known_are_refused_and_nothing_is_written()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        await site.Site.Travel(ToDoorsOpen);
        var page = await facilitator.Page(Scan);
        using var nonsense = await Post(facilitator, page, "{not json");
        using var stale = await facilitator.Post(StaffSite.Home + "/sessions/1/scans", [new("_token", "old"), new("scans", "[]")]);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity), (nonsense.StatusCode, stale.StatusCode));
    }

    private static object Sent(string id, string ticket, Instant at) => new { id, ticket, at = at.ToString(), leaving = false, picked = false };

    private static async Task<List<(string Id, bool Done, string Name, string Why)>> Send(Visitor visitor, params object[] scans)
    {
        using var answer = await Post(visitor, await visitor.Page(Scan), JsonSerializer.Serialize(scans));
        var outcomes = await answer.Content.ReadFromJsonAsync<JsonElement[]>();
        return [.. outcomes!.Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("done").GetBoolean(), one.GetProperty("name").GetString()!, one.GetProperty("why").GetString()!))];
    }

    private static Task<HttpResponseMessage> Post(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, string scans)
    {
        var root = page.QuerySelector("#scan")!;
        return visitor.Post(root.GetAttribute("data-send")!, [new("_token", root.GetAttribute("data-token")!), new("scans", scans)]);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join("; ", answer.Headers.GetValues(name));
}
