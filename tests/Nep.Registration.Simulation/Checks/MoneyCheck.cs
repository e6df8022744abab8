using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>
/// Money received is money owed, given back, or queued for a person, to the cent: card by card against the bank's own books, and registration by
/// registration against what was agreed.
/// </summary>
internal sealed class MoneyCheck(World world)
{
    private readonly IReadOnlyList<RegistrationState> all =
        [.. world.Inspector.Ledgers.SelectMany(ledger => ledger.Registrations.Values.Select(file => file.State))];

    public void Look()
    {
        foreach (var charge in world.Bank.Charges) Charged(charge);
        foreach (var state in all) Agreed(state);
        var known = world.Bank.Charges.Select(charge => charge.Id).ToHashSet();
        foreach (var state in all)
            foreach (var payment in state.Payments.Where(one => one.ByHand is null && !known.Contains(one.Origin ?? one.Id))) world.Break($"Payment {payment.Id} of {state.Id} was never made.");
    }

    private void Charged(Charge charge)
    {
        var holders = all.SelectMany(state => state.Payments.Where(one => one.Id == charge.Id || one.Origin == charge.Id).Select(payment => (State: state, Payment: payment))).ToList();
        if (holders.Count(one => one.Payment.Origin is null) != 1) world.Break($"The {charge.Amount} of {charge.Id} stand in {holders.Count} registrations.");
        var kept = holders.Select(one => one.Payment.Amount - one.State.RefundedOf(one.Payment)).Total();
        var refunds = holders.SelectMany(one => one.State.Refunds.Where(refund => refund.Payment == one.Payment.Id && refund is { IsPromised: true, Reason: not RefundReason.Carried }));
        var back = refunds.Where(refund => refund.Reason != RefundReason.Outside).ToList();
        var made = back.Where(IsByBank).Select(refund => refund.Amount).Total();
        if (made != world.Bank.BackOf(charge.Id)) world.Break($"Of {charge.Id}, {made} are on record as given back, and {world.Bank.BackOf(charge.Id)} were.");
        var queued = back.Where(refund => !IsByBank(refund)).Select(refund => refund.Amount).Total();
        var outside = world.Bank.Outside.Where(one => one.Payment == charge.Id).Select(one => one.Amount).Total();
        var left = Money.Max(charge.Amount - made - queued - outside, Money.Zero);
        if (kept != left) world.Break($"Of the {charge.Amount} of {charge.Id}, {kept} are kept, {made} went back, {queued} are queued or sent by check, {outside} were taken back.");
    }

    /// <summary>What the bank would not give back, or what came back, staff send by check.</summary>
    private static bool IsByBank(Refund refund) => refund is { Outcome: RefundState.Made, Reference: { } reference } && reference.StartsWith("re_", StringComparison.Ordinal);

    /// <summary>Nobody keeps what is not owed, and nobody has a seat for nothing, but by a bill, or by a dispute that was lost.</summary>
    private void Agreed(RegistrationState state)
    {
        var kept = state.Paid - state.Refunded;
        if (state.Status == RegistrationStatus.Expired && !kept.IsZero) world.Break($"{state.Id} has expired, and {kept} are kept.");
        if (state is { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.WithOffering } && !kept.IsZero) world.Break($"{state.Id} was cancelled with its offering, and {kept} are kept.");
        if (state.Status == RegistrationStatus.Cancelled && kept > state.Quote.Total) world.Break($"{state.Id} was cancelled, and {kept} are kept of {state.Quote.Total}.");
        var byCard = state is { Status: RegistrationStatus.Confirmed, Billing: null, Parts: null, Source: null } && state.Refunds.All(refund => refund.Reason != RefundReason.Outside);
        var inParts = state is { Status: RegistrationStatus.Confirmed, Parts: not null } && state.Refunds.All(refund => refund.Reason != RefundReason.Outside);
        if (inParts && kept < state.Parts!.AtOnce) world.Break($"{state.Id} is enrolled for a deposit of {state.Parts.AtOnce}, and only {kept} came.");
        if (byCard && kept < state.Quote.Total) world.Break($"{state.Id} is confirmed for {state.Quote.Total}, and only {kept} came.");
    }
}
