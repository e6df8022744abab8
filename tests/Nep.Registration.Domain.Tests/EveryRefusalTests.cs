using Nep.Registration.Domain.Tests.Admissions;
using Nep.Registration.Domain.Tests.Registrations;

namespace Nep.Registration.Domain.Tests;

/// <summary>Every refusal that the domain knows is reached by asking a rule for something, and none is forgotten.</summary>
public class EveryRefusalTests
{
    private static readonly Offering Online = Institutes.OpenVirtual();
    private static readonly RegistrationEvent[] Confirmed = Story.Confirmed(Online);
    private static readonly PlaceRegistration Place = Story.Place(Story.Form(Story.Maya));
    private static readonly CreateOffering Create = new(Institutes.Id, Institutes.Virtual());
    private static readonly OfferingEvent[] Open = [new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published)];
    private static readonly CheckInCommand Here = new CheckInCommand.Arrive();
    private static readonly Instant Started = Clocks.Local("2027-03-10T09:00");

    private static readonly ValueList<Refusal?> Reached =
    [
        Scenario.For(Online).When(Place with { Shown = Money.Usd(1) }).Why(),
        Scenario.For(Online).When(Place with { Seats = [] }).Why(),
        Scenario.For(Online).When(Place with { Form = Place.Form with { Code = "X" } }).Why(),
        Scenario.For(Online).When(Place with { Form = Place.Form with { Code = "OLD-CODE" } }).Why(),
        Scenario.For(Online).When(Place with { Form = Place.Form with { Code = "SPONSOR" } }).Why(),
        Scenario.For(Online).When(Place with { Form = Place.Form with { Entrants = [Story.Coming(Story.Maya, Money.Usd(1))] } }).Why(),
        Scenario.For(Online).When(Place with { Form = Place.Form with { TermsVersion = "" } }).Why(),
        Scenario.For(Online).At(Institutes.Published).When(Place).Why(),
        Scenario.For(Online).At(Started).When(Place).Why(),
        Scenario.For(Online).Given(Confirmed).When(Story.Place(Story.Form(Story.Sam))).Why(),
        Scenario.For(Online).When(new ReleaseHold()).Why(),
        Scenario.For(Online).Given(Confirmed).When(new OpenCheckout()).Why(),
        Scenario.For(Online).Given(Confirmed[0]).At(Started).When(new OpenCheckout()).Why(),
        Scenario.For(Online).Given(Confirmed).At(Started).When(new CancelRegistration(EndKind.ByRegistrant, "")).Why(),
        Scenario.For(Online).Given(Confirmed).At(Started).When(new ChangePerson(Story.One, Story.Sam)).Why(),
        Scenario.For(Online).Given(Confirmed[0], new HoldExpired(Started)).When(new ChangePerson(Story.One, Story.Sam)).Why(),
        Scenario.For(Online).Given(Confirmed[0]).When(new CountAttendance([])).Why(),
        Scenario.For(Online).Given(Confirmed).When(new NameSponsor(new Sponsor("A", Story.Maya.Email, "B"), "Why")).Why(),
        Scenario.For(Online).Given(Confirmed).When(new RecordDispute(Story.Second, "dp_1", Money.Usd(1), "")).Why(),
        Scenario.For(Online).Given(Story.Placed(Online, Story.Form(Person.Unnamed))).At(Clocks.Local("2027-05-01T09:00")).When(new ChangePerson(Story.One, Story.Sam)).Why(),
        Scenario.For(Teams.Design).Given(Teams.Confirmed).When(new CancelSeats([Story.One], EndKind.ByRegistrant, "")).Why(),
        Scenario.For(Institutes.Open(Institutes.Virtual() with { Prices = new PriceList(Money.Usd(1)) { Codes = [new PriceCode("X", new CodeEffect.Free(), 1) { From = Clocks.Day("2027-03-01") }] } }))
            .When(Place with { Form = Place.Form with { Code = "X" } }).Why(),
        Scenario.For(Online).Given(Confirmed[0]).When(Orders.Receive()).Why(),
        Scenario.For(Online).Given(Confirmed[0]).When(new ApprovePurchaseOrder("")).Why(),
        Scenario.For(Online).Given([.. Confirmed, Orders.Paid(5, Clocks.Placed)]).When(Orders.Pay(6)).Why(),
        Scenario.For(Online).Given(Confirmed).When(new DecideScholarship(null, "")).Why(),
        Scenario.For(Online).Given(Story.Placed(Online, Story.Form(Story.Maya) with { Scholarship = new ScholarshipRequest("x", Money.Zero) }), new ScholarshipLapsed(Started, Started))
            .When(new DecideScholarship(null, "No")).Why(),
        .. Transfers(), .. Cohorts.CoachingTests.Refusals, .. Cohorts.StipendTests.Refusals, .. AdmissionRefusals.All(), .. Reviewing.ReviewRefusals.Reached,
        Scenario.For(Institutes.Id).When(new PublishOffering()).Why(),
        Scenario.For(Institutes.Id).Given(Open).When(Create with { Details = Institutes.InPerson() }).Why(),
        Scenario.For(Institutes.Id).When(Create with { Details = Institutes.Virtual() with { Capacity = 0 } }).Why(),
        Scenario.For(Institutes.Id).Given(Open).When(new EditOffering(Institutes.InPerson(), 0)).Why(),
        Scenario.For(Institutes.Id).Given([.. Open, new OfferingCancelled("Storm", Started)]).When(new PublishOffering()).Why(),
        Scenario.For(Institutes.Id).Given(Open).At(Started).When(new CancelOffering("Storm")).Why(),
        Scenario.For(Institutes.Id).Given(Open).When(new CancelOffering("")).Why(),
        Scenario.For(Institutes.Id).Given(Open).When(new StopMailing(MailingId.Parse("0123456789ab"), "x")).Why(), new MailingList([], 0, 0).WhyNot(""), new MailingList([new MailingRecipient(Story.Id, null, 0)], 0, 0).WhyNot(""),
        Scenario.For(Institutes.Id).Given([.. Open, .. AllButOneCancelled]).At(Started).When(new CancelSession(new SessionNumber(4), "Storm")).Why(),
        Scenario.For(Story.Offering([.. Open, .. AllButOneCancelled]), Story.State(Confirmed), Story.One, new SessionNumber(1)).At(Started).When(Here).Why(),
        (MailSettling.Decide(null, MailSettlement.Arrived, Story.Maya.Email, Started) as Ruling<MailRecord>.Refused)?.Why,
        Scenario.For(WaitingTests.Institute).Given(WaitingTests.Joined(Story.Maya)).When(new AcceptOffer()).Why(),
        Scenario.For(WaitingTests.Institute).Given(WaitingTests.Joined(Story.Maya), WaitingTests.Offered).When(new AcceptOffer()).Why(),
        Scenario.For(WaitingTests.Institute).Given(WaitingTests.Joined(Story.Maya)).At(Started).When(new OfferSeats([new SeatNumber(1)], [])).Why(),
        Scenario.For(Institutes.Id).Given(new OfferingCreated(Institutes.Id, WaitingTests.Institute.Details), new OfferingPublished(Institutes.Published))
            .When(new EditOffering(Institutes.Virtual(), 2, "no list")).Why(),
        Scenario.For(Online, Story.State(Confirmed), Story.One, new SessionNumber(9)).When(Here).Why(),
        Scenario.For(Online, Story.State(Confirmed), Story.One, new SessionNumber(1)).When(Here).Why(),
        AtStart(new CheckInCommand.Leave()), AtStart(new CheckInCommand.Arrive(Started + Duration.FromHours(1))),
        Scenario.For(Online, Story.State(Confirmed), Story.One, new SessionNumber(1)).At(Started + Duration.FromDays(3)).When(new CheckInCommand.Arrive(Started)).Why(),
        AtStart(new CheckInCommand.Correct([new Stay(Started, Started)], null, "Why")), AtStart(new CheckInCommand.Correct(null, 181, "Why")),
        AtStart(new CheckInCommand.Correct([new Stay(Started - Duration.FromDays(1), null)], null, "Why")),
    ];

    private static IEnumerable<OfferingEvent> AllButOneCancelled => Enumerable.Range(1, 3).Select(number => new SessionCancelled(new SessionNumber(number), "Storm", Started));

    private static Refusal? AtStart(CheckInCommand command) =>
        Scenario.For(Online, Story.State(Confirmed), Story.One, new SessionNumber(1)).At(Started).When(command).Why();

    private static IEnumerable<Refusal?> Transfers()
    {
        var open = Institutes.Open(Institutes.InPerson() with { Policy = Institutes.InPersonPolicy with { Transfer = new TransferRule(Money.Usd(50), 12) } });
        var past = Story.Confirmed(open);
        var order = new TransferOrder(1, Institutes.Id, Story.Id, "Other", TransferKind.ByRegistrant, Money.Zero, "", "", Clocks.Placed);
        var command = new OrderTransfer(order, open);
        yield return Scenario.For(Online).Given(Confirmed).When(command).Why();
        yield return Scenario.For(open).Given(past).At(Clocks.Local("2027-05-01T09:00")).When(command).Why();
        yield return Scenario.For(open).Given(past).When(command with { To = Institutes.Open(Institutes.InPerson("2029-04-20")) }).Why();
        yield return Scenario.For(open).Given([.. past, new TransferArrived(new TransferSource(Institutes.Id, Story.Id, 1, []), [], Clocks.Placed)]).When(command).Why();
        yield return Scenario.For(open).Given(past[0], past[2]).When(command).Why();
        yield return Scenario.For(open).Given([.. past, new TransferOrdered(order)]).When(new ReturnOverpayment()).Why();
    }

    [Fact]
    public void Every_refusal_is_reached_by_a_rule() => Assert.Equal(
        typeof(Refusal).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract).Select(type => type.Name).Order(),
        Reached.Select(refusal => Assert.IsAssignableFrom<Refusal>(refusal).Name).Distinct().Order());
}
