using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Functions.Mail;
using Nep.Registration.Functions.Tests.Payments;
using Nep.Registration.Functions.Tests.Ports;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Functions.Tests.Fuzz;

/// <summary>Whatever comes to the address for SendGrid: a plain answer, and nothing written unless SendGrid signed it and it is about a letter of ours.</summary>
public sealed class SendGridFuzzTests
{
    [Fact]
    public async Task What_bears_no_good_signature_is_refused_whatever_it_is()
    {
        await using var ports = await PortsFixture.Open();
        var good = Event(await Begun(ports), "bounce");
        var before = ports.Store.Writes;
        var time = $"{ports.Time.Now.ToUnixTimeSeconds()}";
        var signed = Convert.ToBase64String(Sign(ports, time, good));

        Property.Holds(
            from body in Gen.OneOf(Gen.Constant(good), Garbage.Body)
            from signature in Gen.OneOf(Garbage.Text, Garbage.Bytes.Select(Convert.ToBase64String), Gen.Choose(1, 60).Select(length => Convert.ToBase64String(Convert.FromBase64String(signed)[..length])), Gen.Constant(signed))
            from stamp in Gen.OneOf(Garbage.Text, Gen.Constant(time))
            where (body, signature, stamp) != (good, signed, time)
            select (body, signature, stamp),
            one => Post(ports, one.body, one.signature, one.stamp) == HttpStatusCode.BadRequest, times: 500);

        Assert.Equal(before, ports.Store.Writes);
    }

    [Fact]
    public async Task A_signed_body_that_means_nothing_is_answered_and_writes_nothing()
    {
        await using var ports = await PortsFixture.Open();
        await Begun(ports);
        var before = ports.Store.Writes;

        Property.Holds(
            Gen.OneOf(Garbage.Body, Garbage.Json.Select(one => $"[{one}]"), Garbage.Json.Select(one => $$$"""[{"event":"delivered","letter":"x","offering":{{{one}}}}]""")),
            body => Signed(ports, body) is HttpStatusCode.OK or HttpStatusCode.BadRequest && ports.Store.Writes == before, times: 600);
    }

    [Fact]
    public async Task An_event_with_anything_in_it_put_wrong_is_taken_or_passed_over()
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        Property.Holds(
            Garbage.Spoiled(Event(mail, "processed")), body => Signed(ports, body) == (IsList(body) ? HttpStatusCode.OK : HttpStatusCode.BadRequest), times: 500);
    }

    [Fact]
    public async Task An_event_that_means_nothing_keeps_none_of_its_neighbors_from_being_taken()
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        Property.Holds(
            Garbage.Json,
            strange => Signed(ports, $"[{strange},{Event(mail, "delivered")[1..]}") == HttpStatusCode.OK && Now(ports, mail).State == MailState.Delivered, times: 100);
    }

    [Fact]
    public async Task Another_systems_argument_of_our_name_does_not_cost_our_events_of_the_same_request()
    {
        await using var ports = await PortsFixture.Open();
        var mail = await Begun(ports);

        var answer = Signed(ports, $$$"""[{"event":"delivered","letter":7,"offering":{"id":1},"email":null},{{{Event(mail, "delivered")[1..]}}}""");

        Assert.Equal((HttpStatusCode.OK, MailState.Delivered), (answer, Now(ports, mail).State));
    }

    private static async Task<MailRecord> Begun(PortsFixture ports)
    {
        var held = await ports.Hold();
        using var paid = await ports.Tell(StripeEvents.Session("checkout.session.completed", held));
        return (await ports.Mail(held.Id))[0];
    }

    private static MailRecord Now(PortsFixture ports, MailRecord mail) =>
        ports.Mail(mail.Letter.Registration).GetAwaiter().GetResult().Single(one => one.Letter == mail.Letter);

    private static string Event(MailRecord mail, string kind) => JsonSerializer.Serialize(new[]
    {
        new
        {
            email = $"{mail.Address}", timestamp = 1, @event = kind, sg_event_id = $"{kind}-1", sg_message_id = "m1", reason = "550 5.1.1 no such user", type = "bounce",
            offering = "coaching-for-equity-2027-03", letter = $"{mail.Letter.Key}",
        },
    });

    private static bool IsList(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return parsed.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Sign(PortsFixture ports, string time, string body) =>
        ports.EventKey.SignData(Encoding.UTF8.GetBytes(time + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static HttpStatusCode Signed(PortsFixture ports, string body)
    {
        // Half a character has no form on the wire.
        var sent = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body));
        var time = $"{ports.Time.Now.ToUnixTimeSeconds()}";
        return Post(ports, sent, Convert.ToBase64String(Sign(ports, time, sent)), time);
    }

    private static HttpStatusCode Post(PortsFixture ports, string body, string signature, string time)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SendGridWebhook.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(SendGridWebhook.SignatureHeader, signature.ReplaceLineEndings(" ").Replace('\0', ' '));
        request.Headers.TryAddWithoutValidation(SendGridWebhook.TimestampHeader, time.ReplaceLineEndings(" ").Replace('\0', ' '));
        using var answer = ports.Client.SendAsync(request).GetAwaiter().GetResult();
        return answer.StatusCode;
    }
}
