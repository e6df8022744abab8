using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nep.Registration.App;
using Nep.Registration.App.Ports;
using Stripe;
using Stripe.Checkout;

namespace Nep.Registration.Functions.Payments;

/// <summary>
/// Card payments by Stripe Checkout: the payer leaves for Stripe's own page and card data never touches the site. That money came is told by
/// the webhook alone.
/// </summary>
public sealed class StripePayments(StripeClient stripe, Clock clock) : IPayments
{
    /// <summary>
    /// The page outlives the hold by this, because Stripe asks for 30 minutes counted from when the request reaches it. Who pays in that
    /// minute is reinstated or refunded, as anyone who pays late.
    /// </summary>
    private static readonly Duration Margin = Duration.FromMinutes(1);

    private static readonly Duration ShortestPage = Duration.FromMinutes(31);
    private static readonly Duration Step = Duration.FromMinutes(10);

    /// <summary>
    /// The same order gives the same page. Its expiry follows from the order and not from the clock, so that asking again is the same request;
    /// only where Stripe will not have that expiry (less than 30 minutes are left, or a day's hold) the page gets one of its own.
    /// </summary>
    public async Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel)
    {
        var options = Options(order);
        try
        {
            return await Create(order, options, "", cancel);
        }
        catch (StripeException fault) when (fault.StripeError?.Param == "expires_at")
        {
            var steps = Math.Floor((clock.Now - Instant.FromUnixTimeSeconds(0)) / Step);
            var expires = Instant.FromUnixTimeSeconds(0) + (Step * (long)(steps + 1)) + ShortestPage;
            options.ExpiresAt = expires.ToDateTimeUtc();
            return await Told(() => Create(order, options, $"-{expires.ToUnixTimeSeconds()}", cancel));
        }
        catch (StripeException fault) when (fault.StripeError?.Param is "customer_email" or "payment_intent_data[receipt_email]")
        {
            options.CustomerEmail = null;
            options.PaymentIntentData.ReceiptEmail = null;
            return await Told(() => Create(order, options, "-anyone", cancel));
        }
        catch (StripeException fault)
        {
            throw StripeConnection.Fault(fault);
        }
    }

    /// <summary>
    /// Stripe keeps an idempotency key for a day at least; a plan may come back later than that. So the refunds of the payment are looked
    /// through first for one that carries this order's number.
    /// </summary>
    public async Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel)
    {
        try
        {
            var known = await stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = order.Payment.ToString(), Limit = 100 }, null, cancel);
            var mine = new StripeMetadata(order.Offering, order.Registration, order.Number);
            return Outcome(known.FirstOrDefault(refund => StripeMetadata.Read(refund.Metadata) == mine) ?? await Create(order, cancel));
        }
        catch (StripeException refused) when (IsFinal(refused))
        {
            return new RefundOutcome.Failed($"Stripe refused: {refused.StripeError.Code ?? refused.StripeError.Type}");
        }
        catch (StripeException fault)
        {
            throw StripeConnection.Fault(fault);
        }
    }

    private static async Task<Checkout> Told(Func<Task<Checkout>> create)
    {
        try
        {
            return await create();
        }
        catch (StripeException fault)
        {
            throw StripeConnection.Fault(fault);
        }
    }

    /// <summary>
    /// Stripe refuses another request under a key that it knows. In another language, for another amount, or to an address that was changed since, it is
    /// another request: the key tells them apart by all that the order says.
    /// </summary>
    private async Task<Checkout> Create(CheckoutOrder order, SessionCreateOptions options, string more, CancellationToken cancel)
    {
        object[] said = [$"{order.Amount}", order.Lines.Select(line => $"{line.Text}: {line.Amount}"), $"{order.Payer}", order.Return, order.Cancelled];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(said)));
        var key = $"{order.Key}-{Convert.ToHexStringLower(hash)[..16]}{more}";
        var session = await stripe.V1.Checkout.Sessions.CreateAsync(options, new RequestOptions { IdempotencyKey = key }, cancel);
        return session.Url is { } page
            ? new Checkout(session.Id, new Uri(page))
            : throw new PaymentsException($"Stripe made checkout {session.Id} without a page.");
    }

    private static SessionCreateOptions Options(CheckoutOrder order) => new()
    {
        Mode = "payment",
        LineItems = CheckoutItems.Of(order),
        ClientReferenceId = order.Registration.ToString(),
        CustomerEmail = order.Payer.ToString(),
        ExpiresAt = (order.Expires + Margin).ToDateTimeUtc(),
        SuccessUrl = order.Return.AbsoluteUri,
        CancelUrl = order.Cancelled.AbsoluteUri,
        Metadata = StripeMetadata.For(order),
        PaymentIntentData = new SessionPaymentIntentDataOptions
        {
            Description = $"{order.Offering} {order.Registration.Short}",
            ReceiptEmail = order.Payer.ToString(),
            Metadata = StripeMetadata.For(order),
        },
    };

    private Task<Refund> Create(RefundOrder order, CancellationToken cancel) => stripe.V1.Refunds.CreateAsync(
        new RefundCreateOptions { PaymentIntent = order.Payment.ToString(), Amount = order.Amount.Cents, Metadata = StripeMetadata.For(order) },
        new RequestOptions { IdempotencyKey = order.Key }, cancel);

    /// <summary>A refund that is still on its way counts as made: if it does not arrive, the webhook says so.</summary>
    private static RefundOutcome Outcome(Refund refund) => refund.Status is "failed" or "canceled"
        ? new RefundOutcome.Failed($"Stripe: {refund.FailureReason ?? refund.Status} ({refund.Id})")
        : new RefundOutcome.Made(refund.Id);

    /// <summary>Asking again would get the same answer: the payment is unknown, given back already, disputed. Not so a wrong key or a busy server.</summary>
    private static bool IsFinal(StripeException refused) =>
        (int)refused.HttpStatusCode is 400 or 402 or 404 && refused.StripeError?.Type is "invalid_request_error" or "card_error";
}
