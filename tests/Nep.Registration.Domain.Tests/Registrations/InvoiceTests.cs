namespace Nep.Registration.Domain.Tests.Registrations;

public class InvoiceTests
{
    private static readonly Offering Institute = Orders.Institute();
    private static readonly RegistrationEvent[] Admitted = Orders.Admitted(Institute);
    private static readonly Instant At = Clocks.Local("2027-03-01T10:00");
    private static readonly HandPayment Transfer = new(HandMethod.Ach, "TR 9 / 1", Clocks.Day("2027-02-28"));

    [Fact]
    public void A_short_check_pays_a_part_and_the_right_remainder_stays_owed()
    {
        Scenario.For(Institute).Given(Admitted).At(At).When(Orders.Pay(1000)).Then(Orders.Paid(1000, At));
        Assert.Equal((Money.Usd(790), Money.Usd(790)), Owed([.. Admitted, Orders.Paid(1000, At)]));
        Assert.Equal((Money.Zero, Money.Zero), Owed([.. Admitted, Orders.Paid(1000, At), Orders.Paid(790, At, Transfer)]));
    }

    [Fact]
    public void A_check_confirms_who_was_only_held() => Scenario
        .For(Institute).Given(Orders.Placed(Institute)).At(At).When(Orders.Pay(1790)).Then(Orders.Paid(1790, At), new RegistrationConfirmed(At));

    [Fact]
    public void The_same_check_recorded_twice_is_one_payment() => Scenario
        .For(Institute).Given([.. Admitted, Orders.Paid(1000, At)]).At(At).When(Orders.Pay(1000, Orders.Check with { Number = " 47-11" })).ThenNothing();

    [Fact]
    public void The_same_check_with_another_amount_is_asked_about() => Scenario
        .For(Institute).Given([.. Admitted, Orders.Paid(1000, At)]).At(At).When(Orders.Pay(1001)).Refused(new CheckAlreadyRecorded(Money.Usd(1000)));

    [Theory]
    [InlineData("2027-03-02", "DateInTheFuture")]
    [InlineData("2026-02-28", "DateTooOld")]
    [InlineData("0001-01-01", "DateTooOld")]
    public void A_check_of_an_absurd_date_is_refused(string date, string fault) => Scenario
        .For(Institute).Given(Admitted).At(At).When(Orders.Pay(1790, Orders.Check with { Date = Clocks.Day(date) }))
        .Refused(new FormFaulty([new Fault("date", fault)]));

    [Fact]
    public void A_check_needs_a_number_and_an_amount() => Scenario
        .For(Institute).Given(Admitted).At(At).When(Orders.Pay(0, Orders.Check with { Number = "--" }))
        .Refused(new FormFaulty([new Fault("number", "Missing"), new Fault("amount", "NotAnAmount")]));

