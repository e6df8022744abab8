using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

/// <summary>What is asked of a registration.</summary>
public abstract record RegistrationCommand
{
    private RegistrationCommand() { }

    /// <summary>Takes seats and freezes the price.</summary>
    /// <param name="Seats">Free seats found, one a person; fewer when the offering is full.</param>
    /// <param name="Shown">The total the registrant last saw; null when they saw none.</param>
    /// <param name="CodeUse">A free use of the form's code; null when it has none left.</param>
    public sealed record PlaceRegistration(
        RegistrationId Id, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Money? Shown) : RegistrationCommand;

    /// <summary>The registrant goes to the payment page. The first time, the hold starts anew, so that the page can live its 30 minutes.</summary>
    public sealed record OpenCheckout : RegistrationCommand;

    /// <summary>The provider says that money came.</summary>
    /// <param name="FreeSeats">Seats found free, in case the hold had run out.</param>
    public sealed record RecordPayment(PaymentId Payment, Money Amount, ValueList<SeatNumber> FreeSeats) : RegistrationCommand;

    public sealed record ReleaseHold : RegistrationCommand;

    /// <param name="Refund">What staff decided to give back instead of the policy; null for the policy.</param>
    public sealed record CancelRegistration(EndKind Kind, string Reason, Money? Refund = null) : RegistrationCommand;

    /// <summary>Gives the seat to another person, or mends a name or an address.</summary>
    /// <param name="Override">Staff may do so after the policy's last day.</param>
    public sealed record ChangePerson(ParticipantNumber Number, Person Person, bool Override = false) : RegistrationCommand
    {
        /// <summary>What another person answers to the offering's questions; of no account when the same person is mended.</summary>
        public ValueList<Answer> Answers { get; init; }
    }

    /// <summary>What became of a refund at the provider.</summary>
    public sealed record RecordRefund(int Number, bool Made, string Reference) : RegistrationCommand;

    /// <summary>Someone gave money back at the provider itself, outside this system.</summary>
    /// <param name="Reference">The provider's name for the refund.</param>
    public sealed record RecordOutsideRefund(PaymentId Payment, string Reference, Money Amount) : RegistrationCommand;

    /// <summary>The provider says that a refund did not reach the payer after all.</summary>
    /// <param name="Number">Which refund of ours; null for one made outside, which its reference names.</param>
    public sealed record RecordRefundReturned(PaymentId Payment, string Reference, Money Amount, int? Number, string Reason) : RegistrationCommand;

    /// <summary>The payer asks their bank to take a payment back.</summary>
    public sealed record RecordDispute(PaymentId Payment, string Reference, Money Amount, string Reason) : RegistrationCommand;

    /// <summary>Staff give back what was paid above the price.</summary>
    public sealed record ReturnOverpayment : RegistrationCommand;

    public sealed record IssueCertificate(ParticipantNumber Number, string Code, int Minutes) : RegistrationCommand;
}

/// <summary>What happened to a registration.</summary>
public abstract record RegistrationEvent
{
    private RegistrationEvent() { }

    public sealed record RegistrationPlaced(
        RegistrationId Id, OfferingId Offering, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Quote Quote,
        CancellationPolicy Policy, Instant HeldUntil, Instant At) : RegistrationEvent;

    public sealed record CheckoutOpened(Instant HeldUntil) : RegistrationEvent;

    public sealed record PaymentReceived(PaymentId Payment, Money Amount, Instant At) : RegistrationEvent;

    public sealed record RegistrationConfirmed(Instant At) : RegistrationEvent;

    /// <summary>Paid after the hold ran out, with seats still free: theirs at the quoted price.</summary>
    public sealed record RegistrationReinstated(ValueList<SeatNumber> Seats) : RegistrationEvent;

    public sealed record HoldExpired(Instant At) : RegistrationEvent;

    public sealed record RegistrationCancelled(EndKind Kind, string Reason, Instant At) : RegistrationEvent;

    public sealed record RefundOwed(int Number, PaymentId Payment, Money Amount, RefundReason Reason, Instant At) : RegistrationEvent;

    public sealed record RefundMade(int Number, string Reference, Instant At) : RegistrationEvent;

    /// <summary>The provider would not give the money back, or it did not reach the payer: staff must.</summary>
    /// <param name="Reference">The provider's name for the refund that came back; null when it made none.</param>
    public sealed record RefundFailed(int Number, string Reason, Instant At, string? Reference = null) : RegistrationEvent;

