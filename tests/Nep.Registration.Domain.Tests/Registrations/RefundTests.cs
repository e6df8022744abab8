namespace Nep.Registration.Domain.Tests.Registrations;

public class RefundTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant At = Clocks.Local("2027-02-21T10:00");

    private static readonly RegistrationEvent[] Owed =
    [
        .. Story.Confirmed(Institute), new RegistrationCancelled(EndKind.ByRegistrant, "", Clocks.Placed),
        new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.Cancelled, Clocks.Placed),
    ];

    [Fact]
    public void A_refund_that_was_made_is_recorded_once() =>
        Scenario.For(Institute).Given(Owed).At(At).When(new RecordRefund(1, true, "re_1")).Then(new RefundMade(1, "re_1", At));

    [Fact]
    public void A_refund_that_failed_is_recorded_once() =>
        Scenario.For(Institute).Given(Owed).At(At).When(new RecordRefund(1, false, "account closed")).Then(new RefundFailed(1, "account closed", At));

    [Fact]
    public void A_refund_that_failed_may_be_made_by_hand_later() =>
        Scenario.For(Institute).Given([.. Owed, new RefundFailed(1, "account closed", Clocks.Placed)]).At(At)
            .When(new RecordRefund(1, true, "check 42")).Then(new RefundMade(1, "check 42", At));

    [Fact]
    public void What_was_made_does_not_fail_afterwards() =>
        Scenario.For(Institute).Given([.. Owed, new RefundMade(1, "re_1", Clocks.Placed)]).At(At).When(new RecordRefund(1, false, "?")).ThenNothing();

    [Fact]
    public void A_refund_nobody_owes_is_not_found() =>
        Scenario.For(Institute).Given(Owed).When(new RecordRefund(2, true, "re_2")).Refused(new RegistrationNotFound());

    [Fact]
    public void A_failed_refund_stays_promised_and_a_made_one_is_settled()
    {
        var failed = Story.State([.. Owed, new RefundFailed(1, "account closed", At)]);
        var made = Story.State([.. Owed, new RefundMade(1, "re_1", At)]);
        Assert.Equal((Money.Usd(895), Money.Usd(895)), (failed.Paid, failed.Refunded));
        Assert.Equal((Money.Usd(895), Money.Usd(895)), (made.Paid, made.Refunded));
        Assert.Equal(
            new Refund(1, Story.First, Money.Usd(895), RefundReason.Cancelled, RefundState.Made, Clocks.Placed) { Settled = At, Reference = "re_1" }, made.Refunds[0]);
    }

    [Fact]
    public void A_failed_refund_is_not_promised_again_when_the_reinstated_registration_is_cancelled()
    {
        RegistrationEvent[] facts =
        [
            Story.Placed(Institute), new HoldExpired(Clocks.Placed), new PaymentReceived(Story.First, Money.Usd(895), Clocks.Placed),
            new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.TooLate, Clocks.Placed), new RefundFailed(1, "account closed", Clocks.Placed),
            new PaymentReceived(Story.Second, Money.Usd(895), Clocks.Placed), new RegistrationReinstated([new SeatNumber(7)]),
            new RegistrationConfirmed(Clocks.Placed),
        ];
        Scenario.For(Institute).Given(facts).At(At).When(new CancelRegistration(EndKind.ByRegistrant, "")).Then(
            new RegistrationCancelled(EndKind.ByRegistrant, "", At),
            new RefundOwed(2, Story.Second, Money.Usd(895), RefundReason.Cancelled, At));
    }

    [Fact]
    public void A_registration_in_another_currency_adds_up_before_anything_is_paid()
    {
        var price = new Quote([new QuoteLine(Story.One, new PriceRule.Standard(), new Money(10_000, Currency.Cad))], Clocks.Placed);
        Assert.Equal(new Money(10_000, Currency.Cad), Story.State(Story.Placed(Institute) with { Quote = price }).Balance);
    }
}
