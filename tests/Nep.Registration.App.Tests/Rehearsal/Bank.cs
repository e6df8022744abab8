using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>A payment provider in memory: the same key is the same checkout, and the same refund.</summary>
public sealed class Bank : IPayments
{
    private readonly Dictionary<string, CheckoutOrder> checkouts = [];
    private readonly Dictionary<string, RefundOrder> refunds = [];

    public IReadOnlyCollection<CheckoutOrder> Checkouts => checkouts.Values;

    /// <summary>Money that was given back, once each.</summary>
    public IReadOnlyCollection<RefundOrder> Refunds => refunds.Values;

    public bool RefusesRefunds { get; set; }

    public Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel)
    {
        checkouts.TryAdd(order.Key, order);
        return Task.FromResult(new Checkout(order.Key, new Uri($"https://pay.example/{order.Key}")));
    }

    public Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel)
    {
        if (RefusesRefunds) return Task.FromResult<RefundOutcome>(new RefundOutcome.Failed("card closed"));
        refunds.TryAdd(order.Key, order);
        return Task.FromResult<RefundOutcome>(new RefundOutcome.Made($"re-{order.Number}"));
    }
}
