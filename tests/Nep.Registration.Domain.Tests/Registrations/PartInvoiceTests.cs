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
    public void A_deposit_has_an_invoice_of_its_own_from_the_day_the_place_was_accepted_and_is_credited_when_it_never_came()
    {
        var offering = Fellowships.Offering;
        var held = State(offering);
        var deposit = PartInvoices.Deposit(offering, held)!;
        Assert.Equal(("INV-QX0AB-CDEFG-0", 0, Money.Usd(500), held.Placed, Money.Usd(500)), (deposit.Number, deposit.Part, deposit.Amount, deposit.Issued, deposit.Open));
        Assert.Equal(offering.Zone.DateAt(held.HeldUntil - Duration.Epsilon), deposit.Due);
        Assert.Equal(Money.Zero, PartInvoices.Deposit(offering, State(offering, Paid(1, 500), new RegistrationConfirmed(Enrolled)))!.Open);
        Assert.Equal(Money.Usd(500), PartInvoices.Deposit(offering, State(offering, new HoldExpired(held.HeldUntil)))!.Credited);
        Assert.Null(PartInvoices.Deposit(Network, State(Network)));
    }

    [Fact]
    public void A_sponsor_pays_from_the_next_open_part_on_and_the_registrar_is_asked_for_nothing()
    {
        var sponsor = new Sponsor("Harbor Foundation", Fellowships.Ana.Email, "1 Pier Road\nOakland");
        var before = State(Network, Paid(1, 30_000));
        var ruling = RegistrationDecider.Decide(Network, before, new NameSponsor(sponsor, "They offered"), Enrolled);
        var named = Assert.IsType<SponsorNamed>(Assert.Single(((Ruling<RegistrationEvent>.Accepted)ruling).Events));
        Assert.Equal(new Sponsorship(sponsor, 2, Enrolled), named.Sponsorship);
        var after = RegistrationFold.Evolve(before, named);
        Assert.Equal([false, true, true], PartInvoices.Of(Network, after).Select(one => after.Sponsorship!.Pays(one.Part)));
        Assert.DoesNotContain(RegistrationPlan.Steps(Network, after, []), step => step.Act is Act.SendLetter { Letter.Kind: LetterKind.PartReminder or LetterKind.PartOverdue });
        Assert.Equal(Ruling<RegistrationEvent>.Nothing, RegistrationDecider.Decide(Network, after, new NameSponsor(sponsor, "Again"), Enrolled));
        Assert.Equal(new ReasonMissing(), ((Ruling<RegistrationEvent>.Refused)RegistrationDecider.Decide(Network, after, new NameSponsor(null, ""), Enrolled)).Why);
    }

    [Fact]
    public void A_certificate_does_not_wait_for_a_sponsors_money()
    {
        var sponsored = State(Network, new SponsorNamed(new Sponsorship(new Sponsor("Harbor Foundation", Fellowships.Ana.Email, "Oakland"), 1, Enrolled), "Why", Enrolled));
        var counted = new CountAttendance([new AttendanceCount(new ParticipantNumber(1), 900, 900, true, "C0DE000000000001")]);
        Assert.Equal(
            ["AttendanceCounted", "CertificateIssued"],
            ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Network, sponsored, counted, Enrolled)).Events.Select(happened => happened.GetType().Name));
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
