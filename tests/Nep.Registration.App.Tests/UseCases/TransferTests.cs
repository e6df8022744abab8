using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class TransferTests
{
    private static readonly OfferingId There = OfferingId.Parse("coaching-for-equity-2027-06");

    private static readonly OfferingDetails Here = Desk.Details with
    {
        Policy = Desk.Details.Policy with { Transfer = new TransferRule(Money.Usd(50), 12) },
    };

    [Fact]
    public async Task Wherever_the_process_ends_they_have_one_seat_there_none_here_and_every_cent_is_in_one_place()
    {
        var crashes = await EveryCrash.In(house => Paid(house, 700), Move, (house, _) => Moved(house, Money.Usd(750), Money.Usd(145)));
        Assert.True(crashes > 10);
    }

    [Fact]
    public async Task What_was_carried_goes_back_by_the_payment_that_the_provider_knows()
    {
        using var house = new House();
        await Paid(house, 845);
        await Move(house);
        var there = (await house.Get<OfferingShelf>().Find(There))!;
        await house.Registrations.Cancel(there, Arrived, EndKind.ByRegistrant, "", new Actor.Registrant());
        await house.Follow();
        Assert.Equal([(PaymentId.Parse("pi_1"), Money.Usd(895))], house.Bank.Refunds.Select(refund => (refund.Payment, refund.Amount)));
    }

    [Fact]
    public async Task A_full_offering_takes_nobody_and_everything_stays()
    {
        using var house = new House();
        await Paid(house, 700, capacity: 1);
        Assert.IsType<Filed.Done>(await house.Registrations.Place(There, Desk.Number(9), Desk.Form(9), null));
        await Move(house);
        var state = await house.State(Desk.Number(1));
        Assert.Equal((RegistrationStatus.Confirmed, "OfferingFull"), (state.Status, state.Transfer!.Refused));
        Assert.Equal(Money.Usd(895), state.Paid - state.Refunded);
        Assert.Single(house.Post.Taken, mail => mail.Kind == nameof(LetterKind.TransferRefused));
    }

    /// <summary>Two look at one order at once: what the one has decided, the other only finds, whichever of them is first.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_look_that_comes_late_changes_nothing_that_was_decided(bool full)
    {
        using var house = new House();
        await Paid(house, 700, capacity: 1);
        if (full) await house.Registrations.Place(There, Desk.Number(9), Desk.Form(9), null);
        var (here, there) = (await house.Offering(Desk.Id), (await house.Get<OfferingShelf>().Find(There))!);
        await house.Registrations.Transfer(here, Desk.Number(1), there, TransferKind.ByRegistrant, Money.Usd(50), "", new Actor.Registrant());
        var asOrdered = await house.State(Desk.Number(1));
        await house.Follow();
        var decided = await house.State(Desk.Number(1));
        if (full) await house.Registrations.Cancel(there, Desk.Number(9), EndKind.ByRegistrant, "", new Actor.Registrant());

        await house.Get<TransferSteps>().Carry(here, asOrdered, new Step("transfer:1", asOrdered.Transfer!.At, null, new Act.CarryTransfer(1)), default);

        Assert.Equal(decided, await house.State(Desk.Number(1)));
        Assert.Equal((full, full ? RegistrationStatus.Confirmed : RegistrationStatus.Cancelled), (await house.Registrations.Find(There, Arrived) is null, decided.Status));
    }

    [Fact]
    public async Task A_dearer_offering_takes_them_at_once_and_the_difference_is_still_to_pay()
    {
        using var house = new House();
        await Paid(house, 1000);
        await Move(house);
        var state = (await house.Registrations.Find(There, Arrived))!.Value.State;
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(155)), (state.Status, state.Balance));
        Assert.Empty(house.Bank.Refunds);
    }

    /// <summary>The provider knows the registration that was paid for, and tells of its money there.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 750)]
    public async Task A_dispute_about_money_that_was_carried_is_about_the_seat_that_it_pays_for(bool won, int kept)
    {
        using var house = new House();
        await Paid(house, 700);
        await Move(house);
        var dispute = new DisputeNotice(Desk.Id, Desk.Number(1), PaymentId.Parse("pi_1"), "dp_1", Money.Usd(895), "fraudulent");
        foreach (var notice in new[] { dispute, dispute with { Won = won }, dispute, dispute with { Won = won } }) Assert.True(await house.Get<PaymentNotices>().Receive(notice));
        await house.Follow();
        var there = (await house.Registrations.Find(There, Arrived))!.Value.State;
        Assert.Equal((1, won, Money.Usd(kept)), (there.Disputes.Count, there.Disputes[0].Won!.Value, there.Paid - there.Refunded));
        Assert.Empty((await house.State(Desk.Number(1))).Disputes);
    }

    [Fact]
    public async Task A_dispute_that_was_known_before_the_move_ends_in_both_places_and_is_lost_where_the_money_is()
    {
        using var house = new House();
        await Paid(house, 845);
        var dispute = new DisputeNotice(Desk.Id, Desk.Number(1), PaymentId.Parse("pi_1"), "dp_1", Money.Usd(895), "fraudulent");
        Assert.True(await house.Get<PaymentNotices>().Receive(dispute));
        await Move(house);
        for (var time = 0; time < 2; time++) Assert.True(await house.Get<PaymentNotices>().Receive(dispute with { Won = false }));
        var there = (await house.Registrations.Find(There, Arrived))!.Value.State;
        Assert.Equal((Money.Zero, Money.Usd(895)), (there.Paid - there.Refunded, there.Balance));
        Assert.All((await house.State(Desk.Number(1))).Disputes, one => Assert.False(one.Won));
    }

    private static RegistrationId Arrived => TransferSteps.IdOf(There, Desk.Number(1));

    private static async Task Paid(House house, int price, int capacity = 40)
    {
        await house.Publish(Here);
        var later = OfferingClone.Make(Here, new LocalDate(2027, 6, 3)) with { Prices = new PriceList(Money.Usd(price)), Capacity = capacity };
        Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.CreateOffering(There, later), Desk.Staff));
        Assert.Null(await house.Get<OfferingDesk>().Handle(There, new OfferingCommand.PublishOffering(), Desk.Staff));
        await house.Place(1);
        await house.Pay(1);
        await house.Follow();
    }

    private static async Task Move(House house)
    {
        var here = await house.Offering(Desk.Id);
        var there = (await house.Get<OfferingShelf>().Find(There))!;
        await house.Registrations.Transfer(here, Desk.Number(1), there, TransferKind.ByRegistrant, Money.Usd(50), "", new Actor.Registrant());
        await house.Follow();
    }

    private static void Moved(House house, Money carried, Money back)
    {
        var rows = house.Rows.Everything.ToList();
        Assert.Equal([$"{There}"], rows.Where(one => one.Row.Key.StartsWith("seat|", StringComparison.Ordinal)).Select(one => one.Partition));
        var states = rows.Where(one => one.Row.Key.StartsWith("reg|", StringComparison.Ordinal)).Select(one => App.Storage.Json.Read<RegistrationFile>(one.Row.Value).State).ToList();
        Assert.Equal(Money.Usd(895), states.Select(state => state.Payments.Where(payment => payment.Origin is null).Select(payment => payment.Amount).Total()).Total());
        Assert.Equal([carried], states.Where(state => state.HasSeats).Select(state => state.Paid - state.Refunded));
        Assert.Equal([EndKind.Transferred], states.Where(state => !state.HasSeats).Select(state => state.EndedBy!.Value));
        Assert.Equal([back], house.Bank.Refunds.Select(refund => refund.Amount));
        Assert.Single(house.Post.Taken, mail => mail.Kind == nameof(LetterKind.Transferred));
    }
}
