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
        RegistrationId Id, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Money? Shown) : RegistrationCommand
    {
        /// <summary>Whether anyone waits: then every free seat is theirs, and whoever comes new joins the end of the list.</summary>
        public bool SomeoneWaits { get; init; }

        /// <summary>What the registrant chose for the case that there are not enough seats.</summary>
        public WhenFull WhenFull { get; init; }

        /// <summary>How many registrations wait already.</summary>
        public int Waiting { get; init; }

        /// <summary>The registration that waits for the rest of the form, should it be split.</summary>
        public RegistrationId? Rest { get; init; }
    }
}

public abstract partial record RegistrationEvent
{
    public sealed record RegistrationPlaced(
        RegistrationId Id, OfferingId Offering, RegistrationForm Form, ValueList<SeatNumber> Seats, CodeUse? CodeUse, Quote Quote,
        CancellationPolicy Policy, Instant HeldUntil, Instant At) : RegistrationEvent
    {
        /// <summary>The registration of those of the same form for whom there were no seats, and who wait; null unless the form was split.</summary>
        public RegistrationId? Rest { get; init; }
    }

    public sealed record RegistrationConfirmed(Instant At) : RegistrationEvent;
}

/// <summary>What a registrant chooses for the case that there are fewer seats than people on the form.</summary>
public enum WhenFull
{
    /// <summary>To be told, and to decide then: no seat is taken and nobody waits.</summary>
    Ask,

    /// <summary>All of them wait together.</summary>
    Wait,

    /// <summary>Those for whom there are seats take them, in the order of the form; the rest wait.</summary>
    Split,
}

/// <summary>Taking seats: the form is looked at, the price frozen, and the same form sent again makes nothing new.</summary>
internal static class Placing
{
    internal static Ruling<RegistrationEvent> Place(Offering offering, PlaceRegistration place, Instant now)
    {
        if (offering.Details.Entry.Admission is not null) return new EntryIsByApplication();
        if (offering.ClosedAt(now) is { } closed) return closed;
        var today = offering.Zone.DateAt(now);
        if (FormRules.Check(offering, place.Form).Concat(BillingRules.Check(offering, place.Form, today)).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var priced = Pricing.Quote(offering, place.Form, now);
        if (priced is Priced.Refused refused) return refused.Why;
        var (quote, code) = (Priced.At)priced;
        if (place.Shown is { } shown && shown != quote.Total) return new PriceChanged(shown, quote.Total);
        var places = offering.Details.Entry.PlacesFor(place.Form.Entrants.Count);
        var seats = Seats(offering, place, code, today);
        if (seats.Count < places && !MayWait(offering, place, places)) return new OfferingFull(seats.Count);
        if (code is not null && !IsFree(offering, code, place.CodeUse)) return new CodeAlreadyUsed(code);
        var use = code is null ? null : place.CodeUse;
        if (seats.Count >= places) return Taken(offering, Placed(offering, place, place.Form, [.. seats.Take(places)], use, quote, now));
        return place is { WhenFull: WhenFull.Split, Rest: { } rest } && seats.Count > 0 && offering.Details.Entry is Entry.Open
            ? Taken(offering, Placed(offering, place, Splitting.First(place.Form, seats.Count), seats, use, Splitting.First(quote, seats.Count), now) with { Rest = rest })
            : new RegistrationWaitlisted(place.Id, offering.Id, place.Form, places, use, quote, offering.Details.Policy, now);
    }

    /// <summary>The seats that whoever places may take: while someone waits, only those that their own code keeps back.</summary>
    private static ValueList<SeatNumber> Seats(Offering offering, PlaceRegistration place, string? code, LocalDate today)
    {
        var own = place.SomeoneWaits ? SeatBlocks.Of(offering.Details, today, code) : [];
        return [.. place.Seats.Where(seat => place.SomeoneWaits ? own.Contains(seat) : SeatBlocks.MayTake(offering.Details, today, seat, code))];
    }

    private static bool MayWait(Offering offering, PlaceRegistration place, int places) =>
        place.WhenFull != WhenFull.Ask && place.Form.Scholarship is null && places <= offering.Details.Capacity
        && offering.Details.WaitingList is { } rule && place.Waiting < rule.MostWaiting;

    private static RegistrationPlaced Placed(
        Offering offering, PlaceRegistration place, RegistrationForm form, ValueList<SeatNumber> seats, CodeUse? use, Quote quote, Instant now) => new(
        place.Id, offering.Id, form, seats, use, quote, offering.Details.Policy, form.Scholarship is null ? HoldFor(offering, form.Billing, now) : Scholarships.HeldUntil(offering, form, now), now);

    private static Ruling<RegistrationEvent> Taken(Offering offering, RegistrationPlaced placed)
    {
        if (!placed.Quote.Total.IsPositive) return (ValueList<RegistrationEvent>)[placed, new RegistrationConfirmed(placed.At)];
        return placed.Form is not { Billing.Method: PaymentMethod.Check, Scholarship: null } ? placed
            : (ValueList<RegistrationEvent>)[placed, Invoicing.Issue(placed.Id, placed.Quote.Total, offering.Zone.DateAt(placed.HeldUntil).PlusDays(-1), placed.At)];
    }

    /// <summary>Seats are held as long as the quote of whoever is billed holds; for whoever pays by card, as long as the payment page lives.</summary>
    internal static Instant HoldFor(Offering offering, Billing? billing, Instant now) =>
        billing is null || offering.Payments.QuoteHoldsThrough(offering.Zone.DateAt(now), offering.FirstDay) is not { } last
            ? now + Duration.FromMinutes(offering.Details.HoldMinutes)
            : offering.Zone.At(last.PlusDays(1).AtMidnight());

    private static bool IsFree(Offering offering, string code, CodeUse? use) =>
        use?.Code == code && offering.Details.Prices.Codes.Any(known => known.Code == code && use.Use <= known.Uses);

    internal static bool IsSameForm(Offering offering, RegistrationState one, PlaceRegistration place) =>
        one.Registrar == place.Form.Registrar && one.Billing == place.Form.Billing
        && (one.Code?.Code ?? "") == PriceCode.Normalize(place.Form.Code)
        && one.Scholarship?.Request == place.Form.Scholarship
        && (one.Participants.Count == place.Form.Entrants.Count || (one.Rest is not null && one.Participants.Count < place.Form.Entrants.Count))
        && one.Participants.Zip(place.Form.Entrants).All(pair => IsSame(offering, one, pair.First, pair.Second));

    private static bool IsSame(Offering offering, RegistrationState one, Participant participant, Entrant entrant)
    {
        var chosen = one.Quote.Lines.FirstOrDefault(line => line.Participant == participant.Number && line.Rule is PriceRule.Scale)?.Amount;
        return participant.Person == entrant.Person && participant.Answers == entrant.Answers
            && (offering.Details.Prices.Scale is null || chosen == entrant.Chosen);
    }
}
