using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Functions.Payments;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Payments;

/// <summary>Notices as Stripe writes and signs them: HMAC-SHA-256 over time, a dot and the body, under <c>t=…,v1=…</c>.</summary>
internal static class StripeEvents
{
    public const string Paid = "pi_1";

    public static string Session(string type, RegistrationState state, string status = "paid", string payment = Paid, string id = "evt_1") => Event(
        type, id, new
        {
            @object = "checkout.session",
            id = "cs_1",
            payment_status = status,
            payment_intent = payment,
            amount_total = 179000,
            currency = "usd",
            metadata = Metadata(state),
        });

    public static string ChargeRefunded(RegistrationState state) => Event("charge.refunded", "evt_2", new
    {
        @object = "charge",
        id = "ch_1",
        payment_intent = Paid,
        amount = 179000,
        amount_captured = 179000,
        amount_refunded = 5000,
        currency = "usd",
        metadata = Metadata(state),
    });

    public static string Refund(string type, string status, object metadata, string id = "re_9", int amount = 5000) =>
        Event(type, "evt_3", RefundObject(status, metadata, id, amount));

    public static object RefundObject(string status, object metadata, string id = "re_9", int amount = 5000) => new
    {
        @object = "refund",
        id,
        payment_intent = Paid,
        amount,
        currency = "usd",
        status,
        failure_reason = status == "failed" ? "lost_or_stolen_card" : null,
        metadata,
    };

    public static string Dispute() => Event("charge.dispute.created", "evt_4", new
    {
        @object = "dispute",
        id = "dp_1",
        payment_intent = Paid,
        charge = "ch_1",
        amount = 179000,
        currency = "usd",
        reason = "fraudulent",
        metadata = new { },
    });

    public static string Event(string type, string id, object about) => JsonSerializer.Serialize(new
    {
        @object = "event",
        id,
        type,
        api_version = StripeOptions.ApiVersion,
        created = Now,
        data = new Dictionary<string, object> { ["object"] = about },
    });

    public static object Metadata(RegistrationState state) => new { offering = $"{state.Offering}", registration = $"{state.Id}" };

    public static long Now { get; } = App.Tests.Letters.Samples.Placed.ToUnixTimeSeconds();

    public static string PaymentIntent(RegistrationState state) => JsonSerializer.Serialize(new
    {
        @object = "payment_intent",
        id = Paid,
        amount_received = 179000,
        currency = "usd",
        metadata = Metadata(state),
    });

    public static async Task<HttpResponseMessage> Tell(this PortsFixture ports, string body, string secret = PortsFixture.Secret, long? at = null, string? signed = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var time = at ?? ports.Time.Now.ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{signed ?? body}"));
        request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={time},v1={Convert.ToHexStringLower(hash)}");
        return await ports.Client.SendAsync(request);
    }
}
