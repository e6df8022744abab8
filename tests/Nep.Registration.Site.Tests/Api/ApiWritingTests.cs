using System.Text.Json.Nodes;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;

namespace Nep.Registration.Site.Tests.Api;

/// <summary>What a program says.</summary>
public sealed class ApiWritingTests
{
    private static readonly SessionNumber First = new(1);

    [Fact]
    public async Task A_registration_is_placed_once_however_often_it_is_sent_under_one_key()
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var (status, _, body) = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form(2).ToJsonString(), "order-1");
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form(2).ToJsonString(), "order-1")));

        Assert.Equal((201, "confirmed", 2), (status, (string?)body!["status"], body["people"]!.AsArray().Count));
        Assert.All(again, one => Assert.Equal((201, (string?)body["id"]), (one.Status, (string?)one.Body!["id"])));
        var state = await site.Registration((string)body["id"]!);
        Assert.Equal(("Live captions", "Denise Porter"), (state.Participants[0].Answer("access"), state.Registrar.Name));
        Assert.StartsWith($"http://localhost/registrations/coaching-for-equity-2027-03/{state.Id}/", (string?)body["manage"], StringComparison.Ordinal);
        var history = await site.Staff.Get<RegistrationDrawer>().History(state.Offering, state.Id);
        Assert.Equal("District", Assert.IsType<Actor.Connection>(history[0].By).Name);
    }

    [Fact]
    public async Task The_link_of_its_own_page_is_in_the_answer_to_placing_it_and_in_no_other()
    {
        await using var site = await ApiSite.Open(ApiScope.Write, ApiScope.Read, ApiScope.People);
        var (_, _, placed) = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form(code: "").ToJsonString(), "a");
        var read = await site.Get($"{ApiSite.Registrations}/{placed!["id"]}");

        Assert.Equal(("held", 79500L, true), ((string?)placed["status"], (long)placed["owed"]!["cents"]!, placed["heldUntil"] is not null));
        Assert.Equal((true, false), (placed["manage"] is not null, read["manage"] is not null));
    }

    [Fact]
    public async Task One_key_sent_with_another_form_is_refused_and_two_programs_do_not_meet()
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var (_, _, first) = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form().ToJsonString(), "a");
        var (status, refusal, _) = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form(2).ToJsonString(), "a");
        site.Use($"{await site.Key([ApiScope.Write])}");
        var (_, _, other) = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form(2).ToJsonString(), "a");

        Assert.Equal((422, "FormAlreadyUsed"), (status, refusal));
        Assert.NotEqual((string?)first!["id"], (string?)other!["id"]);
    }

    [Fact]
    public async Task A_name_may_follow_and_whoever_waits_is_told_so()
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var form = ApiSite.Form();
        form["people"]!.AsArray().Add(new JsonObject());
        var (status, _, body) = await site.Send(HttpMethod.Post, ApiSite.Registrations, form.ToJsonString(), "a");
        Assert.Equal((201, false), (status, (bool)body!["people"]![1]!["isNamed"]!));
    }

    [Fact]
    public async Task Where_people_apply_nobody_is_registered_past_the_decision()
    {
        await using var site = await ApiSite.Open(ApiScope.Read, ApiScope.Write);
        var fellowship = OfferingId.Parse("a-fellowship");
        await site.Staff.Site.Publish(fellowship, Admissions.Fellowship.Details);
        var (status, refusal, _) = await site.Send(HttpMethod.Post, $"/api/v1/offerings/{fellowship}/registrations", ApiSite.Form(code: "").ToJsonString(), "a");

        Assert.Equal((409, "EntryIsByApplication", false), (status, refusal, (bool)(await site.Get($"/api/v1/offerings/{fellowship}"))["isOpen"]!));
    }

    public static TheoryData<string, string, int, string> Unfit => new()
    {
        { "people[0].email", """{"people":[{"name":"A","email":"none"}]}""", 422, "FormFaulty" },
        { "people[0].name", """{"people":[{"name":"a\u0000b","email":"a@b.example","answers":{"role":"Teacher"}}]}""", 422, "FormFaulty" },
        { "people[0].answers.role", """{"people":[{"name":"A","email":"a@b.example"}]}""", 422, "FormFaulty" },
        { "people[0].answers.shoe", """{"people":[{"name":"A","email":"a@b.example","answers":{"role":"Teacher","shoe":"9"}}]}""", 422, "FormFaulty" },
        { "people[0].chosen", """{"people":[{"name":"A","email":"a@b.example","answers":{"role":"Teacher"},"chosen":1}]}""", 422, "FormFaulty" },
        { "people", """{"people":[]}""", 422, "FormFaulty" },
        { "people", """{"people":[{},{},{},{}]}""", 422, "FormFaulty" },
        { "terms", """{"terms":"1999"}""", 422, "FormFaulty" },
        { "registrar.name", """{"registrar":{"name":" ","email":"a@b.example"}}""", 422, "FormFaulty" },
        { "payment", """{"code":"","payment":"purchaseOrder","billing":{"address":"1 Main Street"}}""", 422, "FormFaulty" },
        { "", """{"code":"NONE"}""", 409, "CodeUnknown" },
        { "", """{"code":"","total":1}""", 409, "PriceChanged" },
        { "$.stranger", """{"stranger":1}""", 400, "BodyUnreadable" },
        { "$.people", """{"people":"Rosa"}""", 400, "BodyUnreadable" },
        { "$.people[0].name", """{"people":[{"name":7}]}""", 400, "BodyUnreadable" },
        { "$.registrar", """{"registrar":null}""", 400, "BodyUnreadable" },
        { "$.whenFull", """{"whenFull":"never"}""", 400, "BodyUnreadable" },
        { "$.whenFull", """{"whenFull":1}""", 400, "BodyUnreadable" },
        { "$.total", """{"total":1.5}""", 400, "BodyUnreadable" },
        { "$.total", """{"total":99999999999999999999}""", 400, "BodyUnreadable" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_form_that_does_not_fit_is_refused_where_it_does_not_and_nothing_is_placed(string where, string change, int status, string refusal)
    {
        await using var site = await ApiSite.Open(ApiScope.Write, ApiScope.Read);
        var form = ApiSite.Form();
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject()) form[member] = value?.DeepClone();

        var answer = await site.Send(HttpMethod.Post, ApiSite.Registrations, form.ToJsonString(), "a");

        Assert.Equal((status, refusal), (answer.Status, answer.Refusal));
        Assert.Contains(where, answer.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await site.Get(ApiSite.Registrations))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("", 400, "BodyUnreadable")]
    [InlineData("null", 400, "BodyUnreadable")]
    [InlineData("[]", 400, "BodyUnreadable")]
    [InlineData("{", 400, "BodyUnreadable")]
    [InlineData("{}", 400, "BodyUnreadable")]
    [InlineData("{\"terms\":\"a\",\"terms\":\"b\"}", 400, "BodyUnreadable")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", 400, "BodyUnreadable")]
    [InlineData("{}", 415, "BodyNotJson", "text/plain")]
    [InlineData("{}", 415, "BodyNotJson", "application/x-www-form-urlencoded")]
    public async Task A_body_that_is_no_form_is_refused(string body, int status, string refusal, string type = "application/json")
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var answer = await site.Send(HttpMethod.Post, ApiSite.Registrations, body, "a", type);
        Assert.Equal((status, refusal), (answer.Status, answer.Refusal));
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read_whether_it_says_so_or_not()
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var form = ApiSite.Form();
        form["registrar"]!["name"] = new string('x', 70_000);
        var said = await site.Send(HttpMethod.Post, ApiSite.Registrations, form.ToJsonString(), "a");
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiSite.Registrations) { Content = new StreamContent(new Endless()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", "a");
        using var unsaid = await site.Program.Client.SendAsync(request);

        Assert.Equal((413, "BodyTooLarge", 413), (said.Status, said.Refusal, (int)unsaid.StatusCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_registration_without_a_word_of_its_own_is_refused(string? word)
    {
        await using var site = await ApiSite.Open(ApiScope.Write);
        var answer = await site.Send(HttpMethod.Post, ApiSite.Registrations, ApiSite.Form().ToJsonString(), word);
        Assert.Equal((400, "IdempotencyKeyMissing"), (answer.Status, answer.Refusal));
    }

    [Fact]
    public async Task Presence_is_told_corrected_and_taken_back_and_the_record_says_by_which_program()
    {
        await using var site = await ApiSite.Open(ApiScope.Attendance);
        var state = await site.Staff.Register(1, ["Rosa Delgado"], "FREE");
        var path = $"{ApiSite.Attendance}/{state.Id}/1";
        var early = await site.Send(HttpMethod.Put, path, """{"present":true}""");
        site.Staff.Site.Time.Advance(Instant.FromUtc(2027, 3, 4, 17, 30) - SiteFixture.Start);

        var came = await site.Send(HttpMethod.Put, path, """{"present":true}""");
        var again = await site.Send(HttpMethod.Put, path, """{"present":true}""");
        var corrected = await site.Send(HttpMethod.Put, path, """{"present":true,"minutes":90,"reason":"The platform counted."}""");
        var gone = await site.Send(HttpMethod.Put, path, """{"present":false}""");

        Assert.Equal((409, "TooEarlyToCheckIn"), (early.Status, early.Refusal));
        Assert.Equal((200, true, 150), (came.Status, (bool)came.Body!["present"]!, (int)came.Body["minutes"]!));
        Assert.True(JsonNode.DeepEquals(came.Body, again.Body));
        Assert.Equal((200, 90, false), (corrected.Status, (int)corrected.Body!["minutes"]!, (bool)gone.Body!["present"]!));
        var marks = (await site.Staff.Get<AttendanceDesk>().Find(state.Offering, First, state.Id, state.Participants[0]))!.Marks;
        Assert.Equal([CheckInMethod.Connection, CheckInMethod.Connection, CheckInMethod.Connection], marks.Select(mark => mark.Method));
        Assert.Equal("The platform counted.", marks[1].Reason);
    }

    [Theory]
    [InlineData("""{"present":true,"minutes":181,"reason":"x"}""", 409, "MinutesOutsideSession")]
    [InlineData("""{"present":true,"minutes":90}""", 409, "ReasonMissing")]
    [InlineData("""{"present":true,"stays":[{"from":"2027-03-04T18:00:00Z","to":"2027-03-04T17:00:00Z"}],"reason":"x"}""", 409, "LeftBeforeArriving")]
    [InlineData("""{"present":true,"stays":[{"from":"2027-03-04"}],"reason":"x"}""", 400, "BodyUnreadable")]
    [InlineData("""{"present":"yes"}""", 400, "BodyUnreadable")]
    [InlineData("""{"minutes":9}""", 400, "BodyUnreadable")]
    [InlineData("""{}""", 400, "BodyUnreadable")]
    public async Task Presence_that_cannot_be_is_refused(string body, int status, string refusal)
    {
        await using var site = await ApiSite.Open(ApiScope.Attendance);
        var state = await site.Staff.Register(1, ["Rosa Delgado"], "FREE");
        site.Staff.Site.Time.Advance(Instant.FromUtc(2027, 3, 4, 17, 30) - SiteFixture.Start);
        var answer = await site.Send(HttpMethod.Put, $"{ApiSite.Attendance}/{state.Id}/1", body);

        Assert.Equal((status, refusal), (answer.Status, answer.Refusal));
        Assert.Empty(await site.Staff.Get<AttendanceDesk>().All((await site.Staff.Offering($"{state.Offering}"))));
    }

    [Theory]
    [InlineData("0000000000000001/2")]
    [InlineData("0000000000000009/1")]
    [InlineData("x/1")]
    [InlineData("0000000000000001/-1")]
    public async Task Nobody_is_told_of_who_is_not_there(string whose)
    {
        await using var site = await ApiSite.Open(ApiScope.Attendance);
        await site.Staff.Register(1, ["Rosa Delgado"], "FREE");
        var answer = await site.Send(HttpMethod.Put, $"{ApiSite.Attendance}/{whose}", """{"present":true}""");
        Assert.Equal((404, "RegistrationNotFound"), (answer.Status, answer.Refusal));
    }

    /// <summary>A body that never says how long it is.</summary>
    private sealed class Endless : Stream
    {
        private int left = 1_000_000;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, left);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
