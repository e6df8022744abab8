using System.Text;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Tests.Letters;

/// <summary>One online and one in-person offering, and the registrations in them, as they would really be.</summary>
internal static class Samples
{
    public static readonly SiteLinks Links = new(new Uri("https://register.example.org/"), new LinkSecrets(Encoding.ASCII.GetBytes(new string('k', 32))));

    public static readonly Instant Placed = Instant.FromUtc(2027, 1, 12, 18, 12);
    public static readonly Instant Ended = Instant.FromUtc(2027, 2, 1, 17, 0);

    public static readonly CancellationPolicy Virtual = new("Virtual policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], 0);
    public static readonly CancellationPolicy InPerson = new("In-person policy", [new RefundTier(30, 100, Money.Usd(100)), new RefundTier(16, 50, Money.Zero)], 2);

    /// <summary>Four Thursdays, two on each side of the change to daylight saving time on March 14, 2027.</summary>
    public static Offering Online { get; } = Published("coaching-for-equity-2027-03", new OfferingDetails
    {
        Program = "Coaching for Equity",
        Title = "Coaching for Equity Institute",
        Zone = Zone.Parse("America/Los_Angeles"),
        Sessions = [Meet(1, "Seeing", new(2027, 3, 4)), Meet(2, "Listening", new(2027, 3, 11)), Meet(3, "Asking", new(2027, 3, 18)), Meet(4, "Practice", new(2027, 3, 25))],
        Capacity = 40,
        Prices = new PriceList(Money.Usd(895)),
        Policy = Virtual,
        Closes = new LocalDateTime(2027, 3, 4, 9, 0),
        Contact = EmailAddress.Parse("institutes@example.org"),
        Reminders =
        [
            new ReminderRule.BeforeFirstSession("week", 7, new LocalTime(9, 0)), new ReminderRule.BeforeFirstSession("day", 1, new LocalTime(9, 0)),
            new ReminderRule.BeforeEachOnlineSession("hour", 60), new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(9, 0)),
        ],
    });

    /// <summary>Three days, the clocks going back on the second night (November 7, 2027).</summary>
    public static Offering InChicago { get; } = Published("liberatory-design-2027-11", new OfferingDetails
    {
        Program = "Liberatory Design",
        Title = "Liberatory Design Institute",
        Zone = Zone.Parse("America/Chicago"),
        Sessions = [Day(1, new(2027, 11, 5)), Day(2, new(2027, 11, 6)), Day(3, new(2027, 11, 8))],
        Capacity = 60,
        Prices = new PriceList(Money.Usd(1350)),
        Policy = InPerson,
        Closes = new LocalDateTime(2027, 11, 1, 17, 0),
        Contact = EmailAddress.Parse("institutes@example.org"),
        Reminders = [new ReminderRule.BeforeFirstSession("month", 30, new LocalTime(9, 0)), new ReminderRule.BeforeFirstSession("day", 1, new LocalTime(9, 0))],
    });

    public static readonly Person Rosa = new("Rosa Delgado", EmailAddress.Parse("rosa@westside.example.org"), "she, ella");
    public static readonly Person Malik = new("Malik Thompson", EmailAddress.Parse("malik@westside.example.org"));
    public static readonly Person Siobhan = new("Siobhán O’Neill-Ávila", EmailAddress.Parse("siobhan@northside.example.org"));

    /// <summary>Rosa registers herself and Malik, and pays.</summary>
    public static RegistrationState Together(string language) => Fold(
        Place("7K2M49QX0ABCDEFG", Online, new Registrar(Rosa.Name, Rosa.Email, "Westside Unified", language), Money.Usd(795), Virtual, Rosa, Malik),
        Paid(Money.Usd(1590)), new RegistrationConfirmed(Placed + Duration.FromMinutes(8)));

    /// <summary>Denise, who does not come, registers Siobhán and Malik, and pays.</summary>
    public static RegistrationState ForOthers(string language) => Fold(
        Place("ZZ2M49QX0ABCDEFG", InChicago, Denise(language), Money.Usd(1215), InPerson, Siobhan, Malik),
        Paid(Money.Usd(2430)), new RegistrationConfirmed(Placed + Duration.FromMinutes(8)));

    /// <summary>The same with a scholarship code.</summary>
    public static RegistrationState Free(string language) => Fold(
        Place("FF2M49QX0ABCDEFG", InChicago, Denise(language), Money.Zero, InPerson, Siobhan), new RegistrationConfirmed(Placed));

    public static RegistrationState Held(string language) => Fold(
        Place("HH2M49QX0ABCDEFG", Online, new Registrar(Rosa.Name, Rosa.Email, "Westside Unified", language), Money.Usd(795), Virtual, Rosa));

    /// <summary>Denise registers Siobhán and one more, whose name follows.</summary>
    public static RegistrationState NamesFollow(string language) => Fold(
        Place("NN2M49QX0ABCDEFG", InChicago, Denise(language), Money.Usd(1215), InPerson, Siobhan, Person.Unnamed),
        Paid(Money.Usd(2430)), new RegistrationConfirmed(Placed + Duration.FromMinutes(8)));

    /// <summary>Denise asks for a scholarship for Siobhán.</summary>
    public static RegistrationState Asked(string language)
    {
        var placed = Place("SS2M49QX0ABCDEFG", InChicago, Denise(language), Money.Usd(1350), InPerson, Siobhan);
        return Fold(placed with { Form = placed.Form with { Scholarship = new ScholarshipRequest("Cuts", Money.Usd(300)) }, HeldUntil = Placed + Duration.FromDays(10) });
    }

