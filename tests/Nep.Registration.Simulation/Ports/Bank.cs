using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Ports;

/// <summary>Money that a payer's card was charged.</summary>
internal sealed record Charge(PaymentId Id, OfferingId Offering, RegistrationId Registration, Money Amount, Instant At);

/// <summary>
/// The payment provider: opens checkouts, charges cards, gives money back, and tells of it later, twice, in any order. The same key is the same
/// checkout, and the same refund; it never gives back more than it took.
/// </summary>
internal sealed class Bank(World world)
{
    private readonly Dictionary<string, CheckoutOrder> checkouts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RefundOrder Order, RefundOutcome Outcome)> refunds = new(StringComparer.Ordinal);
    private readonly HashSet<string> returned = new(StringComparer.Ordinal);
    private readonly List<Charge> charges = [];
    private readonly List<(PaymentId Payment, Money Amount)> outside = [];

    public IReadOnlyList<Charge> Charges => charges;

    /// <summary>Refunds that reached the payer, once each.</summary>
    public IEnumerable<RefundOrder> Refunds => refunds.Values.Where(one => one.Outcome is RefundOutcome.Made && !returned.Contains(one.Order.Key)).Select(one => one.Order);

    /// <summary>Money that went back by the payer's bank, not by this system.</summary>
    public IReadOnlyList<(PaymentId Payment, Money Amount)> Outside => outside;

    public Checkout StartCheckout(CheckoutOrder order)
    {
        checkouts.TryAdd(order.Key, order);
        return new Checkout(order.Key, new Uri($"https://pay.example/{order.Key}"));
    }

    /// <summary>A card is charged for an open checkout; null when its page is closed.</summary>
    public Charge? Pay(Uri page)
    {
        if (!checkouts.TryGetValue(page.AbsolutePath[1..], out var order) || world.Now >= order.Expires) return null;
        var charge = new Charge(PaymentId.Parse($"pi_{charges.Count + 1}"), order.Offering, order.Registration, order.Amount, world.Now);
        charges.Add(charge);
        world.Note($"bank charges {charge.Id} {charge.Registration} {charge.Amount}");
        return charge;
    }

    public RefundOutcome Refund(RefundOrder order, Chance chance)
    {
        if (refunds.TryGetValue(order.Key, out var known)) return known.Outcome;
        var isThere = charges.All(charge => charge.Id != order.Payment || GoneOf(charge.Id) + order.Amount <= charge.Amount || outside.All(one => one.Payment != charge.Id));
        RefundOutcome outcome = !isThere ? new RefundOutcome.Failed("no longer there") : !world.IsCalm && chance.Happens(0.04) ? new RefundOutcome.Failed("card closed") : new RefundOutcome.Made($"re_{refunds.Count + 1}");
        refunds[order.Key] = (order, outcome);
        if (charges.FirstOrDefault(charge => charge.Id == order.Payment) is not { } charge) world.Break($"Refund {order.Key} is of payment {order.Payment}, which nobody made.");
        else if (BackOf(charge.Id) > charge.Amount) world.Break($"More goes back of {charge.Id} than its {charge.Amount}: {BackOf(charge.Id)}.");
        return outcome;
    }

    /// <summary>The payer's bank took a payment back.</summary>
    public void TakeBack(Charge charge, Money amount) => outside.Add((charge.Id, amount));

    /// <summary>A refund that was made does not reach the payer, and comes back here; null when there is none.</summary>
    public (RefundOrder Order, string Reference)? Return(PaymentId payment)
    {
        if (refunds.Values.FirstOrDefault(one => one.Order.Payment == payment && one.Outcome is RefundOutcome.Made && !returned.Contains(one.Order.Key)) is not { Outcome: RefundOutcome.Made made, Order: var order }) return null;
        returned.Add(order.Key);
        return (order, made.Reference);
    }

    /// <summary>What is no longer here of a payment, whoever gave or took it back.</summary>
    public Money GoneOf(PaymentId payment) => BackOf(payment) + outside.Where(one => one.Payment == payment).Select(one => one.Amount).Total();

    /// <summary>What went back of a payment by way of this system.</summary>
    public Money BackOf(PaymentId payment) => Refunds.Where(refund => refund.Payment == payment).Select(refund => refund.Amount).Total();
}

/// <summary>What one process sees of the bank.</summary>
internal sealed class HostPayments : IPayments
{
    private readonly IPayments bank;
    private readonly PortCalls calls;

    public HostPayments(Host host, World world)
    {
        bank = world.Mutant.Payments(host.Name, new Counter(world));
        calls = new PortCalls(host, world, () => new HttpRequestException("The payment provider does not answer."));
    }

    public async Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel) =>
        await calls.Call($"checkout {order.Key}", () => bank.StartCheckout(order, cancel).GetAwaiter().GetResult());

    public async Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel) =>
        await calls.Call($"refund {order.Key} {order.Amount}", () => bank.Refund(order, cancel).GetAwaiter().GetResult());

    private sealed class Counter(World world) : IPayments
    {
        public Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel) => Task.FromResult(world.Bank.StartCheckout(order));

        public Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel) =>
            Task.FromResult(world.Bank.Refund(order, new Chance(world.Seed, $"refund {order.Payment} {order.Number}")));
    }
}