    [Fact]
    public void Paid_by_card_and_by_check_the_seat_stays_and_too_much_is_known()
    {
        var both = new RegistrationEvent[] { new PaymentReceived(Story.First, Money.Usd(1790), At), Orders.Paid(1790, At) };
        Scenario.For(Institute).Given([.. Admitted, both[0]]).At(At).When(Orders.Pay(1790)).Then(both[1]);
        var state = Story.State([.. Admitted, .. both]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(-1790), 2), (state.Status, state.Balance, state.Seats.Count()));
    }

    [Fact]
    public void What_was_paid_too_much_goes_back_to_the_card_first_since_nobody_must_send_it() => Scenario
        .For(Institute).Given([.. Admitted, Orders.Paid(1790, At), new PaymentReceived(Story.First, Money.Usd(100), At)]).At(At).When(new ReturnOverpayment())
        .Then(new RefundOwed(1, Story.First, Money.Usd(100), RefundReason.Decided, At));

    [Fact]
    public void A_confirmed_registration_that_owes_money_may_pay_by_card()
    {
        Scenario.For(Institute).Given(Admitted).At(At).When(new OpenCheckout()).ThenNothing();
        Scenario.For(Institute).Given([.. Admitted, Orders.Paid(1790, At)]).At(At).When(new OpenCheckout()).Refused(new NothingToPay());
    }

    [Fact]
    public void Cancelled_in_time_an_unpaid_invoice_is_credited_in_full() => Scenario
        .For(Institute).Given(Admitted).At(At).When(new CancelRegistration(EndKind.ByRegistrant, ""))
        .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", At), Credit(1790, CreditReason.Cancelled, At));

    [Fact]
    public void Cancelled_late_the_part_that_the_policy_keeps_stays_owed()
    {
        var late = Clocks.Local("2027-03-25T10:00");
        Scenario.For(Institute).Given(Admitted).At(late).When(new CancelRegistration(EndKind.ByRegistrant, ""))
            .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", late), Credit(1432, CreditReason.Cancelled, late));
        Assert.Equal(Money.Usd(358), Story.State([.. Admitted, new RegistrationCancelled(EndKind.ByRegistrant, "", late), Credit(1432, CreditReason.Cancelled, late)]).InvoiceOpen);
    }

    [Fact]
    public void Cancelled_late_and_part_paid_only_what_is_above_the_kept_part_goes_back()
    {
        var late = Clocks.Local("2027-03-25T10:00");
        Scenario.For(Institute).Given([.. Admitted, Orders.Paid(1000, At)]).At(late).When(new CancelRegistration(EndKind.ByRegistrant, "")).Then(
            new RegistrationCancelled(EndKind.ByRegistrant, "", late), new RefundOwed(1, Orders.Check.Id, Money.Usd(642), RefundReason.Cancelled, late),
            Credit(1432, CreditReason.Cancelled, late));
    }

    [Fact]
    public void Staff_who_decide_what_goes_back_leave_nothing_owed() => Scenario
        .For(Institute).Given([.. Admitted, Orders.Paid(1000, At)]).At(At).When(new CancelRegistration(EndKind.ByStaff, "agreed", Money.Usd(400))).Then(
            new RegistrationCancelled(EndKind.ByStaff, "agreed", At), new RefundOwed(1, Orders.Check.Id, Money.Usd(400), RefundReason.Decided, At),
            Credit(1190, CreditReason.Cancelled, At));

    [Fact]
    public void When_one_of_a_group_leaves_the_invoice_is_credited_with_what_the_seat_cost()
    {
        var ruling = RegistrationDecider.Decide(Institute, Story.State(Admitted), new CancelSeats([new ParticipantNumber(2)], EndKind.ByRegistrant, ""), At);
        var events = Assert.IsType<Ruling<RegistrationEvent>.Accepted>(ruling).Events;
        Assert.Equal(Credit(895, CreditReason.PriceLowered, At), events[^1]);
        Assert.Equal((Money.Usd(895), Money.Usd(895)), Owed([.. Admitted, .. events]));
    }

    [Fact]
    public void With_the_offering_cancelled_everything_is_credited_and_goes_back()
    {
        var late = Clocks.Local("2027-03-25T10:00");
        Scenario.For(Institute).Given([.. Admitted, Orders.Paid(1000, At)]).At(late).When(new CancelRegistration(EndKind.WithOffering, "Storm")).Then(
            new RegistrationCancelled(EndKind.WithOffering, "Storm", late), new RefundOwed(1, Orders.Check.Id, Money.Usd(1000), RefundReason.OfferingCancelled, late),
            Credit(1790, CreditReason.OfferingCancelled, late));
    }

    [Fact]
    public void A_check_for_what_a_cancelled_registration_still_owes_is_kept_and_no_more_than_that()
    {
        RegistrationEvent[] ended = [.. Admitted, new RegistrationCancelled(EndKind.ByRegistrant, "", At), Credit(1432, CreditReason.Cancelled, At)];
        Scenario.For(Institute).Given(ended).At(At).When(Orders.Pay(358)).Then(Orders.Paid(358, At));
        Scenario.For(Institute).Given(ended).At(At).When(Orders.Pay(400))
            .Then(Orders.Paid(400, At), new RefundOwed(1, Orders.Check.Id, Money.Usd(42), RefundReason.TooLate, At));
    }

    [Fact]
    public void A_check_that_came_while_the_seats_ran_out_goes_back_and_its_invoice_is_credited()
    {
        var form = Orders.Form(Story.Maya, Story.Sam) with { Billing = Orders.ByCheck };
        RegistrationEvent[] held = [Orders.Placed(Institute, form), Orders.Invoiced(Clocks.Placed, "2027-03-17"), Orders.Paid(1000, At)];
        var end = Clocks.Local("2027-03-18T00:00");
        Scenario.For(Institute).Given(held).At(end).When(new ReleaseHold()).Then(
            new HoldExpired(end), new RefundOwed(1, Orders.Check.Id, Money.Usd(1000), RefundReason.TooLate, end), Credit(1790, CreditReason.HoldRanOut, end));
        Assert.Equal([1], Story.State([.. held, new HoldExpired(end), new RefundOwed(1, Orders.Check.Id, Money.Usd(1000), RefundReason.TooLate, end)])
            .RefundsToSend().Select(refund => refund.Number));
    }

    private static CreditNoteIssued Credit(decimal amount, CreditReason reason, Instant at) => new(new CreditNote("CN-X2T4V-6W8Y0-1", Money.Usd(amount), reason, at));

    private static (Money Balance, Money Open) Owed(RegistrationEvent[] facts)
    {
        var state = Story.State(facts);
        return (state.Balance, state.InvoiceOpen);
    }
}
