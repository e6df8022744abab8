using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

/// <summary>The other end of <see cref="Transferring"/>: those who are moved get their seats here, with their money as payments of their own names.</summary>
internal static class TransferArrival
{
    internal static Ruling<RegistrationEvent> Place(Offering to, RegistrationState? known, PlaceTransferred place, Instant now)
    {
        if (known is not null) return known.Source?.Registration == place.From.Id ? Ruling<RegistrationEvent>.Nothing : new FormAlreadyUsed();
        var (from, order) = (place.From, place.Order);
        if (to.Details.Entry.Admission is not null) return new EntryIsByApplication();
        if (Closed(to, order, now) is { } closed) return closed;
        var people = from.Participants.Count;
        if (people < to.Details.Entry.FewestTogether || people > to.Details.Entry.MostPeople) return new FormFaulty([.. FormRules.Together(to, people)]);
        var places = to.Details.Entry.PlacesFor(people);
        ValueList<SeatNumber> seats = [.. place.Seats.Where(seat => SeatBlocks.MayTake(to.Details, to.Zone.DateAt(now), seat, null)).Take(places)];
        if (seats.Count < places) return new OfferingFull(seats.Count);
        var terms = Transferring.Terms(to, from, order.Kind, order.Fee, now);
        var carried = Carried(place.Money, terms.Carried);
        var source = new TransferSource(from.Offering, from.Id, order.Number, [.. carried.Select(one => new CarriedPayment(one.Id, one.Amount))]);
        return Ruling<RegistrationEvent>.Of(
            new RegistrationPlaced(order.As, to.Id, Transferring.Form(to, from, order), seats, null, terms.Quote, PolicyOf(to, order), now, now),
            new TransferArrived(source, [.. carried.Select((one, i) => Named(one, from, i))], now), new RegistrationConfirmed(now));
    }

    /// <summary>Whoever is moved with a cancelled offering comes in also after registration has closed there, as long as it has not begun.</summary>
    private static Refusal? Closed(Offering to, TransferOrder order, Instant now) => order.Kind == TransferKind.ByRegistrant || to.Status != OfferingStatus.Published
        ? to.ClosedAt(now)
        : now >= to.Starts ? new RegistrationIsClosed(to.Sessions[0].Starts, to.Zone) : null;

    private static CancellationPolicy PolicyOf(Offering to, TransferOrder order) => order.Kind == TransferKind.WithOffering
        ? to.Details.Policy with { Tiers = [new RefundTier(0, 100, order.Fee with { Cents = 0 })], Transfer = null }
        : to.Details.Policy;

    /// <summary>Takes an amount out of what is left of the payments, the oldest first.</summary>
    private static IEnumerable<Payment> Carried(ValueList<Payment> money, Money amount)
    {
        foreach (var payment in money)
        {
            var part = Money.Min(payment.Amount, amount);
            if (!part.IsPositive) continue;
            amount -= part;
            yield return payment with { Amount = part };
        }
    }

    /// <summary>A payment of a name of its own, which the provider can still give back by the name it knows.</summary>
    private static Payment Named(Payment payment, RegistrationState from, int index) =>
        payment with { Id = PaymentId.Parse($"carried-{from.Id}-{index + 1}"), Origin = payment.Origin ?? payment.Id };
}
