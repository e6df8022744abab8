namespace Nep.Registration.Domain.Tests.Registrations;

public class PurchaseOrderTests
{
    private static readonly Offering Institute = Orders.Institute();
    private static readonly Instant At = Clocks.Local("2027-02-25T10:00");
    private static readonly RegistrationForm Form = Orders.Form(Story.Maya, Story.Sam);

    [Fact]
    public void A_registration_by_purchase_order_is_held_until_the_quotes_stated_date() =>
        Scenario.For(Institute).When(Story.Place(Form)).Then(Orders.Placed(Institute));

    [Fact]
    public void Long_before_the_start_the_quote_holds_for_thirty_days()
    {
        var placed = Clocks.Local("2027-01-04T10:00");
        var expected = Story.Placed(Institute, Form, placed) with { HeldUntil = Clocks.Local("2027-02-04T00:00") };
        Scenario.For(Institute).At(placed).When(Story.Place(Form)).Then(expected);
    }

    [Fact]
    public void A_registration_by_check_has_its_invoice_at_once_due_while_the_seats_are_held()
    {
        var byCheck = Form with { Billing = Orders.ByCheck };
        Scenario.For(Institute).When(Story.Place(byCheck)).Then(Orders.Placed(Institute, byCheck), Orders.Invoiced(Clocks.Placed, "2027-03-17"));
    }

    [Fact]
    public void What_a_code_makes_free_needs_no_purchase_order()
    {
        var free = Orders.Form(Story.Maya) with { Code = "SPONSOR" };
        var use = new CodeUse("SPONSOR", 1);
        Scenario.For(Institute).When(Story.Place(free, code: use))
            .Then(Orders.Placed(Institute, free) with { CodeUse = use }, new RegistrationConfirmed(Clocks.Placed));
    }

    [Theory]
    [InlineData("2027-03-17T23:59", null)]
    [InlineData("2027-03-18T00:00", "TooLateForPurchaseOrder")]
    public void The_last_day_to_choose_a_purchase_order_is_two_weeks_before_the_start(string now, string? fault) => Assert.Equal(
        fault is null ? null : new FormFaulty([new Fault("payment", fault, "14")]), Scenario.For(Institute).At(Clocks.Local(now)).When(Story.Place(Form)).Why());

    [Fact]
    public void An_offering_that_takes_cards_only_refuses_a_purchase_order() =>
        Scenario.For(Orders.Institute(PaymentPolicy.CardOnly)).When(Story.Place(Form)).Refused(new FormFaulty([new Fault("payment", "NotAChoice")]));

    [Fact]
    public void An_offering_without_cards_asks_for_another_way_to_pay() => Scenario
        .For(Orders.Institute(new PaymentPolicy([PaymentMethod.PurchaseOrder]))).When(Story.Place(Form with { Billing = null }))
        .Refused(new FormFaulty([new Fault("payment", "Missing")]));

    [Fact]
    public void Who_is_billed_must_say_where()
    {
        var form = Form with { Registrar = Story.OfficeRegisters with { Organization = " " }, Billing = Orders.ByOrder with { Address = "" } };
        Scenario.For(Institute).When(Story.Place(form))
            .Refused(new FormFaulty([new Fault("registrar.organization", "Missing"), new Fault("billing.address", "Missing")]));
    }

    [Fact]
    public void A_purchase_order_admits_and_brings_the_invoice_with_the_balance_still_owed()
    {
        Scenario.For(Institute).Given(Orders.Placed(Institute)).At(At).When(Orders.Receive())
            .Then(new PurchaseOrderReceived(Orders.Order(At)), Orders.Invoiced(At, "2027-03-27"), new RegistrationConfirmed(At));
        Assert.Equal(Money.Usd(1790), Story.State(Orders.Admitted(Institute)).Balance);
    }

    [Fact]
    public void Where_an_order_alone_does_not_admit_the_seats_stay_held_until_the_invoice_is_due()
    {
        var strict = Orders.Institute(PaymentPolicy.Everything with { OrderAdmits = false });
        Scenario.For(strict).Given(Orders.Placed(strict)).At(At).When(Orders.Receive())
            .Then(new PurchaseOrderReceived(Orders.Order(At)), Orders.Invoiced(At, "2027-03-27"), new HoldExtended(Clocks.Local("2027-03-28T00:00")));
    }

    [Fact]
    public void Another_order_takes_the_place_of_the_one_before_and_the_invoice_stays() => Scenario
        .For(Institute).Given(Orders.Admitted(Institute)).At(At).When(Orders.Receive(1790, "PO-89"))
        .Then(new PurchaseOrderReceived(Orders.Order(At, 1790, "PO-89")));

