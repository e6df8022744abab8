namespace Nep.Registration.Domain.Tests.Registrations;

public class PayingTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationPlaced Placed = Story.Placed(Institute);
    private static readonly Instant HeldUntil = Clocks.Local("2027-02-20T10:30");
    private static readonly Instant Later = Clocks.Local("2027-02-20T10:45");
    private static readonly RecordPayment Pays = new(Story.First, Money.Usd(895), []);
    private static readonly PaymentReceived Paid = new(Story.First, Money.Usd(895), Later);

    [Fact]
    public void A_hold_does_not_expire_before_its_time() =>
        Scenario.For(Institute).Given(Placed).At(HeldUntil - Duration.Epsilon).When(new ReleaseHold()).ThenNothing();

    [Fact]
    public void A_hold_expires_at_its_time() =>
        Scenario.For(Institute).Given(Placed).At(HeldUntil).When(new ReleaseHold()).Then(new HoldExpired(HeldUntil));

    [Fact]
    public void What_is_confirmed_has_no_hold_to_release() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(Later).When(new ReleaseHold()).ThenNothing();

    [Fact]
    public void Going_to_the_payment_page_starts_the_hold_anew_once() =>
        Scenario.For(Institute).Given(Placed).At(Clocks.Local("2027-02-20T10:25")).When(new OpenCheckout())
            .Then(new CheckoutOpened(Clocks.Local("2027-02-20T10:55")));

    [Fact]
    public void Going_there_again_does_not_lengthen_the_hold_even_when_holds_have_become_longer() =>
        Scenario.For(Institutes.Open(Institutes.Virtual() with { HoldMinutes = 120 }))
            .Given(Placed, new CheckoutOpened(Clocks.Local("2027-02-20T10:55")))
            .At(Clocks.Local("2027-02-20T10:50")).When(new OpenCheckout()).ThenNothing();

    [Fact]
    public void A_hold_that_has_become_shorter_is_never_cut() =>
        Scenario.For(Institute).Given(Placed with { HeldUntil = Clocks.Local("2027-02-20T12:00") }).At(Later).When(new OpenCheckout())
            .Then(new CheckoutOpened(Clocks.Local("2027-02-20T12:00")));

    [Fact]
    public void An_expired_hold_opens_no_payment_page()
    {
        Scenario.For(Institute).Given(Placed).At(HeldUntil).When(new OpenCheckout()).Refused(new HoldHasExpired());
        Scenario.For(Institute).Given(Placed, new HoldExpired(HeldUntil)).At(Later).When(new OpenCheckout()).Refused(new HoldHasExpired());
    }

    [Fact]
    public void A_confirmed_registration_has_nothing_to_pay() =>
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).When(new OpenCheckout()).Refused(new NothingToPay());

    [Fact]
    public void A_cancelled_registration_has_ended_and_opens_no_payment_page() =>
        Scenario.For(Institute).Given(Placed, new RegistrationCancelled(EndKind.ByRegistrant, "", Later)).When(new OpenCheckout())
            .Refused(new RegistrationHasEnded());

    [Fact]
    public void A_payment_confirms_and_its_second_and_third_notice_change_nothing()
    {
        RegistrationEvent[] facts = [Placed, Paid, new RegistrationConfirmed(Later)];
        Scenario.For(Institute).Given(Placed).At(Later).When(Pays).Then(facts[1..]);
        Scenario.For(Institute).Given(facts).At(Later + Duration.FromDays(1)).When(Pays).ThenNothing();
    }

    [Fact]
    public void A_payment_that_comes_after_the_hold_but_before_its_release_confirms() =>
        Scenario.For(Institute).Given(Placed).At(Later).When(Pays).Then(Paid, new RegistrationConfirmed(Later));

    [Fact]
    public void Part_of_the_price_does_not_confirm_and_the_rest_does()
    {
        var part = new PaymentReceived(Story.First, Money.Usd(395), Later);
        Scenario.For(Institute).Given(Placed).At(Later).When(Pays with { Amount = Money.Usd(395) }).Then(part);
        Scenario.For(Institute).Given(Placed, part).At(Later).When(new RecordPayment(Story.Second, Money.Usd(500), []))
            .Then(new PaymentReceived(Story.Second, Money.Usd(500), Later), new RegistrationConfirmed(Later));
    }

    [Fact]
    public void A_hold_that_expires_part_paid_gives_the_part_back() =>
        Scenario.For(Institute).Given(Placed, new PaymentReceived(Story.First, Money.Usd(395), Clocks.Placed)).At(HeldUntil).When(new ReleaseHold())
            .Then(new HoldExpired(HeldUntil), new RefundOwed(1, Story.First, Money.Usd(395), RefundReason.TooLate, HeldUntil));

    [Fact]
    public void Paid_too_late_with_a_seat_free_it_is_theirs_again_at_the_quoted_price() =>
        Scenario.For(Institute).Given(Placed, new HoldExpired(HeldUntil)).At(Later).When(Pays with { FreeSeats = Story.Seats(2, from: 7) })
            .Then(Paid, new RegistrationReinstated([new SeatNumber(7)]), new RegistrationConfirmed(Later));

    [Fact]
    public void Paid_too_late_with_too_few_seats_free_it_goes_back_in_full()
    {
        var group = Story.Form(Story.Maya, Story.Sam);
        Scenario.For(Institute).Given(Story.Placed(Institute, group), new HoldExpired(HeldUntil)).At(Later)
            .When(new RecordPayment(Story.First, Money.Usd(1790), Story.Seats(1)))
            .Then(
                new PaymentReceived(Story.First, Money.Usd(1790), Later),
                new RefundOwed(1, Story.First, Money.Usd(1790), RefundReason.TooLate, Later));
    }

    [Fact]
    public void Paid_too_late_and_in_part_it_goes_back_though_seats_are_free() =>
        Scenario.For(Institute).Given(Placed, new HoldExpired(HeldUntil)).At(Later)
            .When(new RecordPayment(Story.First, Money.Usd(100), Story.Seats(1)))
            .Then(new PaymentReceived(Story.First, Money.Usd(100), Later), new RefundOwed(1, Story.First, Money.Usd(100), RefundReason.TooLate, Later));

    [Fact]
    public void Nobody_is_reinstated_in_a_cancelled_offering() =>
        Scenario.For(Institute with { Status = OfferingStatus.Cancelled }).Given(Placed, new HoldExpired(HeldUntil)).At(Later)
            .When(Pays with { FreeSeats = Story.Seats(1) })
            .Then(Paid, new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.TooLate, Later));

    [Fact]
    public void Nobody_is_reinstated_once_the_offering_is_over()
    {
        var after = Clocks.Local("2027-03-31T12:00");
        Scenario.For(Institute).Given(Placed, new HoldExpired(HeldUntil)).At(after).When(Pays with { FreeSeats = Story.Seats(1) })
            .Then(Paid with { At = after }, new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.TooLate, after));
    }

    [Fact]
    public void A_payment_after_cancellation_goes_back_in_full() =>
        Scenario.For(Institute).Given(Placed, new RegistrationCancelled(EndKind.ByRegistrant, "", HeldUntil)).At(Later)
            .When(Pays with { FreeSeats = Story.Seats(1) })
            .Then(Paid, new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.TooLate, Later));

    [Fact]
    public void Paid_twice_the_seat_stays_and_the_balance_is_below_zero()
    {
        var twice = new PaymentReceived(Story.Second, Money.Usd(895), Later);
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(Later).When(new RecordPayment(Story.Second, Money.Usd(895), [])).Then(twice);
        var state = Story.State([.. Story.Confirmed(Institute), twice]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(-895), 1), (state.Status, state.Balance, state.Seats.Count()));
    }

    [Fact]
    public void What_was_paid_twice_is_given_back_once_and_the_seat_stays()
    {
        var twice = new PaymentReceived(Story.Second, Money.Usd(895), Later);
        Scenario.For(Institute).Given([.. Story.Confirmed(Institute), twice]).At(Later).When(new ReturnOverpayment())
            .Then(new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.Decided, Later));
        Scenario.For(Institute).Given(Story.Confirmed(Institute)).At(Later).When(new ReturnOverpayment()).ThenNothing();
        Scenario.For(Institute).Given(Placed).When(new ReturnOverpayment()).Refused(new NotConfirmed());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_notice_of_no_money_changes_nothing(int dollars) =>
        Scenario.For(Institute).Given(Placed).When(Pays with { Amount = Money.Usd(dollars) }).ThenNothing();

    [Fact]
    public void A_notice_for_a_registration_that_is_not_there_is_refused_so_that_it_comes_again() =>
        Scenario.For(Institute).When(Pays).Refused(new RegistrationNotFound());
}
