using System.Net;
using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.App.Webhooks;

namespace Nep.Registration.App.Tests.Webhooks;

public class WebhookRuleTests
{
    [Fact]
    public void A_signature_is_the_one_that_the_convention_describes()
    {
        var key = "0123456789abcdef0123456789abcdef"u8.ToArray();
        var body = """{"test": 2432232314}"""u8.ToArray();
        var expected = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}")));

        Assert.Equal($"v1,{expected}", WebhookSigning.Sign([key], "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.FromUnixTimeSeconds(1614265330), body));
        Assert.Equal("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", WebhookSigning.Show(key));
    }

    [Fact]
    public async Task For_a_day_after_a_change_of_the_secret_both_sign_and_then_only_the_new_one()
    {
        using var house = new House();
        await house.Publish();
        var endpoint = await house.Listen([WebhookKind.RegistrationConfirmed]);
        var (first, second) = (Samples.Links.WebhookKeys(endpoint.Id, 1)[0], Samples.Links.WebhookKeys(endpoint.Id, 2)[0]);

        await house.Enrol(1);
        Assert.Null(await house.Get<WebhookBook>().Handle(endpoint.Id, new WebhookCommand.RotateSecret("A year is over."), Desk.Staff));
        await house.Enrol(2);
        house.Time.Now += WebhookEndpoint.OldSecretLives;
        await house.Enrol(3);

        Assert.Equal(
            [[true, false], [true, true], [false, true]],
            house.Neighbors.Calls.Select(call => new[] { Signs(first, call.Message), Signs(second, call.Message) }));
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("https://district.example/hooks?a=b", true)]
    [InlineData("https://district.example:8443/", true)]
    [InlineData("http://district.example/", false)]
    [InlineData("http://localhost:5080/", false, true)]
    [InlineData("http://127.0.0.1/", false, true)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("https://user@district.example/", false)]
    [InlineData("https://district.example/#part", false)]
    [InlineData("https:\\\\district.example", false)]
    [InlineData("ftp://district.example/", false)]
    [InlineData("district.example", false)]
    [InlineData("", false)]
    [InlineData("https://dístrict.example/", false)]
    public void Only_addresses_of_the_web_are_taken_and_this_machines_only_for_trying_out(string address, bool taken, bool locally = false) =>
        Assert.Equal((taken, taken || locally), (new WebhookReach(false).Allows(address), new WebhookReach(true).Allows(address)));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("1.1.1.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001:4860:4860::8888", true)]
    public void The_internets_addresses_are_told_from_all_others(string address, bool isInternet) =>
        Assert.Equal(isInternet, PublicNetwork.Has(IPAddress.Parse(address)));

    [Fact]
    public void The_waits_grow_and_end_after_three_days()
    {
        var (begin, now, tries, waits) = (Desk.Opening, Desk.Opening, 0, new List<string>());
        while (WebhookRetry.Next(++tries, begin, now) is { } next)
        {
            waits.Add($"{(next - now).TotalHours:0.###}");
            now = next;
        }

        Assert.Equal(["0.017", "0.083", "0.5", "2", "8", "24", "24"], waits);
        Assert.True(now - begin <= WebhookRetry.GivesUpAfter);
    }

    [Fact]
    public async Task An_endpoint_needs_a_name_an_address_kinds_and_a_reason_and_there_are_eight_at_most()
    {
        using var house = new House();
        var book = house.Get<WebhookBook>();

        Assert.Equal(
            new FormFaulty([new Fault("name", "Missing"), new Fault("reason", "Missing"), new Fault("address", "NotAWebhook"), new Fault("kinds", "Missing")]),
            (await book.Add(" ", "http://10.0.0.1/", [], " ", Desk.Staff)).Why);
        for (var i = 0; i < WebhookDecider.MostEndpoints; i++) await house.Listen();
        Assert.Equal(new TooManyWebhooks(8), (await book.Add("Ninth", "https://a.example/", [WebhookKind.PaymentRecorded], "x", Desk.Staff)).Why);
        Assert.Equal(8, (await book.Standing()).Count);
    }

    [Fact]
    public void Every_kind_of_news_comes_from_some_event_or_from_a_closed_roster()
    {
        var events = Storage.StoredShapes.RegistrationEvents.Select(one => WebhookContent.Kinds([one])).SelectMany(kinds => kinds).Distinct();
        Assert.Equal(Enum.GetValues<WebhookKind>().Except([WebhookKind.AttendanceClosed]).Order(), events.Order());
    }

    private static bool Signs(byte[] key, WebhookMessage message) =>
        message.Signature.Split(' ').Contains(WebhookSigning.Sign([key], message.Id, message.At, message.Body));
}
