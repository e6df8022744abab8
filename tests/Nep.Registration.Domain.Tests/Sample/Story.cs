namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>People, forms and events of one registration.</summary>
internal static class Story
{
    public static readonly RegistrationId Id = RegistrationId.Parse("7K3M9QX2T4V6W8Y0");

    public static readonly PaymentId First = PaymentId.Parse("pi_first");

    public static readonly PaymentId Second = PaymentId.Parse("pi_second");

    public static readonly ParticipantNumber One = new(1);

    public static readonly Person Maya = new("Maya Ortiz", EmailAddress.Parse("maya@oakland.example"), "she/her");

    public static readonly Person Sam = new("Sam Lee", EmailAddress.Parse("sam@oakland.example"));

    public static readonly Person Noor = new("Noor Haddad", EmailAddress.Parse("noor@oakland.example"));

    public static readonly Actor Fay = new Actor.Staff(EmailAddress.Parse("fay@nep.example"));

    public static readonly Registrar MayaRegisters = new(Maya.Name, Maya.Email, "Oakland Unified", "en");

    public static readonly Registrar OfficeRegisters = new("Front Office", EmailAddress.Parse("office@oakland.example"), "Oakland Unified", "en");

    public static Entrant Coming(Person person, Money? chosen = null) => new(person, [new Answer("role", "Teacher")], chosen);

    public static RegistrationForm Form(params Person[] people) => FormFor(MayaRegisters, people);

    public static RegistrationForm FormFor(Registrar registrar, params Person[] people) =>
        new(registrar, [.. people.Select(person => Coming(person))], "", "2026-09");

    public static ValueList<SeatNumber> Seats(int count, int from = 1) => [.. Enumerable.Range(from, count).Select(seat => new SeatNumber(seat))];

    public static PlaceRegistration Place(RegistrationForm form, Money? shown = null, CodeUse? code = null) =>
        new(Id, form, Seats(form.Entrants.Count), code, shown);

    public static RegistrationPlaced Placed(Offering offering, RegistrationForm? form = null, Instant? at = null, CodeUse? code = null)
    {
        var (filled, now) = (form ?? Form(Maya), at ?? Clocks.Placed);
        var quote = (Priced.At)Pricing.Quote(offering, filled, now);
        return new(
            Id, offering.Id, filled, Seats(offering.Details.Entry.PlacesFor(filled.Entrants.Count)), code, quote.Quote, offering.Details.Policy,
            now + Duration.FromMinutes(offering.Details.HoldMinutes), now);
    }

    /// <summary>Placed, paid in full ten minutes later, and confirmed.</summary>
    public static RegistrationEvent[] Confirmed(Offering offering, RegistrationForm? form = null, Instant? at = null)
    {
        var placed = Placed(offering, form, at);
        var paid = placed.At + Duration.FromMinutes(10);
        return [placed, new PaymentReceived(First, placed.Quote.Total, paid), new RegistrationConfirmed(paid)];
    }

    public static RegistrationState State(params RegistrationEvent[] events) =>
        events.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;

    public static Offering Offering(params OfferingEvent[] events) => events.Aggregate((Offering?)null, OfferingFold.Evolve)!;
}
