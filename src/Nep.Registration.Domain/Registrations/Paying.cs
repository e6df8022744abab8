using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>The registrant goes to the payment page. The first time, the hold starts anew, so that the page can live its 30 minutes.</summary>
    public sealed record OpenCheckout : RegistrationCommand;

    /// <summary>The provider says that money came.</summary>
    /// <param name="FreeSeats">Seats found free, in case the hold had run out.</param>
    public sealed record RecordPayment(PaymentId Payment, Money Amount, ValueList<SeatNumber> FreeSeats) : RegistrationCommand
    {
        /// <summary>The check or transfer that staff hold in their hands; null for a notice of the provider's.</summary>
        public HandPayment? ByHand { get; init; }
    }

    public sealed record ReleaseHold : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record CheckoutOpened(Instant HeldUntil) : RegistrationEvent;

    public sealed record PaymentReceived(PaymentId Payment, Money Amount, Instant At) : RegistrationEvent
    {
        public HandPayment? ByHand { get; init; }
    }

    /// <summary>Paid after the hold ran out, with seats still free: theirs at the quoted price.</summary>
    public sealed record RegistrationReinstated(ValueList<SeatNumber> Seats) : RegistrationEvent;

    public sealed record HoldExpired(Instant At) : RegistrationEvent;
}

/// <summary>Paying for the seats while they are held, late, or not at all.</summary>
internal static class Paying
{
    internal static Ruling<RegistrationEvent> Open(Offering offering, RegistrationState one, Instant now)
    {
        if (one.Status == RegistrationStatus.Confirmed) return one.Balance.IsPositive ? Ruling<RegistrationEvent>.Nothing : new NothingToPay();
        if (one.Status == RegistrationStatus.Cancelled) return new RegistrationHasEnded();
        if (one.Status != RegistrationStatus.Held || now >= one.HeldUntil) return new HoldHasExpired();
        if (one.CheckoutOpened || one.Parts is not null) return Ruling<RegistrationEvent>.Nothing;
        return new CheckoutOpened(Instant.Max(one.HeldUntil, now + Duration.FromMinutes(offering.Details.HoldMinutes)));
    }

    /// <summary>The seats go back, and so does whatever part of the price had come.</summary>
    internal static Ruling<RegistrationEvent> Expire(RegistrationState one, Instant now) =>
        (ValueList<RegistrationEvent>)[
            new HoldExpired(now), .. Refunding.Against(one, one.Paid - one.Refunded, RefundReason.TooLate, now),
            .. Invoicing.CreditDownTo(one, one.Quote.Total with { Cents = 0 }, CreditReason.HoldRanOut, now)];

    internal static Ruling<RegistrationEvent> Receive(Offering offering, RegistrationState one, RecordPayment payment, Instant now)
    {
        if (one.Payments.FirstOrDefault(known => known.Id == payment.Payment) is { } before)
            return payment.ByHand is not null && before.Amount != payment.Amount ? new CheckAlreadyRecorded(before.Amount) : Ruling<RegistrationEvent>.Nothing;
        if (payment.ByHand?.Check(payment.Amount, offering.Zone.DateAt(now)) is { Count: > 0 } faults) return new FormFaulty(faults);
        if (!payment.Amount.IsPositive) return Ruling<RegistrationEvent>.Nothing;
        var received = new PaymentReceived(payment.Payment, payment.Amount, now) { ByHand = payment.ByHand };
        var covered = one.ToConfirm <= payment.Amount;
        var places = offering.Details.Entry.PlacesFor(one.Participants.Count);
        var takesPlace = offering.Status == OfferingStatus.Published && now < offering.Ends;
        return one.Status switch
        {
            RegistrationStatus.Held when covered => Ruling<RegistrationEvent>.Of(received, new RegistrationConfirmed(now)),
            RegistrationStatus.Expired when covered && takesPlace && one.Application is null && payment.FreeSeats.Count >= places =>
                (ValueList<RegistrationEvent>)[received, new RegistrationReinstated([.. payment.FreeSeats.Take(places)]), new RegistrationConfirmed(now), .. Invoicing.OweAgain(one)],
            RegistrationStatus.Cancelled when one.InvoiceOpen >= payment.Amount => received,
            RegistrationStatus.Cancelled when one.InvoiceOpen.IsPositive => Ruling<RegistrationEvent>.Of(
                received, new RefundOwed(one.Refunds.Count + 1, payment.Payment, payment.Amount - one.InvoiceOpen, RefundReason.TooLate, now)),
            RegistrationStatus.Expired or RegistrationStatus.Cancelled =>
                Ruling<RegistrationEvent>.Of(received, new RefundOwed(one.Refunds.Count + 1, payment.Payment, payment.Amount, RefundReason.TooLate, now)),
            _ => received,
        };
    }
}