    public static RegistrationState Granted(RegistrationState state, decimal off)
    {
        var quote = off == 0 ? state.Quote : new Quote([.. state.Quote.Lines, new QuoteLine(new ParticipantNumber(1), new PriceRule.Scholarship(), Money.Usd(-off))], Ended);
        return Fold(state, new ScholarshipDecided(off == 0 ? null : new ScholarshipGrant.AmountOff(Money.Usd(off)), "Why not", quote, Ended + Duration.FromDays(5), Ended));
    }

    public static RegistrationState MovedAway(RegistrationState state, TransferKind kind, decimal back)
    {
        var moved = Fold(state, new TransferOrdered(Order(kind)), new RegistrationTransferred(1, Ended));
        return back == 0 ? moved : Fold(moved, new RefundOwed(1, PaymentId.Parse("pay_1"), Money.Usd(back), RefundReason.Difference, Ended));
    }

    public static RegistrationState NotMoved(RegistrationState state) =>
        Fold(state, new TransferOrdered(Order(TransferKind.ByRegistrant)), new TransferRefused(1, "OfferingFull", Ended));

    private static TransferOrder Order(TransferKind kind) => new(
        1, OfferingId.Parse("liberatory-design-2028-04"), RegistrationId.Parse("TT2M49QX0ABCDEFG"), "Liberatory Design Institute, spring", kind, Money.Usd(50), "2026-09", "", Ended);

    public static string EndedAnchor => $"{Ended.ToUnixTimeSeconds()}";

    /// <summary>One of two leaves, and so much goes back.</summary>
    public static RegistrationState Left(RegistrationState state, int number, decimal back)
    {
        ValueList<ParticipantNumber> leaving = [new ParticipantNumber(number)];
        var quote = new Quote([.. state.Quote.Lines.Where(line => !leaving.Contains(line.Participant))], Ended);
        var left = Fold(state, new SeatsCancelled(leaving, EndKind.ByRegistrant, "ill", quote, Ended));
        return back == 0 ? left : Fold(left, new RefundOwed(1, PaymentId.Parse("pay_1"), Money.Usd(back), RefundReason.Cancelled, Ended));
    }

    public static Registrar Denise(string language) => new("Denise Whitfield", EmailAddress.Parse("denise@northside.example.org"), "Northside Schools", language);

    public static RegistrationPlaced Place(
        string id, Offering offering, Registrar registrar, Money each, CancellationPolicy policy, params ReadOnlySpan<Person> people)
    {
        var entrants = people.ToArray().Select(person => new Entrant(person, [])).ToValueList();
        var lines = people.ToArray().Select((_, i) => new QuoteLine(new ParticipantNumber(i + 1), new PriceRule.Standard(), each)).ToValueList();
        return new(
            RegistrationId.Parse(id), offering.Id, new RegistrationForm(registrar, entrants, "", "2026-09"),
            [.. Enumerable.Range(1, people.Length).Select(seat => new SeatNumber(seat))], null, new Quote(lines, Placed), policy,
            Placed + Duration.FromMinutes(30), Placed);
    }

    public static PaymentReceived Paid(Money amount) => new(PaymentId.Parse("pay_1"), amount, Placed + Duration.FromMinutes(8));

    public static RegistrationState Cancelled(RegistrationState state, EndKind kind, Money back, RefundReason reason)
    {
        var cancelled = RegistrationFold.Evolve(state, new RegistrationCancelled(kind, "plans changed", Ended));
        return back.IsZero ? cancelled : RegistrationFold.Evolve(cancelled, new RefundOwed(1, PaymentId.Parse("pay_1"), back, reason, Ended));
    }

    public static RegistrationState Fold(params ReadOnlySpan<RegistrationEvent> events) => Fold(null, events);

    private static RegistrationState Fold(RegistrationState? state, params ReadOnlySpan<RegistrationEvent> events)
    {
        foreach (var happened in events) state = RegistrationFold.Evolve(state, happened);
        return state!;
    }

    public static Offering Cancelled(Offering offering) =>
        OfferingFold.Evolve(offering, new OfferingEvent.OfferingCancelled("Too few people could get leave from their schools.", Ended));

    public static Offering WithoutSession(Offering offering, int session) =>
        OfferingFold.Evolve(offering, new OfferingEvent.SessionCancelled(new SessionNumber(session), "The road is under water.", Ended));

    public static Offering Moved(Offering offering) => OfferingFold.Evolve(offering, new OfferingEvent.OfferingEdited(
        offering.Details with { Sessions = offering.Sessions.Map(one => one with { Starts = one.Starts.PlusHours(1), Ends = one.Ends.PlusHours(1) }) }, true, Ended));

    public static Offering Published(string id, OfferingDetails details) => OfferingFold.Evolve(
        OfferingFold.Evolve(null, new OfferingEvent.OfferingCreated(OfferingId.Parse(id), details)),
        new OfferingEvent.OfferingPublished(Instant.FromUtc(2026, 10, 1, 16, 0)));

    private static Session Meet(int number, string title, LocalDate day) => new(
        new SessionNumber(number), title, day.At(new LocalTime(9, 0)), day.At(new LocalTime(12, 0)), new Place.Online("https://meet.example.org/j/845?pwd=a,b;c"));

    private static Session Day(int number, LocalDate day) => new(
        new SessionNumber(number), "Liberatory Design Institute", day.At(new LocalTime(9, 0)), day.At(new LocalTime(16, 0)),
        new Place.Venue("Harold Washington Library", "400 S State St, Chicago, IL 60605"));
}
