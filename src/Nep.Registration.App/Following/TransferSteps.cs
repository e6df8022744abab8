using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
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
public sealed class TransferSteps(OfferingShelf shelf, SeatMap seats, RegistrationFiling filing)
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
        return await filing.Handle(to, order.As, Making, by, cancel);

        async ValueTask<RegistrationCommand> Making(RegistrationState? known, Sale sale, CancellationToken token) => new PlaceTransferred(
            state, order, left, known is null && sale != Sale.Closed ? await seats.Lend(to, to.Details.Entry.PlacesFor(state.Participants.Count), token) : []);
    }
}
