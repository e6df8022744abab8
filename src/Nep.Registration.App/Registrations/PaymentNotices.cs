using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// Takes in what the payment provider says of money after it came, any number of times, in any order: given back outside this system, come
/// back, disputed. Tell the payment itself first, to <see cref="RegistrationDesk.Receive"/>.
/// </summary>
public sealed class PaymentNotices(OfferingShelf shelf, RegistrationFiling filing)
{
    private static readonly Actor Provider = new Actor.Provider("payments");

    /// <returns>False when the registration or its payment is unknown: the provider will say it again.</returns>
    public Task<bool> Receive(RefundNotice notice, CancellationToken cancel = default)
    {
        RegistrationCommand command = notice.Returned is { } why
            ? new RegistrationCommand.RecordRefundReturned(notice.Payment, notice.Reference, notice.Amount, notice.Number, why)
            : new RegistrationCommand.RecordOutsideRefund(notice.Payment, notice.Reference, notice.Amount);
        return Handle(notice.Offering, notice.Registration, command, cancel);
    }

    /// <returns>False when the registration or its payment is unknown: the provider will say it again.</returns>
    public Task<bool> Receive(DisputeNotice notice, CancellationToken cancel = default)
    {
        RegistrationCommand command = notice.Won is { } won
            ? new RegistrationCommand.RecordDisputeEnd(notice.Payment, notice.Reference, notice.Amount, notice.Reason, won)
            : new RegistrationCommand.RecordDispute(notice.Payment, notice.Reference, notice.Amount, notice.Reason);
        return Handle(notice.Offering, notice.Registration, command, cancel);
    }

    private async Task<bool> Handle(OfferingId offering, RegistrationId id, RegistrationCommand command, CancellationToken cancel) =>
        await shelf.Find(offering, cancel) is { } found && await filing.Handle(found, id, command, Provider, cancel) is Filed.Done;
}
