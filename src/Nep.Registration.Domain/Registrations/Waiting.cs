using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Seats are offered to a registration that waits.</summary>
    /// <param name="Seats">Free seats found, one a person.</param>
    /// <param name="Passed">Who ahead on the list was passed over.</param>
    /// <param name="Reason">Why staff offer out of order; null for an offer by the list's own rules.</param>
    public sealed record OfferSeats(ValueList<SeatNumber> Seats, ValueList<PassedOver> Passed, string? Reason = null) : RegistrationCommand;

    /// <summary>Takes the offered seats when there is nothing to pay; where there is, paying takes them.</summary>
    public sealed record AcceptOffer : RegistrationCommand;

    /// <summary>Staff set a waiting registration aside, so that it is passed over, or take that back.</summary>
    public sealed record SetAside(string Reason, bool TakenBack = false) : RegistrationCommand;

    /// <summary>The program begins: whoever still waits is told that no seat came.</summary>
    public sealed record EndWaiting : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    /// <summary>Joined the waiting list: everything is agreed but the seats.</summary>
    /// <param name="Places">How many seats it needs: one a person, or one for a team.</param>
    public sealed record RegistrationWaitlisted(
        RegistrationId Id, OfferingId Offering, RegistrationForm Form, int Places, CodeUse? CodeUse, Quote Quote, CancellationPolicy Policy, Instant At)
        : RegistrationEvent
    {
        /// <summary>The registration of those of the same form for whom there were seats.</summary>
        public RegistrationId? SplitFrom { get; init; }
    }

    public sealed record SeatsOffered(
        ValueList<SeatNumber> Seats, Instant Until, Instant? Remind, ValueList<PassedOver> Passed, string? Reason, Instant At) : RegistrationEvent;

    /// <summary>Whoever is billed took the offered seats: they are held as long as the quote holds.</summary>
    public sealed record OfferTaken(Instant HeldUntil, Instant At) : RegistrationEvent;

    /// <param name="Reason">Null when it was taken back.</param>
    public sealed record WaitingSetAside(string? Reason, Instant At) : RegistrationEvent;

    public sealed record WaitingEnded(Instant At) : RegistrationEvent;
}

/// <summary>A registration's place on the waiting list.</summary>
/// <param name="Places">How many seats it needs, all at once.</param>
/// <param name="SetAside">Why staff set it aside; null when they did not.</param>
public sealed record WaitingPlace(Instant Since, int Places, string? SetAside = null);

/// <summary>Seats that were offered to whoever waited.</summary>
/// <param name="Until">When the offer runs out.</param>
/// <param name="Remind">When whoever has not answered is reminded; null for never.</param>
public sealed record SeatOffer(Instant At, Instant Until, Instant? Remind)
{
    /// <summary>When whoever is billed took it; null while it is open, and for whoever pays by card.</summary>
    public Instant? Taken { get; init; }
}

/// <summary>The offer has something to pay, so it is accepted by paying.</summary>
public sealed record OfferNeedsPayment(Money Amount) : Refusal;

/// <summary>The registration does not wait for seats.</summary>
public sealed record NotWaiting : Refusal;

/// <summary>Seats can no longer be offered: the program is cancelled or about to begin.</summary>
public sealed record TooLateToOffer : Refusal;

