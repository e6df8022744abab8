using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class MoneyTests
{
    private static readonly Duration HoldAndMore = Duration.FromMinutes(31);

    [Fact]
    public async Task The_same_payment_notice_three_times_is_one_payment_and_one_confirmation()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1);
        for (var time = 0; time < 3; time++) Assert.True(await house.Pay(1));
        await house.Follow();
        Assert.Equal([Money.Usd(895)], (await house.State(Desk.Number(1))).Payments.Select(payment => payment.Amount));
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    [Fact]
    public async Task A_notice_before_its_registration_is_to_be_said_again()
    {
        using var house = new House();
        await house.Publish();
        Assert.False(await house.Pay(1));
        await house.Place(1);
        Assert.True(await house.Pay(1));
        Assert.Equal(RegistrationStatus.Confirmed, (await house.State(Desk.Number(1))).Status);
    }

    [Fact]
    public async Task A_refund_notice_before_its_payment_notice_is_to_be_said_again_and_converges()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1);
        var refund = new RefundNotice(Desk.Id, Desk.Number(1), PaymentId.Parse("pi_1"), "re_x", Money.Usd(100), null, null);
        Assert.False(await house.Get<PaymentNotices>().Receive(refund));
        await house.Pay(1);
        for (var time = 0; time < 3; time++) Assert.True(await house.Get<PaymentNotices>().Receive(refund));
        var state = await house.State(Desk.Number(1));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(100), Money.Usd(100)), (state.Status, state.Refunded, state.Balance));
    }

    /// <summary>The page for two that is still open asks for two; the new one asks for one.</summary>
    [Fact]
    public async Task Once_someone_stays_away_the_payment_page_asks_for_those_who_come()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1, people: 2);
        await house.Checkout(1);
        await house.Registrations.CancelSeats(await house.Offering(Desk.Id), Desk.Number(1), [new ParticipantNumber(2)], EndKind.ByRegistrant, "", new Actor.Registrant());
        await house.Checkout(1);
        await house.Checkout(1);
        Assert.Equal([Money.Usd(1790), Money.Usd(895)], house.Bank.Checkouts.Select(order => order.Amount));
    }

    [Fact]
    public async Task A_hold_that_runs_out_frees_the_seat_and_tells_the_registrar_once()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 1 });
        await house.Place(1);
        await house.Pass(Duration.FromMinutes(29));
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(2)));
        await house.Pass(Duration.FromMinutes(2));
        Assert.Equal(RegistrationStatus.Expired, (await house.State(Desk.Number(1))).Status);
        Assert.IsType<Filed.Done>(await house.Place(2));
        await house.Pass(Duration.FromMinutes(10));
        Assert.Equal([LetterKind.HoldRanOut], Kinds(house));
    }

    [Fact]
    public async Task Paid_late_with_a_seat_free_is_theirs_at_the_quoted_price()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1);
        await house.Pass(HoldAndMore);
        await house.Place(2);
        await house.Pay(1);
        await house.Follow();
        var state = await house.State(Desk.Number(1));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Zero), (state.Status, state.Balance));
        Assert.Equal([new SeatNumber(2)], state.Seats);
        Assert.Equal([LetterKind.HoldRanOut, LetterKind.Confirmation], Kinds(house));
        Assert.Empty(house.Bank.Refunds);
    }

    [Fact]
    public async Task Paid_late_with_no_seat_free_goes_back_in_full_with_one_explanation()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 1 });
        await house.Place(1);
        await house.Pass(HoldAndMore);
        await house.Place(2);
        for (var time = 0; time < 2; time++) await house.Pay(1);
        await house.Follow();
        Assert.Equal((RegistrationStatus.Expired, Money.Usd(895)), ((await house.State(Desk.Number(1))).Status, (await house.State(Desk.Number(1))).Refunded));
        Assert.Equal([Money.Usd(895)], house.Bank.Refunds.Select(refund => refund.Amount));
        Assert.Equal([LetterKind.HoldRanOut, LetterKind.PaidTooLate], Kinds(house));
    }

    [Fact]
    public async Task A_refund_that_the_provider_refuses_is_left_to_staff_and_not_asked_for_again()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1);
        await house.Pay(1);
        house.Bank.RefusesRefunds = true;
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal([RefundState.Failed], (await house.State(Desk.Number(1))).Refunds.Select(refund => refund.Outcome));
        var looks = house.Looks;
        await house.Pass(Duration.FromDays(2), Duration.FromHours(1));
        Assert.Equal(looks, house.Looks);
    }

    [Fact]
    public async Task A_free_registration_costs_exactly_two_transactions()
    {
        using var house = new House();
        await house.Publish();
        house.Store.Expect(null);
        await house.Enrol(1);
        Assert.Equal(2, house.Store.Transactions.Count);
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    [Fact]
    public async Task A_paid_registration_costs_exactly_four_transactions()
    {
        using var house = new House();
        await house.Publish();
        house.Store.Expect(null);
        await house.Place(1);
        await house.Follow();
        await house.Checkout(1);
        await house.Follow();
        await house.Pay(1);
        await house.Follow();
        Assert.Equal(4, house.Store.Transactions.Count);
        Assert.Equal([LetterKind.Confirmation], Kinds(house));
    }

    private static IEnumerable<LetterKind> Kinds(House house) => house.Post.Taken.Select(mail => Enum.Parse<LetterKind>(mail.Kind));
}
