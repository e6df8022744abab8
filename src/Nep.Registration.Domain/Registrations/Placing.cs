using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Takes seats and freezes the price.</summary>
    /// <param name="Seats">Free seats found, one a person; fewer when the offering is full.</param>
    /// <param name="Shown">The total the registrant last saw; null when they saw none.</param>
    /// <param name="CodeUse">A free use of the form's code; null when it has none left.</param>
    public sealed record PlaceRegistration(
        RegistrationId Id, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Money? Shown) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record RegistrationPlaced(
        RegistrationId Id, OfferingId Offering, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Quote Quote,
        CancellationPolicy Policy, Instant HeldUntil, Instant At) : RegistrationEvent;

    public sealed record RegistrationConfirmed(Instant At) : RegistrationEvent;
}

/// <summary>Taking seats: the form is looked at, the price frozen, and the same form sent again makes nothing new.</summary>
internal static class Placing
{
    internal static Ruling<RegistrationEvent> Place(Offering offering, PlaceRegistration place, Instant now)
    {
        if (offering.ClosedAt(now) is { } closed) return closed;
        var today = offering.Zone.DateAt(now);
        if (FormRules.Check(offering, place.Form).Concat(BillingRules.Check(offering, place.Form, today)).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var priced = Pricing.Quote(offering, place.Form, now);
        if (priced is Priced.Refused refused) return refused.Why;
        var (quote, code) = (Priced.At)priced;
        if (place.Shown is { } shown && shown != quote.Total) return new PriceChanged(shown, quote.Total);
        var places = offering.Details.Entry.PlacesFor(place.Form.Entrants.Count);
        ValueList<SeatNumber> seats = [.. place.Seats.Where(seat => SeatBlocks.MayTake(offering.Details, today, seat, code))];
        if (seats.Count < places) return new OfferingFull(seats.Count);
        if (code is not null && !IsFree(offering, code, place.CodeUse)) return new CodeAlreadyUsed(code);

        var until = place.Form.Scholarship is not null ? Scholarships.HeldUntil(offering, place.Form, now)
            : place.Form.Billing is null || offering.Payments.QuoteHoldsThrough(today, offering.FirstDay) is not { } last
            ? now + Duration.FromMinutes(offering.Details.HoldMinutes)
            : offering.Zone.At(last.PlusDays(1).AtMidnight());
        var placed = new RegistrationPlaced(
            place.Id, offering.Id, place.Form, [.. seats.Take(places)], code is null ? null : place.CodeUse, quote, offering.Details.Policy, until, now);
        if (!quote.Total.IsPositive) return (ValueList<RegistrationEvent>)[placed, new RegistrationConfirmed(now)];
        return place.Form.Billing is not { Method: PaymentMethod.Check } ? placed
            : (ValueList<RegistrationEvent>)[placed, Invoicing.Issue(place.Id, quote.Total, offering.Zone.DateAt(until).PlusDays(-1), now)];
    }

    private static bool IsFree(Offering offering, string code, CodeUse? use) =>
        use?.Code == code && offering.Details.Prices.Codes.Any(known => known.Code == code && use.Use <= known.Uses);

    internal static bool IsSameForm(Offering offering, RegistrationState one, PlaceRegistration place) =>
        one.Registrar == place.Form.Registrar && one.Billing == place.Form.Billing
        && (one.Code?.Code ?? "") == PriceCode.Normalize(place.Form.Code)
        && one.Scholarship?.Request == place.Form.Scholarship
        && one.Participants.Count == place.Form.Entrants.Count
        && one.Participants.Zip(place.Form.Entrants).All(pair => IsSame(offering, one, pair.First, pair.Second));

    private static bool IsSame(Offering offering, RegistrationState one, Participant participant, Entrant entrant)
    {
        var chosen = one.Quote.Lines.FirstOrDefault(line => line.Participant == participant.Number && line.Rule is PriceRule.Scale)?.Amount;
        return participant.Person == entrant.Person && participant.Answers == entrant.Answers
            && (offering.Details.Prices.Scale is null || chosen == entrant.Chosen);
    }
}