    /// <summary>Money went back that this system had not sent: someone did it at the provider.</summary>
    public sealed record RefundMadeOutside(int Number, PaymentId Payment, Money Amount, string Reference, Instant At) : RegistrationEvent;

    /// <summary>The payer's bank wants the money back: staff must answer it at the provider. The seats stay.</summary>
    public sealed record PaymentDisputed(PaymentId Payment, Money Amount, string Reference, string Reason, Instant At) : RegistrationEvent;

    /// <summary><paramref name="Substituted"/>: another name at another address; otherwise the same person's name or address was mended.</summary>
    public sealed record PersonChanged(ParticipantNumber Number, Person Person, bool Substituted) : RegistrationEvent
    {
        /// <summary>The other person's own answers; none in what was written before they were asked.</summary>
        public ValueList<Answer> Answers { get; init; }
    }

    public sealed record CertificateIssued(ParticipantNumber Number, Certificate Certificate) : RegistrationEvent;

    /// <summary>A person settled a letter that was in doubt: it had arrived, or it was sent once more.</summary>
    public sealed record LetterSettled(LetterKey Letter, bool Arrived, string Reason) : RegistrationEvent;
}

/// <summary>The rules of a registration's life: held, confirmed, expired, cancelled; paid, refunded; attended.</summary>
public static class RegistrationDecider
{
    public static Ruling<RegistrationEvent> Decide(Offering offering, RegistrationState? state, RegistrationCommand command, Instant now) =>
        (state, command) switch
        {
            (null, PlaceRegistration place) => Place(offering, place, now),
            (null, _) => new RegistrationNotFound(),
            ({ } one, PlaceRegistration place) => IsSameForm(offering, one, place) ? Ruling<RegistrationEvent>.Nothing : new FormAlreadyUsed(),
            ({ } one, OpenCheckout) => Open(offering, one, now),
            ({ } one, RecordPayment payment) => Receive(offering, one, payment, now),
            ({ Status: RegistrationStatus.Held } one, ReleaseHold) when now >= one.HeldUntil => Expire(one, now),
            (_, ReleaseHold) => Ruling<RegistrationEvent>.Nothing,
            ({ } one, CancelRegistration cancel) => Cancel(offering, one, cancel, now),
            ({ } one, ChangePerson change) => Change(offering, one, change, now),
            ({ } one, RecordRefund refund) => Settle(one, refund, now),
            ({ } one, RecordOutsideRefund refund) => ProviderNotices.Decide(one, refund, now),
            ({ } one, RecordRefundReturned refund) => ProviderNotices.Decide(one, refund, now),
            ({ } one, RecordDispute dispute) => ProviderNotices.Decide(one, dispute, now),
            ({ } one, ReturnOverpayment) => GiveBackOverpaid(one, now),
            ({ } one, IssueCertificate issue) => Certify(one, issue, now),
            _ => throw new UnreachableException(),
        };

    private static Ruling<RegistrationEvent> Place(Offering offering, PlaceRegistration place, Instant now)
    {
        if (offering.ClosedAt(now) is { } closed) return closed;
        if (FormRules.Check(offering, place.Form) is { Count: > 0 } faults) return new FormFaulty(faults);
        var priced = Pricing.Quote(offering, [.. place.Form.Entrants.Select(one => one.Chosen)], place.Form.Code, now);
        if (priced is Priced.Refused refused) return refused.Why;
        var (quote, code) = (Priced.At)priced;
        if (place.Shown is { } shown && shown != quote.Total) return new PriceChanged(shown, quote.Total);
        if (place.Seats.Count < place.Form.Entrants.Count) return new OfferingFull(place.Seats.Count);
        if (code is not null && !IsFree(offering, code, place.CodeUse)) return new CodeAlreadyUsed(code);

        var until = now + Duration.FromMinutes(offering.Details.HoldMinutes);
        var placed = new RegistrationPlaced(
            place.Id, offering.Id, place.Form, [.. place.Seats.Take(place.Form.Entrants.Count)], code is null ? null : place.CodeUse, quote, offering.Details.Policy, until, now);
        return quote.Total.IsPositive ? placed : (ValueList<RegistrationEvent>)[placed, new RegistrationConfirmed(now)];
    }

    private static bool IsFree(Offering offering, string code, CodeUse? use) =>
        use?.Code == code && offering.Details.Prices.Codes.Any(known => known.Code == code && use.Use <= known.Uses);

