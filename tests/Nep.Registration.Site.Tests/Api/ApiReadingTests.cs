using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Tests.Api;

/// <summary>What a program reads.</summary>
public sealed class ApiReadingTests
{
    [Fact]
    public async Task An_offering_tells_its_instants_its_zone_and_its_money_in_cents()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        var offering = await site.Get(ApiSite.Institute);

        Assert.Equal("coaching-for-equity-2027-03", (string?)offering["id"]);
        Assert.Equal(("published", "America/Los_Angeles", true), ((string?)offering["status"], (string?)offering["zone"], (bool)offering["isOpen"]!));
        Assert.Equal(("2027-03-04T17:00:00Z", "2027-03-25T19:00:00Z"), ((string?)offering["starts"], (string?)offering["ends"]));
        Assert.Equal("""{"cents":89500,"currency":"USD"}""", offering["price"]!.ToJsonString());
        Assert.Equal((500, "http://localhost/offerings/coaching-for-equity-2027-03"), ((int)offering["seatsLeft"]!, (string?)offering["page"]));
        Assert.DoesNotContain("meet.example.org", offering.ToJsonString(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(offering, (await site.Get("/api/v1/offerings"))["items"]![0]));
    }

    [Fact]
    public async Task A_draft_is_not_there()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        var draft = OfferingId.Parse("a-draft");
        Assert.Null(await site.Staff.Get<App.Offerings.OfferingDesk>().Handle(
            draft, new Domain.Offerings.OfferingCommand.CreateOffering(draft, Participants.Institute.Details), new Actor.Demo()));

        Assert.Single((await site.Get("/api/v1/offerings"))["items"]!.AsArray());
        Assert.Equal((404, "OfferingNotFound"), await Refused(site, "/api/v1/offerings/a-draft"));
        Assert.Equal((404, "OfferingNotFound"), await Refused(site, "/api/v1/offerings/a-draft/registrations"));
    }

    [Fact]
    public async Task Names_are_for_keys_with_people_and_answers_are_for_none()
    {
        await using var site = await ApiSite.Open(ApiScope.Read, ApiScope.Attendance);
        await site.Staff.Register(1, ["Rosa Delgado"], "FREE");
        string[] paths = [ApiSite.Registrations, $"{ApiSite.Registrations}/0000000000000001", ApiSite.Attendance];

        foreach (var path in paths)
        {
            var without = (await site.Get(path)).ToJsonString();
            foreach (var personal in new[] { "Rosa", "rosa.delgado@", "Lakeview", "Live captions", "Teacher" }) Assert.DoesNotContain(personal, without, StringComparison.Ordinal);
        }

        site.Use($"{await site.Key([ApiScope.Read, ApiScope.People, ApiScope.Attendance, ApiScope.Write])}");
        foreach (var path in paths)
        {
            var with = (await site.Get(path)).ToJsonString();
            Assert.Contains("Rosa Delgado", with, StringComparison.Ordinal);
            foreach (var never in new[] { "Live captions", "Teacher" }) Assert.DoesNotContain(never, with, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_of_any_size_hold_every_registration_once_whoever_comes_in_between()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        foreach (var number in Enumerable.Range(1, 7)) await site.Staff.Register(number * 10, [$"Person {number}"], "FREE");
        var all = Enumerable.Range(1, 7).Select(number => (number * 10).ToString("D16", System.Globalization.CultureInfo.InvariantCulture)).ToList();

        foreach (var limit in new[] { 1, 2, 3, 7, 200 }) Assert.Equal(all, await Walk(site, ApiSite.Registrations, limit, "id", () => Task.CompletedTask));
        Assert.Equal(all, await Walk(site, ApiSite.Attendance, 3, "registration", () => Task.CompletedTask));
        var more = 0;
        var seen = await Walk(site, ApiSite.Registrations, 2, "id", async () => await site.Staff.Register(++more, ["Someone"], "FREE"));
        Assert.Equal(all, seen);
    }

    [Theory]
    [InlineData("?limit=0", "LimitOutside")]
    [InlineData("?limit=201", "LimitOutside")]
    [InlineData("?limit=-1", "LimitOutside")]
    [InlineData("?limit=9999999999999999999", "LimitOutside")]
    [InlineData("?limit=ten", "LimitOutside")]
    [InlineData("?cursor=x", "CursorUnknown")]
    [InlineData("?cursor=MXwwMDA", "CursorUnknown")]
    [InlineData("?cursor=%00", "CursorUnknown")]
    [InlineData("?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "CursorUnknown")]
    public async Task A_page_that_cannot_be_is_refused(string query, string refusal)
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        Assert.Equal((400, refusal), await Refused(site, ApiSite.Registrations + query));
        Assert.Equal((400, refusal), await Refused(site, ApiSite.Attendance + query));
    }

    [Fact]
    public async Task What_a_program_has_already_is_not_sent_again_until_it_changes()
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        var state = await site.Staff.Register(1, ["Rosa Delgado"]);
        var path = $"{ApiSite.Registrations}/{state.Id}";
        using var first = await site.Program.Get(path);
        site.Program.Client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        site.Program.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await site.Program.Get(path);
        await site.Staff.Pay(state, Money.Usd(795), "pay_1");
        using var changed = await site.Program.Get(path);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
        Assert.Equal("", await same.Content.ReadAsStringAsync());
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/none")]
    [InlineData("/api/v2/offerings")]
    [InlineData("/api/v1/offerings/coaching-for-equity-2027-03/registrations/0000000000000009", "RegistrationNotFound")]
    [InlineData("/api/v1/offerings/coaching-for-equity-2027-03/registrations/x", "RegistrationNotFound")]
    [InlineData("/api/v1/offerings/UPPER", "OfferingNotFound")]
    [InlineData("/api/v1/offerings/coaching-for-equity-2027-03/sessions/9/attendance", "SessionNotFound")]
    [InlineData("/api/v1/offerings/coaching-for-equity-2027-03/sessions/-1/attendance", "SessionNotFound")]
    [InlineData("/api/v1/offerings/coaching-for-equity-2027-03/sessions/99999999999/attendance", "SessionNotFound")]
    public async Task What_is_not_there_is_a_problem_and_no_page(string path, string refusal = "AddressUnknown")
    {
        await using var site = await ApiSite.Open(ApiScope.Read);
        Assert.Equal((404, refusal), await Refused(site, path));
    }

    private static async Task<(int, string?)> Refused(ApiSite site, string path) =>
        await site.Send(HttpMethod.Get, path, null) is var (status, refusal, _) ? (status, refusal) : default;

    private static async Task<List<string>> Walk(ApiSite site, string path, int limit, string member, Func<Task> between)
    {
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = await site.Get($"{path}?limit={limit}&cursor={cursor}");
            Assert.True(page["items"]!.AsArray().Count <= limit);
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item![member]!));
            cursor = (string?)page["next"];
            await between();
        }
        while (cursor is not null);
        return seen;
    }
}
