using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;

namespace Nep.Registration.App.Registrations;

/// <summary>Where purchase orders come in and are looked at, and where staff record the refunds that they sent by check.</summary>
public sealed class BillingDesk(RegistrationFiling filing)
{
    /// <summary>Takes in a purchase order. The same one again makes nothing new.</summary>
    public Task<Filed> Receive(Offering offering, RegistrationId id, ReceivePurchaseOrder order, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, order, by, cancel);

    /// <summary>Staff have compared the order with what was ordered, for every registration that names it; a reason stays in each one's history.</summary>
    public async Task<Refusal?> Approve(OrderFile file, string reason, Actor by, CancellationToken cancel = default)
    {
        foreach (var one in file.Registrations.Where(one => one.Bill.Order is { Approved: null }))
            if (await filing.Handle(one.Offering, one.Registration.Id, new ApprovePurchaseOrder(reason), by, cancel) is Filed.Refused(var why)) return why;
        return null;
    }

    /// <summary>A sponsor pays what is open of an enrolment; null for: nobody does any more. The reason stays in the history.</summary>
    public Task<Filed> NameSponsor(Offering offering, RegistrationId id, Sponsor? sponsor, string reason, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new NameSponsor(sponsor, reason), by, cancel);

    /// <summary>A check or transfer that was recorded did not pay after all; the reason stays in the history.</summary>
    public Task<Filed> RecordCheckReturned(Offering offering, RegistrationId id, PaymentId payment, string reason, Actor by, CancellationToken cancel = default) =>
        filing.Handle(offering, id, new RecordCheckReturned(payment, reason), by, cancel);

    /// <summary>Staff have sent money back that came by check, or that the provider would not give back.</summary>
    /// <param name="reference">The number of the check they sent, or another way by which it can be found.</param>
    public async Task<Refusal?> RecordRefundSent(
        Offering offering, RegistrationState state, int number, string reference, Actor by, CancellationToken cancel = default)
    {
        if (Reasons.Refuse(reference) is { } unreasoned) return unreasoned;
        if (state.Refunds.FirstOrDefault(refund => refund.Number == number) is not { } refund || !(state.IsByHand(refund.Payment) || refund.Outcome == RefundState.Failed)) return new PaymentNotFound();
        return await filing.Handle(offering, state.Id, new RecordRefund(number, true, reference.Trim()), by, cancel) is Filed.Refused(var why) ? why : null;
    }
}
