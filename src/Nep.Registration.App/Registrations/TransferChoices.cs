using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Registrations;

/// <summary>The offerings that a registration can be moved to now: open to anyone who registers, large enough, and with seats for everyone in it.</summary>
public sealed class TransferChoices(OfferingShelf shelf, SeatMap seats, Clock clock)
{
    /// <param name="kind">A registrant's own move is bound by the policy; staff's is not.</param>
    public async Task<IReadOnlyList<Offering>> For(Offering from, RegistrationState state, TransferKind kind, CancellationToken cancel = default)
    {
        var choices = new List<Offering>();
        foreach (var to in await shelf.All(cancel))
            if (await IsOpen(from, state, to, cancel) && (kind != TransferKind.ByRegistrant || Transferring.Why(from, state, to.FirstDay, clock.Now) is null))
                choices.Add(to);
        return choices;
    }

    private async ValueTask<bool> IsOpen(Offering from, RegistrationState state, Offering to, CancellationToken cancel) =>
        to.Id != from.Id && to.Details.Entry.Admission is null && to.ClosedAt(clock.Now) is null && to.Details.Prices.Standard.Currency == state.Quote.Total.Currency
        && state.Participants.Count >= to.Details.Entry.FewestTogether && state.Participants.Count <= to.Details.Entry.MostPeople
        && await seats.CountFree(to, cancel) >= to.Details.Entry.PlacesFor(state.Participants.Count);
}