    private static bool IsSameForm(Offering offering, RegistrationState one, PlaceRegistration place) =>
        one.Registrar == place.Form.Registrar
        && (one.Code?.Code ?? "") == PriceCode.Normalize(place.Form.Code)
        && one.Participants.Count == place.Form.Entrants.Count
        && one.Participants.Zip(place.Form.Entrants).All(pair => IsSame(offering, one, pair.First, pair.Second));

    private static bool IsSame(Offering offering, RegistrationState one, Participant participant, Entrant entrant)
    {
        var chosen = one.Quote.Lines.FirstOrDefault(line => line.Participant == participant.Number && line.Rule is PriceRule.Scale)?.Amount;
        return participant.Person == entrant.Person && participant.Answers == entrant.Answers
            && (offering.Details.Prices.Scale is null || chosen == entrant.Chosen);
    }

    private static Ruling<RegistrationEvent> Open(Offering offering, RegistrationState one, Instant now)
    {
        if (one.Status == RegistrationStatus.Confirmed) return new NothingToPay();
        if (one.Status == RegistrationStatus.Cancelled) return new RegistrationHasEnded();
        if (one.Status != RegistrationStatus.Held || now >= one.HeldUntil) return new HoldHasExpired();
        if (one.CheckoutOpened) return Ruling<RegistrationEvent>.Nothing;
        return new CheckoutOpened(Instant.Max(one.HeldUntil, now + Duration.FromMinutes(offering.Details.HoldMinutes)));
    }

    /// <summary>The seats go back, and so does whatever part of the price had come.</summary>
    private static Ruling<RegistrationEvent> Expire(RegistrationState one, Instant now) =>
        (ValueList<RegistrationEvent>)[new HoldExpired(now), .. Against(one, one.Paid - one.Refunded, RefundReason.TooLate, now)];

    private static Ruling<RegistrationEvent> Receive(Offering offering, RegistrationState one, RecordPayment payment, Instant now)
    {
        if (!payment.Amount.IsPositive || one.Payments.Any(known => known.Id == payment.Payment)) return Ruling<RegistrationEvent>.Nothing;
        var received = new PaymentReceived(payment.Payment, payment.Amount, now);
        var covered = one.Balance <= payment.Amount;
        var takesPlace = offering.Status == OfferingStatus.Published && now < offering.Ends;
        return one.Status switch
        {
            RegistrationStatus.Held when covered => Events(received, new RegistrationConfirmed(now)),
            RegistrationStatus.Expired when covered && takesPlace && payment.FreeSeats.Count >= one.Participants.Count =>
                Events(received, new RegistrationReinstated([.. payment.FreeSeats.Take(one.Participants.Count)]), new RegistrationConfirmed(now)),
            RegistrationStatus.Expired or RegistrationStatus.Cancelled =>
                Events(received, new RefundOwed(one.Refunds.Count + 1, payment.Payment, payment.Amount, RefundReason.TooLate, now)),
            _ => received,
        };
    }

