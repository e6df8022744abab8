using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>
/// What a cancelled offering does with one of its registrations: moves it to the offering that staff named, when it is paid in full, or gives
/// everything back. Whom the other offering has no seats for is given everything back as well.
/// </summary>
public sealed class OfferingEnding(OfferingShelf shelf, RegistrationDesk desk, RegistrationFiling filing)
{
    public async Task End(Offering offering, RegistrationState state, Actor by, CancellationToken cancel)
    {
        if (state.IsBeingTransferred) return;
        if (state.Transfer is not { Kind: TransferKind.WithOffering } && await Moved(offering, state, by, cancel)) return;
        await filing.Handle(offering, state.Id, new RegistrationCommand.CancelRegistration(EndKind.WithOffering, offering.CancelReason ?? ""), by, cancel);
    }

    /// <summary>Whether it is now to be moved; a registration that is only held or not paid cannot be.</summary>
    private async Task<bool> Moved(Offering offering, RegistrationState state, Actor by, CancellationToken cancel) =>
        offering.MovedTo is { } target && await shelf.Find(target, cancel) is { } to
        && await desk.Transfer(offering, state.Id, to, TransferKind.WithOffering, Money.Zero, offering.CancelReason ?? "", by, cancel: cancel) is Filed.Done;
}
