using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.Functions.Tests.Payments;
using Nep.Registration.Functions.Tests.Ports;
using static Nep.Registration.Functions.Tests.Payments.StripeEvents;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Functions.Tests.Fuzz;

/// <summary>Whatever comes to the address for Stripe: a plain answer, and nothing written unless Stripe signed it and it can be.</summary>
public sealed class StripeFuzzTests
{
    private static readonly HttpStatusCode[] Answers = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Conflict];

    [Fact]
    public async Task What_bears_no_good_signature_is_refused_whatever_it_is()
    {
        await using var ports = await PortsFixture.Open();
        var good = Session("checkout.session.completed", await ports.Hold());
        var before = ports.Store.Writes;
        var stamp = $"t={ports.Time.Now.ToUnixTimeSeconds()}";
        var headers = Gen.OneOf(Garbage.Text, Garbage.Text.Select(text => $"{stamp},v1={text}"), Garbage.Text.Select(text => $"t={text},v1=00"), Gen.Constant($"{stamp},v1={new string('0', 64)}"));

        Property.Holds(
            from body in Gen.OneOf(Gen.Constant(good), Garbage.Body) from header in headers select (body, header),
            one => Post(ports, one.body, one.header) == HttpStatusCode.BadRequest, times: 400);

        Assert.Equal(before, ports.Store.Writes);
    }

    [Fact]
    public async Task A_signed_body_that_means_nothing_is_answered_and_writes_nothing()
    {
        await using var ports = await PortsFixture.Open();
        await ports.Hold();
        NobodyKnows(ports);
        var before = ports.Store.Writes;
        string[] types = ["checkout.session.completed", "checkout.session.async_payment_succeeded", "charge.refunded", "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.closed", "customer.created"];
        var bodies = Gen.OneOf(
            Garbage.Body,
            from type in Gen.Elements(types) from about in Garbage.Json select $$$"""{"object":"event","id":"evt_1","type":"{{{type}}}","api_version":"2026-07-29.dahlia","created":1799776800,"data":{"object":{{{about}}}}}""");

        Property.Holds(bodies, body => IsAnswer(ports, body) && ports.Store.Writes == before, times: 600);
    }

    [Fact]
    public async Task A_notice_with_anything_in_it_put_wrong_is_taken_or_refused_and_never_breaks_the_site()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Stripe.Answer = asked => asked.Path.Contains("payment_intents/pi_1", StringComparison.Ordinal)
            ? Provider.Json(PaymentIntent(held))
            : Provider.Json("""{"error":{"type":"invalid_request_error","message":"No such thing"}}""", HttpStatusCode.NotFound);
        string[] good =
        [
            Session("checkout.session.completed", held), Session("checkout.session.async_payment_succeeded", held), ChargeRefunded(held), Refund("refund.updated", "succeeded", Metadata(held)),
            Refund("refund.failed", "failed", new { offering = $"{held.Offering}", registration = $"{held.Id}", refund = "1" }), Dispute(),
        ];

        Property.Holds(
            from body in Gen.Elements(good) from spoiled in Garbage.Spoiled(body) select spoiled,
            body =>
            {
                var before = ports.Store.Writes;
                var answer = Signed(ports, body);

                // A refund's notice tells of its payment first, and may have to wait with the rest: 409 and 503 ask for it again.
                return answer == HttpStatusCode.BadRequest ? ports.Store.Writes == before : answer == HttpStatusCode.ServiceUnavailable || Answers.Contains(answer);
            },
            times: 800);

        var state = await ports.State(held.Id);
        Assert.All(state.Payments, payment => Assert.InRange(payment.Amount.Cents, 0, Money.Most.Cents));
        Assert.All(state.Disputes, dispute => Assert.InRange(dispute.Reason.Length, 0, 200));
    }

    [Theory]
    [InlineData("jpy", "179000")]
    [InlineData("1", "179000")]
    [InlineData("usd", "-5")]
    [InlineData("usd", "null")]
    public async Task Money_that_cannot_be_is_told_to_a_person_and_written_nowhere(string currency, string cents)
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        var body = Session("checkout.session.completed", held).Replace("\"usd\"", $"\"{currency}\"", StringComparison.Ordinal).Replace("179000", cents, StringComparison.Ordinal);

        using var answer = await ports.Tell(body);

        Assert.Equal((HttpStatusCode.BadRequest, held), (answer.StatusCode, await ports.State(held.Id)));
        Assert.StartsWith("Stripe notice evt_1 (checkout.session.completed) cannot be taken in, since it tells of", Assert.Single(ports.Log), StringComparison.Ordinal);
    }

    /// <summary>FsCheck found it: the payment that a refund goes back from was taken in before the refund was looked at.</summary>
    [Theory]
    [InlineData("\\r\\n\\u00A0")]
    [InlineData("")]
    public async Task Of_a_refund_or_a_dispute_without_a_name_nothing_is_written_not_even_its_payment(string name)
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Stripe.Answer = _ => Provider.Json(PaymentIntent(held));
        foreach (var (body, known) in new[] { (Refund("refund.updated", "succeeded", new { }), "re_9"), (Dispute(), "dp_1") })
        {
            Assert.Contains($"\"{known}\"", body, StringComparison.Ordinal);
            var before = ports.Store.Writes;
            Assert.Equal((HttpStatusCode.BadRequest, before), (Signed(ports, body.Replace($"\"{known}\"", $"\"{name}\"", StringComparison.Ordinal)), ports.Store.Writes));
        }
    }

    [Fact]
    public async Task Of_a_charge_with_a_refund_that_cannot_be_nothing_is_written_not_even_its_payment()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        var refund = System.Text.Json.JsonSerializer.Serialize(RefundObject("succeeded", new { })).Replace("\"usd\"", "\"jpy\"", StringComparison.Ordinal);
        ports.Stripe.Answer = _ => Provider.Json($$"""{"object":"list","url":"/v1/refunds","has_more":false,"data":[{{refund}}]}""");
        var before = ports.Store.Writes;

        Assert.Equal((HttpStatusCode.BadRequest, before), (Signed(ports, ChargeRefunded(held)), ports.Store.Writes));
    }

    private static void NobodyKnows(PortsFixture ports) => ports.Stripe.Answer =
        _ => Provider.Json("""{"error":{"type":"invalid_request_error","message":"No such thing"}}""", HttpStatusCode.NotFound);

    private static bool IsAnswer(PortsFixture ports, string body) => Answers.Contains(Signed(ports, body));

    private static HttpStatusCode Signed(PortsFixture ports, string body)
    {
        using var answer = ports.Tell(body).GetAwaiter().GetResult();
        return answer.StatusCode;
    }

    private static HttpStatusCode Post(PortsFixture ports, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature.ReplaceLineEndings(" ").Replace('\0', ' '));
        using var answer = ports.Client.SendAsync(request).GetAwaiter().GetResult();
        return answer.StatusCode;
    }
}
