using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Mail;

public sealed class SendGridPostOfficeTests
{
    [Fact]
    public async Task A_cohorts_letters_are_one_request_that_names_every_line_of_the_ledger()
    {
        await using var ports = await PortsFixture.Open();
        ports.SendGrid.Answer = _ => Taken("m1");
        var mails = Letters.ToCohort(100, LetterKind.Survey);

        var outcomes = await ports.PostOffice.Post(mails, CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.Equal(new PostOutcome.Accepted("m1"), outcome));
        var sent = JsonDocument.Parse(Assert.Single(ports.SendGrid.Requests).Body).RootElement;
        var envelopes = sent.GetProperty("personalizations").EnumerateArray().ToList();
        Assert.Equal(mails.Select(mail => $"{mail.Key}"), envelopes.Select(one => one.GetProperty("custom_args").GetProperty("letter").GetString()));
        Assert.Equal(mails.Select(mail => $"{mail.To}"), envelopes.Select(one => one.GetProperty("to")[0].GetProperty("email").GetString()));
        Assert.Equal("coaching-for-equity-2027-03", sent.GetProperty("custom_args").GetProperty("offering").GetString());
        Assert.Equal("Survey", sent.GetProperty("categories")[0].GetString());
        Assert.False(sent.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(sent.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean());
        Assert.False(sent.TryGetProperty("mail_settings", out _));
        Assert.Equal($"<{mails[7].Unsubscribe}>", envelopes[7].GetProperty("headers").GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", envelopes[7].GetProperty("headers").GetProperty("List-Unsubscribe-Post").GetString());
    }

    [Fact]
    public async Task What_people_need_in_order_to_attend_cannot_be_opted_out_of()
    {
        await using var ports = await PortsFixture.Open(sandbox: true);
        ports.SendGrid.Answer = _ => new HttpResponseMessage(HttpStatusCode.OK);

        var outcome = await ports.PostOffice.Post([Letters.To("Malik; Thompson, M.", "malik@example.org", LetterKind.Confirmation)], CancellationToken.None);

        Assert.Equal([new PostOutcome.Accepted("taken")], outcome);
        var sent = JsonDocument.Parse(Assert.Single(ports.SendGrid.Requests).Body).RootElement;
        Assert.False(sent.GetProperty("personalizations")[0].TryGetProperty("headers", out _));
        Assert.Equal("Malik  Thompson  M.", sent.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("name").GetString());
        Assert.True(sent.GetProperty("mail_settings").GetProperty("sandbox_mode").GetProperty("enable").GetBoolean());
        Assert.Equal(2, sent.GetProperty("attachments").GetArrayLength());
    }

    [Fact]
    public async Task Who_opted_out_at_SendGrid_still_gets_what_cannot_be_opted_out_of_and_bounces_stay_shut_out()
    {
        await using var ports = await PortsFixture.Open();
        ports.SendGrid.Answer = _ => Taken("m1");

        await ports.PostOffice.Post([Letters.To("Malik", "malik@example.org", LetterKind.Confirmation)], CancellationToken.None);

        var settings = JsonDocument.Parse(Assert.Single(ports.SendGrid.Requests).Body).RootElement.GetProperty("mail_settings");
        Assert.Equal("""{"bypass_unsubscribe_management":{"enable":true}}""", settings.GetRawText());
    }

    public static TheoryData<int, string> Answers => new()
    {
        { 429, "Busy" }, { 503, "Busy" }, { 401, "Busy" }, { 403, "Busy" }, { 400, "Refused" }, { 413, "Refused" },
        { 408, "Unsure" }, { 500, "Unsure" }, { 502, "Unsure" }, { 504, "Unsure" }, { 302, "Unsure" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Only_what_was_certainly_not_taken_is_tried_again(int status, string expected)
    {
        await using var ports = await PortsFixture.Open();
        ports.SendGrid.Answer = _ => new HttpResponseMessage((HttpStatusCode)status);

        var outcome = Assert.Single(await ports.PostOffice.Post(Letters.ToCohort(1), CancellationToken.None));

        Assert.Equal(expected, outcome.GetType().Name);
        Assert.Single(ports.SendGrid.Requests);
    }

    public static TheoryData<string, string> Breaks => new()
    {
        { "no name", "Busy" }, { "no connection", "Busy" }, { "no secure connection", "Busy" }, { "broken off", "Unsure" }, { "timed out", "Unsure" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_letter_that_was_on_its_way_when_the_line_broke_is_never_sent_again_blindly(string how, string expected)
    {
        await using var ports = await PortsFixture.Open();
        ports.SendGrid.Answer = _ => throw (Exception)(how switch
        {
            "no name" => new HttpRequestException(HttpRequestError.NameResolutionError),
            "no connection" => new HttpRequestException(HttpRequestError.ConnectionError),
            "no secure connection" => new HttpRequestException(HttpRequestError.SecureConnectionError),
            "broken off" => new HttpRequestException(HttpRequestError.ResponseEnded),
            _ => new TaskCanceledException("timeout", new TimeoutException()),
        });

        Assert.Equal(expected, Assert.Single(await ports.PostOffice.Post(Letters.ToCohort(1), CancellationToken.None)).GetType().Name);
    }

    [Fact]
    public async Task One_letter_at_fault_holds_up_none_of_the_others()
    {
        await using var ports = await PortsFixture.Open();
        ports.SendGrid.Answer = asked => asked.Body.Contains("person37@", StringComparison.Ordinal)
            ? Provider.Json("""{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to"}]}""", HttpStatusCode.BadRequest)
            : Taken("m");
        var mails = Letters.ToCohort(100);

        var outcomes = await ports.PostOffice.Post(mails, CancellationToken.None);

        var refused = Assert.Single(mails.Zip(outcomes), pair => pair.Second is not PostOutcome.Accepted);
        Assert.Equal(("person37@example.org", new PostOutcome.Refused("SendGrid 400: Does not contain a valid address.")), ($"{refused.First.To}", refused.Second));
        Assert.InRange(ports.SendGrid.Requests.Count, 2, 16);
        Assert.All(ports.Log, line => Assert.DoesNotContain("@", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendGrid_remembers_no_letter_by_its_key()
    {
        await using var ports = await PortsFixture.Open();
        Assert.Equal(PostMemory.Unknown, await ports.PostOffice.Recall(LetterKey.Parse("a"), CancellationToken.None));
    }

    [Fact]
    public void Wrong_settings_are_told_one_sentence_each()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SendGrid:ApiKey"] = "x",
            ["SendGrid:FromAddress"] = "nobody",
            ["SendGrid:FromName"] = "Centro de formación",
            ["SendGrid:EventKeys"] = "AAAA",
            ["SendGrid:Sandbox"] = "maybe",
            ["SendGrid:ApiBase"] = "nowhere",
        }).Build();
        Assert.Equal(6, SendGridOptions.Complaints(settings).Count());
        Assert.Equal(3, SendGridOptions.Complaints(new ConfigurationBuilder().Build()).Count());
    }

    private static HttpResponseMessage Taken(string id)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Accepted);
        answer.Headers.Add("X-Message-Id", id);
        return answer;
    }
}
