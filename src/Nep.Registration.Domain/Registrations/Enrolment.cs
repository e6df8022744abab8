using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Whoever was chosen takes the place: a registration like any other, at the price of the offering's admission.</summary>
    /// <param name="Seats">Seats found free.</param>
    public sealed record PlaceEnrolled(ApplicationId Application, Registrar Registrar, ValueList<Person> People, ValueList<SeatNumber> Seats) : RegistrationCommand
    {
        /// <summary>What the applicant said they need to take part fully: it goes with them, for whoever arranges access.</summary>
        public ValueList<Answer> Needs { get; init; }
    }
}

public abstract partial record RegistrationEvent
{
    /// <param name="Parts">Null where nothing is to pay.</param>
    public sealed record EnrolmentArrived(ApplicationId Application, PaymentParts? Parts) : RegistrationEvent;
}

/// <summary>
/// The registration that an application comes to. With a deposit its seats are held until that is paid; otherwise they are theirs at once. Placing
/// it again changes nothing, since its number is the application's.
/// </summary>
internal static class Enrolment
{
    public static Ruling<RegistrationEvent> Place(Offering offering, RegistrationState? known, PlaceEnrolled place, Instant now)
    {
        if (known is not null) return known.Application == place.Application ? Ruling<RegistrationEvent>.Nothing : new FormAlreadyUsed();
        if (offering.Details.Entry.Admission is not { } rule || offering.Status == OfferingStatus.Draft) return new OfferingNotFound();
        if (offering.Status == OfferingStatus.Cancelled) return new OfferingIsCancelled();
        if (now >= offering.Ends) return new RegistrationIsClosed(offering.Sessions[^1].Ends, offering.Zone);
        var places = offering.Details.Entry.PlacesFor(place.People.Count);
        if (place.Seats.Count < places) return new OfferingFull(place.Seats.Count);
        var form = new RegistrationForm(place.Registrar, [.. place.People.Select((person, i) => new Entrant(person, i == Who(place) ? place.Needs : []))], "", offering.Details.TermsVersion);
        var held = rule.Tuition.DueAtOnce.IsPositive;
        var placed = new RegistrationPlaced(
            place.Application.Registration, offering.Id, form, [.. place.Seats.Take(places)], null, Quote(rule.Tuition, now), offering.Details.Policy,
            held ? DepositUntil(offering, rule, now) : now, now);
        var arrived = new EnrolmentArrived(place.Application, rule.Tuition.Total.IsPositive ? new PaymentParts(rule.Tuition.DueAtOnce, rule.Tuition.DatedFrom(offering.Zone.DateAt(now))) : null);
        return held ? Ruling<RegistrationEvent>.Of(placed, arrived) : Ruling<RegistrationEvent>.Of(placed, arrived, new RegistrationConfirmed(now));
    }

    /// <summary>The applicant's place among those who come; the first where the applicant does not.</summary>
    private static int Who(PlaceEnrolled place) => Math.Max(0, place.People.ToList().FindIndex(person => person.Email == place.Registrar.Email));

    /// <summary>Until five in the afternoon of the last day, never past the start.</summary>
    private static Instant DepositUntil(Offering offering, AdmissionRule rule, Instant now)
    {
        var days = rule.Tuition is Tuition.InParts parts ? parts.DepositDays : 0;
        var until = Admission.After(offering, now, days);
        return offering.Starts > now ? Instant.Min(until, offering.Starts) : until;
    }

    private static Quote Quote(Tuition tuition, Instant now) => new(
        tuition switch
        {
            Tuition.Free => [],
            Tuition.Sponsored sponsored => [new QuoteLine(QuoteLine.Everyone, new PriceRule.Sponsored(sponsored.Sponsor), Money.Zero)],
            Tuition.InParts or Tuition.Yearly => [new QuoteLine(QuoteLine.Everyone, new PriceRule.Tuition(), tuition.Total)],
            _ => throw new UnreachableException(),
        },
        now);
}
