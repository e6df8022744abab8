namespace Nep.Registration.Domain.Tests.Registrations;

public class ProviderNoticeTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant At = Clocks.Local("2027-02-21T10:00");
    private static readonly RegistrationEvent[] Confirmed = Story.Confirmed(Institute);
    private static readonly RefundMadeOutside Outside = new(1, Story.First, Money.Usd(895), "re_out", At);

    private static readonly RegistrationEvent[] Refunded =
    [
        .. Confirmed, new RegistrationCancelled(EndKind.ByRegistrant, "", Clocks.Placed),
        new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.Cancelled, Clocks.Placed), new RefundMade(1, "re_1", Clocks.Placed),
    ];

    [Fact]
    public void A_refund_made_at_the_provider_is_noted_once_and_the_price_is_owed_again()
    {
        Scenario.For(Institute).Given(Confirmed).At(At).When(new RecordOutsideRefund(Story.First, "re_out", Money.Usd(895))).Then(Outside);
        var state = Story.State([.. Confirmed, Outside]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(895), true), (state.Status, state.Balance, state.HasSeats));
    }

    [Fact]
    public void Our_own_refund_is_not_noted_again_as_one_made_outside() =>
        Scenario.For(Institute).Given(Refunded).At(At).When(new RecordOutsideRefund(Story.First, "re_1", Money.Usd(895))).ThenNothing();

    [Fact]
    public void A_refund_made_outside_that_comes_back_leaves_the_bill_settled()
    {
        var back = new RefundFailed(1, "account closed", At, "re_out");
        Scenario.For(Institute).Given([.. Confirmed, Outside]).At(At)
            .When(new RecordRefundReturned(Story.First, "re_out", Money.Usd(895), null, "account closed")).Then(back);
        Assert.Equal(Money.Usd(0), Story.State([.. Confirmed, Outside, back]).Balance);
    }

    [Fact]
    public void A_refund_of_ours_that_comes_back_is_left_to_staff() =>
        Scenario.For(Institute).Given(Refunded).At(At)
            .When(new RecordRefundReturned(Story.First, "re_1", Money.Usd(895), 1, "account closed")).Then(new RefundFailed(1, "account closed", At, "re_1"));

    [Fact]
    public void A_return_told_before_its_refund_notes_both() =>
        Scenario.For(Institute).Given(Confirmed).At(At)
            .When(new RecordRefundReturned(Story.First, "re_out", Money.Usd(895), null, "account closed"))
            .Then(Outside, new RefundFailed(1, "account closed", At, "re_out"));

    [Fact]
    public void What_staff_settled_in_another_way_stays_settled() =>
        Scenario.For(Institute).Given([.. Refunded, new RefundFailed(1, "closed", At, "re_1"), new RefundMade(1, "check 42", At)]).At(At)
            .When(new RecordRefundReturned(Story.First, "re_1", Money.Usd(895), 1, "closed")).ThenNothing();

    [Fact]
    public void Given_back_at_the_provider_instead_of_here_nothing_is_promised_twice()
    {
        var state = Story.State(
        [
            .. Refunded[..^1], Outside with { Number = 2 }, new RefundFailed(1, "already refunded", At),
        ]);
        Assert.Equal((Money.Usd(895), Money.Usd(895)), (state.Paid, state.Refunded));
    }

    [Fact]
    public void A_dispute_is_noted_once_and_the_seats_stay()
    {
        var disputed = new PaymentDisputed(Story.First, Money.Usd(895), "dp_1", "fraudulent", At);
        Scenario.For(Institute).Given(Confirmed).At(At).When(new RecordDispute(Story.First, "dp_1", Money.Usd(895), "fraudulent")).Then(disputed);
        Assert.True(Story.State([.. Confirmed, disputed]).HasSeats);
    }

    [Fact]
    public void News_of_a_payment_that_is_not_there_is_refused_so_that_it_comes_again()
    {
        var scenario = Scenario.For(Institute).Given(Confirmed).At(At);
        scenario.When(new RecordOutsideRefund(Story.Second, "re", Money.Usd(1))).Refused(new PaymentNotFound());
        scenario.When(new RecordRefundReturned(Story.Second, "re", Money.Usd(1), null, "")).Refused(new PaymentNotFound());
        scenario.When(new RecordDispute(Story.Second, "dp", Money.Usd(1), "")).Refused(new PaymentNotFound());
        scenario.When(new RecordRefundReturned(Story.First, "re", Money.Usd(1), 7, "")).Refused(new RegistrationNotFound());
    }
}