    private static Ruling<RegistrationEvent> Cancel(Offering offering, RegistrationState one, CancelRegistration cancel, Instant now)
    {
        if (one.Status is RegistrationStatus.Cancelled or RegistrationStatus.Expired) return Ruling<RegistrationEvent>.Nothing;
        if (cancel.Kind == EndKind.ByRegistrant && now >= offering.Starts) return new TooLateToCancel();
        if (cancel.Kind == EndKind.ByStaff && string.IsNullOrWhiteSpace(cancel.Reason)) return new ReasonMissing();
        if (OfferingRules.Reason(cancel.Reason).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var decided = cancel.Kind == EndKind.ByStaff ? cancel.Refund : null;
        var back = Money.Min(decided ?? RefundOn(offering, one, cancel.Kind, now), one.Paid - one.Refunded);
        var reason = cancel.Kind == EndKind.WithOffering ? RefundReason.OfferingCancelled
            : decided is null ? RefundReason.Cancelled : RefundReason.Decided;
        return (ValueList<RegistrationEvent>)[new RegistrationCancelled(cancel.Kind, cancel.Reason.Trim(), now), .. Against(one, back, reason, now)];
    }

    /// <summary>
    /// What cancelling now would give back: in full with the offering, or while the seats are only held; otherwise by the policy frozen with
    /// the registration. What was paid above the price always goes back.
    /// </summary>
    public static Money RefundOn(Offering offering, RegistrationState one, EndKind kind, Instant now)
    {
        var paid = one.Paid - one.Refunded;
        if (kind == EndKind.WithOffering || one.Status == RegistrationStatus.Held) return paid;
        var price = Money.Min(paid, one.Quote.Total);
        return paid - price + one.Policy.RefundOn(offering.Zone.DateAt(now), offering.FirstDay, price);
    }

    /// <summary>The seats stay, and so does what they cost. An ended registration has no price to be above.</summary>
    private static Ruling<RegistrationEvent> GiveBackOverpaid(RegistrationState one, Instant now) =>
        one.Status == RegistrationStatus.Confirmed ? Against(one, -one.Balance, RefundReason.Decided, now).ToValueList() : new NotConfirmed();

    /// <summary>Takes an amount out of the payments, the oldest first, never more from one than is left of it.</summary>
    private static IEnumerable<RegistrationEvent> Against(RegistrationState one, Money amount, RefundReason reason, Instant now)
    {
        var number = one.Refunds.Count;
        foreach (var payment in one.Payments)
        {
            var part = Money.Min(payment.Amount - one.RefundedOf(payment), amount);
            if (!part.IsPositive) continue;
            amount -= part;
            yield return new RefundOwed(++number, payment.Id, part, reason, now);
        }
    }

    private static Ruling<RegistrationEvent> Change(Offering offering, RegistrationState one, ChangePerson change, Instant now)
    {
        if (!one.HasSeats) return new RegistrationHasEnded();
        if (one.Participant(change.Number) is not { } participant) return new RegistrationNotFound();
        var field = $"people[{change.Number.Value - 1}]";
        if (FormRules.Person(field, change.Person) is { Count: > 0 } faults) return new FormFaulty(faults);
        if (participant.Person == change.Person) return Ruling<RegistrationEvent>.Nothing;
        var substituted = participant.Person.Email != change.Person.Email && !IsSameName(participant.Person.Name, change.Person.Name);
        var late = substituted && !change.Override && !one.Policy.AllowsSubstitutionOn(offering.Zone.DateAt(now), offering.FirstDay);
        if (late || (substituted && now >= offering.Starts && !change.Override)) return new TooLateToSubstitute(one.Policy.SubstituteUntilDays);
        if (!substituted) return Mend(participant, change, now);
        return FormRules.Answers(offering, change.Answers, field) is { Count: > 0 } unanswered
            ? new FormFaulty(unanswered)
            : new PersonChanged(change.Number, change.Person, true) { Answers = change.Answers };
    }

    /// <summary>A name that is corrected is corrected on the certificate too.</summary>
    private static Ruling<RegistrationEvent> Mend(Participant participant, ChangePerson change, Instant now)
    {
        var mended = new PersonChanged(change.Number, change.Person, false);
        if (participant.Certificate is not { } held || held.Name == change.Person.Name) return mended;
        return Events(mended, new CertificateIssued(change.Number, held with { Name = change.Person.Name, At = now, Issue = held.Issue + 1 }));
    }

    private static bool IsSameName(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Ruling<RegistrationEvent> Settle(RegistrationState one, RecordRefund refund, Instant now) =>
        one.Refunds.FirstOrDefault(known => known.Number == refund.Number) switch
        {
            null => new RegistrationNotFound(),
            { Outcome: RefundState.Made } => Ruling<RegistrationEvent>.Nothing,
            { Outcome: RefundState.Failed } failed when !refund.Made || failed.Reference == refund.Reference => Ruling<RegistrationEvent>.Nothing,
            _ => refund.Made ? new RefundMade(refund.Number, refund.Reference, now) : new RefundFailed(refund.Number, refund.Reference, now),
        };

    private static Ruling<RegistrationEvent> Certify(RegistrationState one, IssueCertificate issue, Instant now)
    {
        if (one.Status != RegistrationStatus.Confirmed) return new NotConfirmed();
        if (one.Participant(issue.Number) is not { } participant) return new RegistrationNotFound();
        if (participant.Certificate is { } held && held.Minutes == issue.Minutes && held.Name == participant.Person.Name)
            return Ruling<RegistrationEvent>.Nothing;
        var number = (participant.Certificate?.Issue ?? 0) + 1;
        return new CertificateIssued(issue.Number, new Certificate(issue.Code, participant.Person.Name, issue.Minutes, now, number));
    }

    private static Ruling<RegistrationEvent> Events(params ReadOnlySpan<RegistrationEvent> events) => ValueList.Create(events);
}