    [Fact]
    public void The_file_of_an_order_stays_when_staff_mend_its_amount()
    {
        var file = new AttachedFile(FileId.Parse(new string('A', 26)), "po.pdf", FileKind.Pdf, 100);
        var before = new PurchaseOrderReceived(Orders.Order(At, 5) with { File = file });
        Scenario.For(Institute).Given([.. Orders.Admitted(Institute), before]).At(At).When(Orders.Receive())
            .Then(new PurchaseOrderReceived(Orders.Order(At) with { File = file }));
    }

    [Fact]
    public void An_order_needs_a_number_an_amount_and_an_organization() => Scenario
        .For(Institute).Given(Orders.Placed(Institute)).When(new ReceivePurchaseOrder(" - ", Money.Zero, "", 0))
        .Refused(new FormFaulty([
            new Fault("number", "Missing"), new Fault("amount", "NotAnAmount"), new Fault("organization", "Missing"), new Fault("covers", "TooSmall", "1")]));

    [Fact]
    public void After_the_quotes_stated_date_an_order_comes_too_late() => Scenario
        .For(Institute).Given(Orders.Placed(Institute), new HoldExpired(At)).At(At).When(Orders.Receive()).Refused(new HoldHasExpired());

    [Fact]
    public void Who_has_paid_needs_no_order() => Scenario
        .For(Institute).Given(Story.Confirmed(Institute)).At(At).When(Orders.Receive()).Refused(new NothingToPay());

    [Fact]
    public void Staff_note_that_they_have_compared_an_order() => Scenario
        .For(Institute).Given(Orders.Admitted(Institute)).At(At).When(new ApprovePurchaseOrder(" right ")).Then(new PurchaseOrderApproved("right", At));

    [Fact]
    public void An_order_received_and_unpaid_after_the_event_is_attended_and_overdue_not_expired()
    {
        var after = Clocks.Local("2027-04-25T10:00");
        var state = Story.State(Orders.Admitted(Institute));
        Assert.Equal(
            Ruling<RegistrationEvent>.Nothing, RegistrationDecider.Decide(Institute, state, new ReleaseHold(), after));
        var arrival = Scenario.For(Institute, state, Story.One, new SessionNumber(1)).At(Clocks.Local("2027-03-31T09:00")).When(new CheckInCommand.Arrive());
        Assert.Null(arrival.Why());
        var count = new CountAttendance([new AttendanceCount(Story.One, Attendance.AllMinutes(Institute), Attendance.AllMinutes(Institute), true, "CODE")]);
        var counted = Assert.IsType<Ruling<RegistrationEvent>.Accepted>(RegistrationDecider.Decide(Institute, state, count, after));
        Assert.DoesNotContain(counted.Events, happened => happened is CertificateIssued);
        Assert.Equal((RegistrationStatus.Confirmed, true, false), (state.Status, state.IsOverdueOn(Clocks.Day("2027-03-28")), state.IsOverdueOn(Clocks.Day("2027-03-27"))));
    }

    [Fact]
    public void An_order_for_six_flags_two_of_eight_and_drops_none()
    {
        OrderedSeats[] named = [Seats("7K3M9QX2T4V6W8Y0", 1, 5), Seats("7K3M9QX2T4V6W8Y1", 2, 3)];
        Assert.Equal(
            new PurchaseOrderCover(Money.Usd(7160), Money.Usd(7160), [new(named[0].Registration, 5, 0), new(named[1].Registration, 1, 2)]),
            PurchaseOrderCover.Of(Money.Usd(7160), 6, named));
        Assert.Equal(2, PurchaseOrderCover.Of(Money.Usd(5370), null, named).Beyond);
        Assert.True(PurchaseOrderCover.Of(Money.Usd(7160), 8, named).IsEnough);
    }

    [Theory]
    [InlineData("PO 88", "Oakland Unified", "po-88", "OAKLAND UNIFIED")]
    [InlineData("№ 7", "Écoles", "7", "Ecoles", false)]
    public void Orders_are_the_same_whatever_spaces_hyphens_and_capitals(string number, string place, string other, string otherPlace, bool same = true) =>
        Assert.Equal(same, PurchaseOrder.KeyOf(number, place) == PurchaseOrder.KeyOf(other, otherPlace));

    private static OrderedSeats Seats(string id, int hour, int people) =>
        new(RegistrationId.Parse(id), Clocks.Placed + Duration.FromHours(hour), [.. Enumerable.Repeat(Money.Usd(895), people)]);
}