/// <summary>Waiting for seats, being offered them, and taking them.</summary>
internal static class Waiting
{
    internal static Ruling<RegistrationEvent> Offer(Offering offering, RegistrationState one, OfferSeats offer, Instant now)
    {
        if (one.Offer is not null && one.HasSeats) return Ruling<RegistrationEvent>.Nothing;
        if (one.Status != RegistrationStatus.Waiting || offering.Details.WaitingList is not { } rule) return new NotWaiting();
        if (offer.Reason is { } reason && string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (OfferingRules.Reason(offer.Reason ?? "").ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        if (!Promotions.AreOpen(offering, now)) return new TooLateToOffer();
        var places = one.Waiting!.Places;
        if (offer.Seats.Count < places) return new OfferingFull(offer.Seats.Count);
        var until = Promotions.Until(offering, rule, now);
        return new SeatsOffered(
            [.. offer.Seats.Take(places)], until, Promotions.Remind(offering, rule, now, until), offer.Passed, offer.Reason?.Trim(), now);
    }

    /// <summary>At the instant at which an offer runs out it is over: either it is accepted before, or it runs out.</summary>
    internal static Ruling<RegistrationEvent> Accept(Offering offering, RegistrationState one, Instant now) => one switch
    {
        { Status: RegistrationStatus.Confirmed } or { HasSeats: true, Offer.Taken: not null } => Ruling<RegistrationEvent>.Nothing,
        { Status: RegistrationStatus.Waiting } => new NotWaiting(),
        { Status: RegistrationStatus.Cancelled } => new RegistrationHasEnded(),
        { Status: RegistrationStatus.Expired } => new HoldHasExpired(),
        _ when now >= one.HeldUntil => new HoldHasExpired(),
        { Balance.IsPositive: true, Billing: { } billing } => Take(offering, one, billing, now),
        { Balance.IsPositive: true } => new OfferNeedsPayment(one.Balance),
        _ => new RegistrationConfirmed(now),
    };

    private static Ruling<RegistrationEvent> Take(Offering offering, RegistrationState one, Billing billing, Instant now)
    {
        var taken = new OfferTaken(Instant.Max(one.HeldUntil, Placing.HoldFor(offering, billing, now)), now);
        return billing.Method != PaymentMethod.Check ? taken
            : (ValueList<RegistrationEvent>)[taken, Invoicing.Issue(one.Id, one.Quote.Total, offering.Zone.DateAt(taken.HeldUntil).PlusDays(-1), now)];
    }

    internal static Ruling<RegistrationEvent> SetAside(RegistrationState one, SetAside aside, Instant now)
    {
        if (one.Waiting is not { } waiting || one.Status != RegistrationStatus.Waiting) return new NotWaiting();
        if (aside.TakenBack) return waiting.SetAside is null ? Ruling<RegistrationEvent>.Nothing : new WaitingSetAside(null, now);
        if (Reasons.Refuse(aside.Reason) is { } unreasoned) return unreasoned;
        return waiting.SetAside == aside.Reason.Trim() ? Ruling<RegistrationEvent>.Nothing : new WaitingSetAside(aside.Reason.Trim(), now);
    }

    internal static Ruling<RegistrationEvent> End(Offering offering, RegistrationState one, Instant now) =>
        one.Status == RegistrationStatus.Waiting && now >= offering.Starts
            ? (ValueList<RegistrationEvent>)[new WaitingEnded(now), .. Refunding.Against(one, one.Paid - one.Refunded, RefundReason.TooLate, now)]
            : Ruling<RegistrationEvent>.Nothing;

    internal static RegistrationState Waitlisted(RegistrationWaitlisted e) => new()
    {
        Id = e.Id,
        Offering = e.Offering,
        Placed = e.At,
        Status = RegistrationStatus.Waiting,
        Registrar = e.Form.Registrar,
        Participants = [.. e.Form.Entrants.Select((entrant, i) => new Participant(new ParticipantNumber(i + 1), entrant.Person, entrant.Answers, null))],
        Quote = e.Quote,
        Policy = e.Policy,
        TermsVersion = e.Form.TermsVersion,
        HeldUntil = e.At,
        Code = e.CodeUse,
        Billing = e.Form.Billing,
        Waiting = new WaitingPlace(e.At, e.Places),
        SplitFrom = e.SplitFrom,
    };

    internal static RegistrationState Offered(RegistrationState one, SeatsOffered e) => one with
    {
        Status = RegistrationStatus.Held,
        HeldUntil = e.Until,
        CheckoutOpened = false,
        Offer = new SeatOffer(e.At, e.Until, e.Remind),
        Participants = [.. one.Participants.Select((person, i) => person with { Seat = RegistrationFold.SeatOf(e.Seats, i) })],
    };
}
