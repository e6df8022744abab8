using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Tests.Payments;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Mail;

public sealed class SendGridWebhookTests
{
    public static TheoryData<string, string> Histories => new()
    {
        { "processed", "Sent" }, { "delivered", "Delivered" }, { "bounce", "Bounced" }, { "dropped", "Refused" }, { "spamreport", "Complained" },
        { "deferred", "Sending" }, { "open", "Sending" }, { "processed delivered", "Delivered" }, { "delivered processed", "Delivered" },
        { "delivered bounce", "Bounced" }, { "bounce delivered", "Bounced" }, { "delivered spamreport", "Complained" }, { "spamreport delivered", "Complained" },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task A_letter_in_doubt_is_settled_by_what_SendGrid_tells_in_any_order(string events, string state)
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        foreach (var kind in events.Split(' '))
        {
            using var answer = await Tell(ports, [Event(mail, kind)]);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(state, $"{(await Now(ports, mail)).State}");
    }

    [Fact]
    public async Task The_same_events_again_change_nothing()
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        using var first = await Tell(ports, [Event(mail, "bounce"), Event(mail, "bounce")]);
        var after = await Now(ports, mail);
        ports.Time.Advance(Duration.FromHours(1));
        using var second = await Tell(ports, [Event(mail, "bounce")]);

        Assert.Equal((MailState.Bounced, "550 5.1.1 no such user"), (after.State, after.Note));
        Assert.Equal(after, await Now(ports, mail));
    }

    [Fact]
    public async Task Events_on_many_letters_of_two_registrations_come_in_one_request()
    {
        await using var ports = await PortsFixture.Open();
        List<MailRecord> mails = [];
        foreach (var id in new[] { "7K2M49QX0ABCDEFG", "8K2M49QX0ABCDEFG", "9K2M49QX0ABCDEFG" }) mails.AddRange(await AllBegun(ports, id));

        using var answer = await Tell(ports, [.. mails.Select(mail => Event(mail, "delivered")), Event(mails[0], "delivered", letter: "no|such|letter")]);

        Assert.Equal((HttpStatusCode.OK, 6), (answer.StatusCode, mails.Count));
        foreach (var mail in mails) Assert.Equal(MailState.Delivered, (await Now(ports, mail)).State);
        Assert.Equal(["SendGrid told of 1 letters that no ledger has"], ports.Log);
    }

    [Theory]
    [InlineData("spamreport")]
    [InlineData("unsubscribe")]
    [InlineData("group_unsubscribe")]
    public async Task Whoever_calls_a_letter_spam_or_opts_out_at_SendGrid_gets_no_optional_mail(string kind)
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        using var answer = await Tell(ports, [Event(mail, kind)]);

        Assert.True(await ports.Preferences.HasOptedOut(ReaderId.Of(mail.Address)));
    }

    public static TheoryData<string> Forgeries => ["another key", "changed", "unsigned", "old", "from the future", "no list"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_SendGrid_did_not_sign_is_refused_with_a_line_in_the_log(string how)
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        object[] events = [Event(mail, "delivered")];

        using var answer = how switch
        {
            "another key" => await Tell(ports, events, key: stranger),
            "changed" => await Tell(ports, events, change: body => body.Replace("delivered", "bounce", StringComparison.Ordinal)),
            "unsigned" => await ports.Client.PostAsync(SendGridWebhook.Path, new StringContent(JsonSerializer.Serialize(events))),
            "old" => await Tell(ports, events, at: ports.Time.Now - Duration.FromHours(26)),
            "from the future" => await Tell(ports, events, at: ports.Time.Now + Duration.FromMinutes(6)),
            _ => await TellText(ports, "{\"not\":", ports.EventKey, ports.Time.Now),
        };

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(mail, await Now(ports, mail));
        Assert.StartsWith("Webhook refused: events came to the address for SendGrid, and", Assert.Single(ports.Log), StringComparison.Ordinal);
    }

    /// <summary>Two letters that were claimed when the registration was confirmed and whose hand-over was never recorded.</summary>
    private static async Task<IReadOnlyList<MailRecord>> AllBegun(PortsFixture ports, string id = "7K2M49QX0ABCDEFG")
    {
        var held = await ports.Hold(id);
        using var paid = await ports.Tell(StripeEvents.Session("checkout.session.completed", held, payment: $"pi_{id}"));
        var mails = await ports.Mail(held.Id);
        Assert.All(mails, mail => Assert.Equal(MailState.Sending, mail.State));
        return mails;
    }

    private static async Task<MailRecord> Begun(PortsFixture ports) => (await AllBegun(ports))[0];

    private static async Task<MailRecord> Now(PortsFixture ports, MailRecord mail) =>
        (await ports.Mail(mail.Letter.Registration)).Single(one => one.Letter == mail.Letter);

    private static object Event(MailRecord mail, string kind, string? letter = null) => new
    {
        email = $"{mail.Address}",
        timestamp = 1,
        @event = kind,
        sg_event_id = $"{kind}-{letter ?? $"{mail.Letter.Key}"}",
        sg_message_id = "m1",
        reason = kind == "bounce" ? "550 5.1.1 no such user" : null,
        offering = "coaching-for-equity-2027-03",
        letter = letter ?? $"{mail.Letter.Key}",
    };

    private static Task<HttpResponseMessage> Tell(
        PortsFixture ports, IReadOnlyList<object> events, ECDsa? key = null, Instant? at = null, Func<string, string>? change = null) =>
        TellText(ports, JsonSerializer.Serialize(events), key ?? ports.EventKey, at ?? ports.Time.Now, change);

    /// <summary>As SendGrid signs: ECDSA over the timestamp and then the body, DER in base 64.</summary>
    private static async Task<HttpResponseMessage> TellText(PortsFixture ports, string body, ECDsa key, Instant at, Func<string, string>? change = null)
    {
        var time = $"{at.ToUnixTimeSeconds()}";
        var signature = key.SignData(Encoding.UTF8.GetBytes(time + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        using var request = new HttpRequestMessage(HttpMethod.Post, SendGridWebhook.Path)
        {
            Content = new StringContent(change is null ? body : change(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(SendGridWebhook.SignatureHeader, Convert.ToBase64String(signature));
        request.Headers.Add(SendGridWebhook.TimestampHeader, time);
        return await ports.Client.SendAsync(request);
    }
}
