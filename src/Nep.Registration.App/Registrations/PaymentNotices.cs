using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// Takes in what the payment provider says of money after it came, any number of times, in any order: given back outside this system, come
/// back, disputed. Tell the payment itself first, to <see cref="RegistrationDesk.Receive"/>.
/// </summary>
/// <remarks>
/// The provider knows the registration that was paid for. Where the money was carried to another offering since, what is new is noted there, where
/// it is owed again; what was noted here before stays here, so that a notice that is told again is still one.
/// </remarks>
public sealed class PaymentNotices(ITableStore store, OfferingShelf shelf, RegistrationFiling filing)
{
    private static readonly Actor Provider = new Actor.Provider("payments");

    /// <returns>False when the registration or its payment is unknown, or is just being moved: the provider will say it again.</returns>
    public async Task<bool> Receive(RefundNotice notice, CancellationToken cancel = default)
    {
        RegistrationCommand command = notice.Returned is { } why
            ? new RegistrationCommand.RecordRefundReturned(notice.Payment, notice.Reference, notice.Amount, notice.Number, why)
            : new RegistrationCommand.RecordOutsideRefund(notice.Payment, notice.Reference, notice.Amount);
        if (await Find(notice.Offering, notice.Registration, cancel) is not { IsBeingTransferred: false } state) return false;
        return notice.Number is null && state.Refunds.All(known => known.Reference != notice.Reference) && Carried(state, notice.Payment) is { } order
            ? await Receive(notice with { Offering = order.To, Registration = order.As }, cancel)
            : await Handle(notice.Offering, notice.Registration, command, cancel);
    }

    /// <returns>False when the registration or its payment is unknown, or is just being moved: the provider will say it again.</returns>
    public async Task<bool> Receive(DisputeNotice notice, CancellationToken cancel = default)
    {
        RegistrationCommand command = notice.Won is { } won
            ? new RegistrationCommand.RecordDisputeEnd(notice.Payment, notice.Reference, notice.Amount, notice.Reason, won)
            : new RegistrationCommand.RecordDispute(notice.Payment, notice.Reference, notice.Amount, notice.Reason);
        if (await Find(notice.Offering, notice.Registration, cancel) is not { IsBeingTransferred: false } state) return false;
        if (Carried(state, notice.Payment) is not { } order) return await Handle(notice.Offering, notice.Registration, command, cancel);
        var isKnown = state.Disputes.Any(known => known.Reference == notice.Reference);
        if (isKnown && !await Handle(notice.Offering, notice.Registration, command, cancel)) return false;
        return (isKnown && notice.Won is not false) || await Receive(notice with { Offering = order.To, Registration = order.As }, cancel);
    }

    /// <summary>The order by which a payment, or a part of it, was carried on; null when it stayed.</summary>
    private static TransferOrder? Carried(RegistrationState state, PaymentId payment) =>
        state.Payments.FirstOrDefault(known => known.Id == payment || known.Origin == payment) is { } here
        && state.Refunds.Any(refund => refund.Payment == here.Id && refund.Reason == RefundReason.Carried)
            ? state.Transfer
            : null;

    private async Task<RegistrationState?> Find(OfferingId offering, RegistrationId id, CancellationToken cancel) =>
        (await store.Read<RegistrationFile>(offering.ToString(), Keys.Registration(id), cancel))?.State;

    private async Task<bool> Handle(OfferingId offering, RegistrationId id, RegistrationCommand command, CancellationToken cancel) =>
        await shelf.Find(offering, cancel) is { } found && await filing.Handle(found, id, command, Provider, cancel) is Filed.Done;
}
