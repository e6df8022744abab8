using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;

namespace Nep.Registration.App.Following;

/// <summary>
/// Carries out an order to move a registration, across two partitions: placed there, then ended here. Placing again finds it placed, ending
/// again finds it ended, so a crash anywhere between is made up for at the next look.
/// </summary>
/// <remarks>
/// Two may look at one order at the same time, and only one of them gets the last seat. So that the other does not refuse what has just been carried out, a refusal is
/// written there too, under the key that an arrival would need: whichever comes first stands.
/// </remarks>
public sealed class TransferSteps(ITableStore store, OfferingShelf shelf, SeatMap seats, RegistrationFiling filing)
{
    /// <summary>The registration that an order makes: the same for the same order.</summary>
    public static RegistrationId IdOf(OfferingId to, RegistrationId from) => RegistrationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"transfer\n{from}\n{to}")), RegistrationId.Characters));

    public async Task Carry(Offering offering, RegistrationState state, Step step, CancellationToken cancel)
    {
        var (order, by) = (state.Transfer!, new Actor.Plan(step.Key));
        var end = await Place(state, order, by, cancel) switch
        {
            Filed.Done({ Source: { } source }) => new EndTransfer(order.Number, source.Carried, null),
            Filed.Refused(var why) => new EndTransfer(order.Number, [], why.Name),
            _ => throw new UnreachableException(),
        };
        await filing.Handle(offering, state.Id, end, by, cancel);
        if (end.Refused is not null && offering.Status == OfferingStatus.Cancelled)
            await filing.Handle(offering, state.Id, new CancelRegistration(EndKind.WithOffering, offering.CancelReason ?? ""), by, cancel);
    }

    private async Task<Filed> Place(RegistrationState state, TransferOrder order, Actor by, CancellationToken cancel)
    {
        if (await shelf.Find(order.To, cancel) is not { } to) return new Filed.Refused(new OfferingNotFound());
        ValueList<Payment> left = [.. state.Payments.Select(payment => payment with { Amount = payment.Amount - state.RefundedOf(payment) })];
        var placed = await filing.Handle(to, order.As, Making, by, cancel);
        return placed is Filed.Done || await TurnAway(order, cancel) ? placed : await filing.Handle(to, order.As, Making, by, cancel);

        async ValueTask<RegistrationCommand> Making(RegistrationState? known, Sale sale, CancellationToken token) => new PlaceTransferred(
            state, order, left, known is null && sale != Sale.Closed && !await IsDecided(order, token) ? await seats.Lend(to, to.Details.Entry.PlacesFor(state.Participants.Count), token) : []);
    }

    /// <returns>False when it was decided before, this way or the other.</returns>
    private async Task<bool> TurnAway(TransferOrder order, CancellationToken cancel) =>
        await store.Transact(order.To.ToString(), [new RowChange.Insert(Keys.Arrival(order.As, order.Number), "{}"u8.ToArray())], cancel) is Commit.Done;

    private async Task<bool> IsDecided(TransferOrder order, CancellationToken cancel) =>
        await store.Get(order.To.ToString(), Keys.Arrival(order.As, order.Number), cancel) is not null;
}
