using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class SeatTests
{
    [Fact]
    public async Task Two_checkouts_race_for_the_last_seat_one_wins_the_other_is_told_it_is_full_and_charged_nothing()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 1 });
        house.Store.BeforeNextTransaction = async () =>
        {
            await Elsewhere(house, 2);
        };
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(1)));
        await house.Checkout(1);
        Assert.Empty(house.Bank.Checkouts);
        await house.Checkout(2);
        Assert.Equal([Desk.Number(2)], house.Bank.Checkouts.Select(order => order.Registration));
        Assert.Equal([Desk.Number(2)], Holders(house, "seat|"));
    }

    [Fact]
    public async Task Many_at_once_sell_each_seat_once()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 7 });
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() => house.Place(number))));
        Assert.Equal(7, outcomes.Count(one => one is Filed.Done));
        Assert.Equal(new OfferingFull(0), Assert.Single(outcomes.OfType<Filed.Refused>().Select(one => one.Why).Distinct()));
        Assert.Equal(7, Holders(house, "seat|").Distinct().Count());
    }

    [Fact]
    public async Task A_group_larger_than_the_seats_left_takes_none()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 3 });
        await house.Place(1);
        Assert.Equal(new OfferingFull(2), Desk.Why(await house.Place(2, people: 3)));
        Assert.Equal([Desk.Number(1)], Holders(house, "seat|"));
        Assert.IsType<Filed.Done>(await house.Place(3, people: 2));
    }

    [Fact]
    public async Task A_code_in_two_carts_at_once_is_used_once()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("ONCE", new CodeEffect.Free(), 1)] } });
        house.Store.BeforeNextTransaction = () => Elsewhere(house, 2, "ONCE");
        Assert.Equal(new CodeAlreadyUsed("ONCE"), Desk.Why(await house.Place(1, "ONCE")));
        Assert.Equal([Desk.Number(2)], Holders(house, "code|"));
        Assert.Equal([Desk.Number(2)], Holders(house, "seat|"));
    }

    [Fact]
    public async Task A_cancelled_registration_frees_its_seat_and_its_use_of_a_code_once()
    {
        using var house = new House();
        await house.Publish(Desk.Details with
        {
            Capacity = 1,
            Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("ONCE", new CodeEffect.Free(), 1)] },
        });
        await house.Place(1, "ONCE");
        await house.Cancel(1);
        Assert.IsType<Filed.Done>(await house.Place(2, "ONCE"));
        await house.Cancel(1);
        Assert.Equal([Desk.Number(2)], Holders(house, "seat|"));
        Assert.Equal([Desk.Number(2)], Holders(house, "code|"));
    }

    [Fact]
    public async Task A_write_conflict_reads_again_and_gives_the_next_seat()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(9);
        house.Store.BeforeNextTransaction = () => Elsewhere(house, 2);
        var placed = Assert.IsType<Filed.Done>(await house.Place(1)).State;
        Assert.Equal([new SeatNumber(3)], placed.Seats);
        Assert.Equal([Desk.Number(9), Desk.Number(2), Desk.Number(1)], Holders(house, "seat|"));
    }

    [Fact]
    public async Task A_payment_and_a_cancellation_at_once_leave_neither_money_nor_seat_astray()
    {
        using var house = new House();
        await house.Publish();
        await house.Place(1);
        house.Store.BeforeNextTransaction = async () =>
        {
            using var other = house.Beside();
            await other.Pay(1);
        };
        await house.Cancel(1);
        await house.Follow();
        var state = await house.State(Desk.Number(1));
        Assert.Equal((RegistrationStatus.Cancelled, Money.Usd(895)), (state.Status, state.Refunded));
        Assert.Equal([Money.Usd(895)], house.Bank.Refunds.Select(refund => refund.Amount));
        Assert.Empty(Holders(house, "seat|"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_registration()
    {
        using var house = new House();
        await house.Publish();
        var first = Assert.IsType<Filed.Done>(await house.Place(1));
        Assert.Equal(first, await house.Place(1));
        Assert.Equal([Desk.Number(1)], Holders(house, "seat|"));
    }

    private static async Task Elsewhere(House house, int number, string code = "")
    {
        using var other = house.Beside();
        Assert.IsType<Filed.Done>(await other.Place(number, code));
    }

    private static IEnumerable<RegistrationId> Holders(House house, string prefix) =>
        from one in house.Rows.Everything
        where one.Row.Key.StartsWith(prefix, StringComparison.Ordinal)
        select Json.Read<SeatHolder>(one.Row.Value).Registration;
}
