using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

/// <summary>Purchase orders and checks from the form to the last cent, over the ports.</summary>
public sealed class PurchaseOrderTests : IDisposable
{
    private readonly House house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_district_goes_from_quote_to_receipt()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1, people: 2);
        await house.Follow();
        await house.Pass(Duration.FromDays(3));
        Assert.IsType<Filed.Done>(await house.SendOrder(1, 1790));
        await house.Follow();
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(1790)), Standing(await house.State(Desk.Number(1))));
        Assert.Null(await house.RecordCheck(1000, (1, 1000)));
        await house.Follow();
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(790)), Standing(await house.State(Desk.Number(1))));
        Assert.Equal(["QuoteReady", "Confirmation", "Confirmation", "PurchaseOrderReceived", "PaymentReceipt"], KindsSent());
    }

    [Fact]
    public async Task An_unpaid_order_is_asked_for_after_the_event_and_its_seats_stay()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.SendOrder(1);
        await house.Pass(Duration.FromDays(120), Duration.FromHours(12));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(895)), Standing(await house.State(Desk.Number(1))));
        Assert.Equal(3, KindsSent().Count(kind => kind == "InvoiceOverdue"));
    }

    [Fact]
    public async Task Without_an_order_the_seats_are_let_go_after_two_reminders()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.Pass(Duration.FromDays(31), Duration.FromHours(6));
        Assert.Equal(RegistrationStatus.Expired, (await house.State(Desk.Number(1))).Status);
        Assert.Equal(["QuoteReady", "PurchaseOrderReminder", "PurchaseOrderReminder", "HoldRanOut"], KindsSent());
    }

    [Fact]
    public async Task A_check_after_the_seats_ran_out_brings_them_back_while_some_are_free()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.Pass(Duration.FromDays(31), Duration.FromHours(6));
        Assert.Null(await house.RecordCheck(895, (1, 895)));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Zero), Standing(await house.State(Desk.Number(1))));
    }

    [Fact]
    public async Task Card_and_check_both_paid_the_seat_stays_and_the_overpayment_waits_for_a_person()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.Pay(1);
        Assert.Null(await house.RecordCheck(895, (1, 895)));
        var summary = Assert.Single((await house.Get<RegistrationList>().Of(Desk.Id)).Troubled);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(895)), (summary.Status, summary.Overpaid));
    }

    [Fact]
    public async Task One_check_is_shared_out_over_the_registrations_of_an_order()
    {
        await ThreeOrdered(house);
        Assert.Null(await house.RecordCheck(2000, (1, 895), (2, 895), (3, 210)));
        Assert.Equal(Money.Usd(685), Assert.Single(await house.Get<PurchaseOrderBook>().All()).Open);
        Assert.Equal(Money.Usd(685), (await house.State(Desk.Number(3))).Balance);
    }

    [Fact]
    public async Task Shares_that_do_not_add_up_to_the_check_are_not_recorded()
    {
        await ThreeOrdered(house);
        Assert.Equal(new SharesDoNotAddUp(Money.Usd(1790), Money.Usd(2000)), await house.RecordCheck(2000, (1, 895), (2, 895)));
        Assert.Equal(Money.Usd(895), (await house.State(Desk.Number(1))).Balance);
    }

    [Fact]
    public async Task A_share_that_is_refused_leaves_all_shares_unrecorded()
    {
        await ThreeOrdered(house);
        Assert.IsType<RegistrationNotFound>(await house.RecordCheck(1000, (1, 895), (9, 105)));
        Assert.Equal(Money.Usd(895), (await house.State(Desk.Number(1))).Balance);
        Assert.Empty(await house.Get<CheckDesk>().Unfinished());
    }

    [Fact]
    public async Task An_order_for_two_flags_the_third_person_and_drops_nobody()
    {
        await ThreeOrdered(house, covers: 2);
        var file = Assert.Single(await house.Get<PurchaseOrderBook>().All());
        Assert.Equal([(1, 0), (1, 0), (0, 1)], file.Cover!.Registrations.Select(one => (one.Covered, one.Beyond)));
        Assert.All(file.Registrations, one => Assert.Equal(RegistrationStatus.Confirmed, one.Registration.Status));
    }

    [Fact]
    public async Task Approved_once_an_order_is_approved_for_every_registration_that_names_it()
    {
        await ThreeOrdered(house);
        var book = house.Get<PurchaseOrderBook>();
        Assert.Null(await house.Get<BillingDesk>().Approve(Assert.Single(await book.All()), "right", Desk.Staff));
        Assert.False(Assert.Single(await book.All()).IsIn(OrderStage.ToCheck, house.Time.Now));
    }

    [Fact]
    public async Task A_check_goes_back_by_the_check_that_staff_send()
    {
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.SendOrder(1);
        await house.RecordCheck(895, (1, 895));
        await house.Cancel(1);
        await house.Follow();
        Assert.Empty(house.Bank.Refunds);
        var state = await house.State(Desk.Number(1));
        Assert.Equal([Money.Usd(895)], state.RefundsToSend().Select(refund => refund.Amount));
        Assert.IsType<FormFaulty>(await house.Get<BillingDesk>().RecordRefundSent(await house.Offering(Desk.Id), state, 1, new string('9', 40_000), Desk.Staff));
        Assert.Null(await house.Get<BillingDesk>().RecordRefundSent(await house.Offering(Desk.Id), state, 1, "check 99", Desk.Staff));
        await house.Follow();
        Assert.Contains("RefundMade", KindsSent());
    }

    [Fact]
    public async Task Sharing_a_check_out_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(
        house => ThreeOrdered(house),
        async house =>
        {
            Assert.Null(await house.RecordCheck(2000, (1, 895), (2, 895), (3, 210)));
            await house.Follow();
        }));

    [Fact]
    public async Task Approving_an_order_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(
        house => ThreeOrdered(house),
        async house =>
        {
            foreach (var file in await house.Get<PurchaseOrderBook>().All()) Assert.Null(await house.Get<BillingDesk>().Approve(file, "right", Desk.Staff));
            await house.Follow();
        }));

    [Fact]
    public async Task A_check_that_broke_off_is_known_until_a_person_finishes_it()
    {
        await ThreeOrdered(house);
        house.Store.BeforeNextTransaction = () =>
        {
            house.Store.BeforeNextTransaction = () =>
            {
                house.Store.Expect(new Crash(1, true));
                return Task.CompletedTask;
            };
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<CrashException>(() => house.RecordCheck(2000, (1, 895), (2, 895), (3, 210)));
        house.Restart();
        var desk = house.Get<CheckDesk>();
        var file = Assert.Single(await desk.Unfinished());
        Assert.Null(await desk.GoOn(file.Payment.Id, file.Payment.Date));
        Assert.Empty(await desk.Unfinished());
        Assert.Equal(Money.Usd(685), Assert.Single(await house.Get<PurchaseOrderBook>().All()).Open);
    }

    private static async Task ThreeOrdered(House house, int? covers = null)
    {
        await house.PublishForOrders();
        foreach (var number in new[] { 1, 2, 3 })
        {
            Assert.IsType<Filed.Done>(await house.PlaceByOrder(number));
            Assert.IsType<Filed.Done>(await house.SendOrder(number, 2685, covers));
        }

        await house.Follow();
    }

    private static (RegistrationStatus Status, Money Balance) Standing(RegistrationState state) => (state.Status, state.Balance);

    private IEnumerable<string> KindsSent() => house.Post.Taken.Select(mail => mail.Kind).Where(kind => kind is not ("Reminder" or "SessionReminder" or "Survey"));
}
