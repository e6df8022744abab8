using System.Net;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Stripe;
using Stripe.Checkout;

namespace Nep.Registration.Functions.Payments;

/// <summary>
/// What Stripe's notices mean here. Each is taken by itself: any number of times, in any order. A notice about money going back first tells of
/// the payment it goes back from, so that it does not matter which of the two comes first.
/// </summary>
public sealed partial class StripeNotices(StripeClient stripe, RegistrationDesk desk, PaymentNotices notices, ILogger<StripeNotices> log)
{
    /// <returns>False when Stripe should say it again later: the registration is not stored yet.</returns>
    /// <exception cref="UnreadableNoticeException">It says what cannot be; nothing was written.</exception>
    public Task<bool> Take(Event notice, CancellationToken cancel) => (notice.Type, notice.Data?.Object) switch
    {
        ("checkout.session.completed" or "checkout.session.async_payment_succeeded", Session session) => Paid(session, At(notice), cancel),

        // The hold runs out by itself, with the seats.
        ("checkout.session.async_payment_failed" or "checkout.session.expired", Session session) => Noted(notice.Type, session.Id),
        ("charge.refunded", Charge charge) => GivenBack(charge, At(notice), cancel),
        ("refund.created" or "refund.updated" or "refund.failed" or "charge.refund.updated", Refund refund) => Refunded(refund, At(notice), cancel),
        ("charge.dispute.created" or "charge.dispute.closed", Dispute dispute) => Disputed(dispute, At(notice), cancel),
        _ => Noted(notice.Type, notice.Id),
    };

    /// <summary>A payment by bank transfer is complete before it is paid: then a second notice tells of the money.</summary>
    private async Task<bool> Paid(Session session, Instant at, CancellationToken cancel)
    {
        if (StripeMetadata.Read(session.Metadata) is not { } whose || session.PaymentStatus != "paid") return true;
        var payment = StripeNames.Payment(session.PaymentIntentId ?? session.Id);
        var amount = StripeMoney.Read(session.AmountTotal, session.Currency);
        return await desk.Receive(new PaymentNotice(whose.Offering, whose.Registration, payment, amount, at), cancel);
    }

    private async Task<bool> GivenBack(Charge charge, Instant at, CancellationToken cancel)
    {
        if (StripeMetadata.Read(charge.Metadata) is not { } whose || charge.PaymentIntentId is not { } payment) return true;
        var paid = new PaymentNotice(
            whose.Offering, whose.Registration, StripeNames.Payment(payment), StripeMoney.Read(charge.AmountCaptured, charge.Currency), at);
        var refunds = await stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = payment, Limit = 100 }, null, cancel);
        RefundNotice[] told = [.. refunds.Select(refund => Told(whose, refund)).OfType<RefundNotice>()];
        if (!await desk.Receive(paid, cancel)) return false;
        var known = true;
        foreach (var one in told) known &= await notices.Receive(one, cancel);
        return known;
    }

    private async Task<bool> Refunded(Refund refund, Instant at, CancellationToken cancel)
    {
        if (StripeMetadata.Read(refund.Metadata) is { Refund: not null } ours) return await Record(ours, refund, cancel);
        if (await Payment(refund.PaymentIntentId, at, cancel) is not var (whose, paid)) return true;
        var told = Told(whose, refund);
        return await desk.Receive(paid, cancel) && (told is null || await notices.Receive(told, cancel));
    }

    private async Task<bool> Record(StripeMetadata whose, Refund refund, CancellationToken cancel) =>
        Told(whose, refund) is not { } told || await notices.Receive(told, cancel);

    /// <summary>What a refund tells. Of our own only those that came back are news; the plan that made them has recorded them.</summary>
    private static RefundNotice? Told(StripeMetadata whose, Refund refund)
    {
        var number = StripeMetadata.Read(refund.Metadata)?.Refund;
        var back = refund.Status is "failed" or "canceled" ? StripeNames.Words(refund.FailureReason ?? refund.Status) : null;
        if (refund.PaymentIntentId is not { } payment || (number is not null && back is null)) return null;
        return new RefundNotice(
            whose.Offering, whose.Registration, StripeNames.Payment(payment), StripeNames.Reference(refund.Id), StripeMoney.Read(refund.Amount, refund.Currency),
            number, back);
    }

    private async Task<bool> Disputed(Dispute dispute, Instant at, CancellationToken cancel)
    {
        if (await Payment(dispute.PaymentIntentId, at, cancel) is not var (whose, paid)) return true;
        var notice = new DisputeNotice(
            whose.Offering, whose.Registration, StripeNames.Payment(dispute.PaymentIntentId), StripeNames.Reference(dispute.Id),
            StripeMoney.Read(dispute.Amount, dispute.Currency), StripeNames.Words(dispute.Reason), Ending(dispute.Status));
        return await desk.Receive(paid, cancel) && await notices.Receive(notice, cancel);
    }

    /// <summary>Whether the money stays; null while the dispute is open. An inquiry that is closed has taken nothing.</summary>
    private static bool? Ending(string? status) => status switch
    {
        "won" or "warning_closed" => true,
        "lost" => false,
        _ => null,
    };

    /// <summary>
    /// Asks Stripe whose payment it is, since refunds and disputes do not say. The payment is to be taken in first, but not before the whole notice was
    /// read. Null when it is not ours.
    /// </summary>
    private async Task<(StripeMetadata Whose, PaymentNotice Paid)?> Payment(string? id, Instant at, CancellationToken cancel)
    {
        if (id is null) return null;
        var name = StripeNames.Payment(id);
        if (await Find(id, cancel) is not { } payment || StripeMetadata.Read(payment.Metadata) is not { } whose) return null;
        return (whose, new PaymentNotice(whose.Offering, whose.Registration, name, StripeMoney.Read(payment.AmountReceived, payment.Currency), at));
    }

    /// <summary>What Stripe itself does not know is not ours.</summary>
    private async Task<PaymentIntent?> Find(string payment, CancellationToken cancel)
    {
        try
        {
            return await stripe.V1.PaymentIntents.GetAsync(payment, null, null, cancel);
        }
        catch (StripeException unknown) when (unknown.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<bool> Noted(string type, string id)
    {
        LogNoted(log, type, id);
        return Task.FromResult(true);
    }

    private static Instant At(Event notice) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(notice.Created, DateTimeKind.Utc));

    [LoggerMessage(LogLevel.Debug, "Stripe notice {Type} of {Id} changes nothing here")]
    private static partial void LogNoted(ILogger log, string type, string id);
}
