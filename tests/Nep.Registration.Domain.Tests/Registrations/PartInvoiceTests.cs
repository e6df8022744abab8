using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Tests.Admissions;

namespace Nep.Registration.Domain.Tests.Registrations;

/// <summary>Invoices of a price in parts: instalments, and a yearly amount.</summary>
public class PartInvoiceTests
{
    private static readonly Instant Enrolled = Clocks.Placed;
    private static readonly AdmissionRule Yearly = Fellowships.Rule with
    {
        Tuition = new Tuition.Yearly(Money.Usd(30_000), [Clocks.Day("2027-06-15"), Clocks.Day("2028-06-15"), Clocks.Day("2029-06-15")]),
    };

    private static readonly Offering Network = Institutes.Open(Fellowships.Details(Yearly));

    private static RegistrationState State(Offering offering, params RegistrationEvent[] more)
    {
        var people = new PlaceEnrolled(Fellowships.One, new Registrar("Ana Ruiz", Fellowships.Ana.Email, "West District", "en"), [new Person("Ana Ruiz", Fellowships.Ana.Email)], [new SeatNumber(1)]);
        var events = ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(offering, null, people, Enrolled)).Events;
        return events.Concat(more).Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;
    }

    private static PaymentReceived Paid(int number, int dollars) => new(PaymentId.Parse($"pay_{number}"), Money.Usd(dollars), Enrolled);

    private static string[] Table(Offering offering, RegistrationState state) =>
        [.. PartInvoices.Of(offering, state).Select(one => $"{one.Number} {one.Part}/{one.Of} {one.Amount} due {one.Due:uuuu-MM-dd} from {offering.Zone.DateAt(one.Issued):uuuu-MM-dd} open {one.Open} credited {one.Credited}")];

    [Fact]
    public void Each_year_has_an_invoice_of_its_own_the_first_with_the_enrolment_the_next_thirty_days_before_it_is_due() => Assert.Equal(
        [
            "INV-QX0AB-CDEFG-1 1/3 30000.00 USD due 2027-06-15 from 2027-02-20 open 0.00 USD credited 0.00 USD",
            "INV-QX0AB-CDEFG-2 2/3 30000.00 USD due 2028-06-15 from 2028-05-16 open 20000.00 USD credited 0.00 USD",
            "INV-QX0AB-CDEFG-3 3/3 30000.00 USD due 2029-06-15 from 2029-05-16 open 30000.00 USD credited 0.00 USD",
        ],
        Table(Network, State(Network, Paid(1, 40_000))));

    [Fact]
    public void Withdrawal_in_year_two_stops_later_invoices_credits_what_is_open_and_keeps_history()
    {
        var withdrawn = Clocks.Local("2028-06-01T10:00");
        var state = State(Network, Paid(1, 30_000), new RegistrationCancelled(EndKind.ByRegistrant, "Moving", withdrawn));
        Assert.Equal(
            [
                "INV-QX0AB-CDEFG-1 1/3 30000.00 USD due 2027-06-15 from 2027-02-20 open 0.00 USD credited 0.00 USD",
                "INV-QX0AB-CDEFG-2 2/3 30000.00 USD due 2028-06-15 from 2028-05-16 open 0.00 USD credited 30000.00 USD",
            ],
            Table(Network, state));
        Assert.Equal(["INV-QX0AB-CDEFG-1", "INV-QX0AB-CDEFG-2"], PartInvoices.IssuedBy(Network, state, Clocks.Local("2030-01-01T10:00")).Select(one => one.Number));
        Assert.DoesNotContain(RegistrationPlan.Steps(Network, state, []), step => step.Act is Act.SendLetter { Letter.Kind: LetterKind.PartReminder or LetterKind.PartOverdue });
    }

    [Fact]
    public void Deposit_and_invoices_come_to_exactly_the_tuition()
    {
        var state = State(Fellowships.Offering, new RegistrationConfirmed(Enrolled));
        Assert.Equal(Money.Usd(4500), state.Parts!.AtOnce + PartInvoices.Of(Fellowships.Offering, state).Select(one => one.Amount).Total());
        Assert.Equal(state.Quote.Total - Money.Usd(500), PartInvoices.Of(Fellowships.Offering, state).Select(one => one.Open).Total());
    }

    [Fact]
    public void Before_the_seats_are_theirs_nothing_is_invoiced() => Assert.Empty(PartInvoices.Of(Fellowships.Offering, State(Fellowships.Offering)));

    [Fact]
    public void A_purchase_order_for_a_price_in_parts_brings_no_invoice_of_the_whole()
    {
        var offering = Institutes.Open(Fellowships.Details(Yearly) with { Payments = PaymentPolicy.Everything });
        var ruling = RegistrationDecider.Decide(offering, State(offering), new ReceivePurchaseOrder("PO-7", Money.Usd(90_000), "West District"), Enrolled);
        Assert.Equal(["PurchaseOrderReceived"], ((Ruling<RegistrationEvent>.Accepted)ruling).Events.Select(happened => happened.GetType().Name));
    }
}
