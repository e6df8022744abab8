using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

public class WaitingListTests
{
    [Fact]
    public async Task Seats_that_come_free_are_offered_to_the_first_in_line_who_takes_them()
    {
        using var house = await Full(1, waiting: [2, 3]);
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("2 Held, 3 Waiting", await Standing(house, 2, 3));
        Assert.IsType<Filed.Done>(await house.Accept(2));
        await house.Follow();
        Assert.Equal("2 Confirmed, 3 Waiting", await Standing(house, 2, 3));
        Assert.Contains($"{Desk.Number(2)}|SeatOffered|registrar", Outcome.Letters(house));
    }

    [Fact]
    public async Task While_anyone_waits_a_freed_seat_is_not_for_whoever_comes()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Cancel(1);
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9, "SPONSOR")));
        using var elsewhere = house.Beside();
        Assert.Equal(new OfferingFull(0), Desk.Why(await elsewhere.Place(9, "SPONSOR")));
    }

    [Fact]
    public async Task Whoever_comes_while_someone_joins_at_the_same_moment_stands_behind_them()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(2));
        await house.Enrol(1);
        house.Store.BeforeNextTransaction = async () =>
        {
            using var elsewhere = house.Beside();
            Assert.IsType<Filed.Done>(await elsewhere.Join(2, people: 2));
        };
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9, "SPONSOR")));
        Assert.Equal([Desk.Number(1)], Holders(house));
    }

    [Fact]
    public async Task A_late_payment_does_not_take_the_seat_of_someone_who_joined_at_the_same_moment()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(1));
        await house.Place(1);
        await house.Pass(Duration.FromMinutes(31));
        await house.Enrol(5);
        await house.Cancel(5);
        house.Store.BeforeNextTransaction = async () =>
        {
            using var elsewhere = house.Beside();
            await elsewhere.Enrol(6);
            await elsewhere.Join(2);
            await elsewhere.Cancel(6);
        };
        await house.Pay(1);
        await house.Follow();
        Assert.Equal("1 Expired, 2 Held", await Standing(house, 1, 2));
        Assert.Equal([Money.Usd(895)], house.Bank.Refunds.Select(refund => refund.Amount));
    }

    [Fact]
    public async Task A_seat_freed_while_someone_joins_at_the_same_moment_is_offered_to_them()
    {
        using var house = await Full(1, waiting: []);
        house.Store.BeforeNextTransaction = async () =>
        {
            using var elsewhere = house.Beside();
            await elsewhere.Cancel(1);
        };
        Assert.IsType<Filed.Done>(await house.Join(2));
        await house.Follow();
        Assert.Equal("2 Held", await Standing(house, 2));
    }

    [Fact]
    public async Task Someone_who_joins_while_the_list_ends_is_neither_lost_nor_overtaken()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Cancel(2);
        house.Store.BeforeNextTransaction = async () =>
        {
            using var elsewhere = house.Beside();
            await elsewhere.Join(3);
        };
        await house.Follow();
        await house.Cancel(1);
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9, "SPONSOR")));
        await house.Follow();
        Assert.Equal("3 Held", await Standing(house, 3));
    }

    [Fact]
    public async Task When_nobody_waits_any_more_whoever_comes_may_take_a_seat()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Cancel(2);
        await house.Cancel(1);
        await house.Follow();
        Assert.IsType<Filed.Done>(await house.Place(9, "SPONSOR"));
    }

    [Fact]
    public async Task A_declined_offer_goes_to_the_next_once()
    {
        using var house = await Full(1, waiting: [2, 3, 4]);
        await house.Cancel(1);
        await house.Follow();
        await house.Cancel(2);
        await house.Cancel(2);
        await house.Follow();
        Assert.Equal("2 Cancelled, 3 Held, 4 Waiting", await Standing(house, 2, 3, 4));
        Assert.Equal(1, Outcome.Letters(house).Count(letter => letter.Contains("SeatOffered", StringComparison.Ordinal) && letter.StartsWith($"{Desk.Number(3)}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_offer_that_runs_out_goes_to_the_next_who_is_told_the_same_hour()
    {
        using var house = await Full(1, waiting: [2, 3]);
        await house.Cancel(1);
        await house.Follow();
        await house.Pass(Duration.FromHours(49), Duration.FromHours(1));
        Assert.Equal("2 Expired, 3 Held", await Standing(house, 2, 3));
        Assert.Equal(
            ["OfferRanOut", "OfferReminder", "SeatOffered", "Waitlisted"],
            Outcome.Letters(house).Where(letter => letter.StartsWith($"{Desk.Number(2)}", StringComparison.Ordinal)).Select(letter => letter.Split('|')[1]));
    }

    [Fact]
    public async Task An_offer_accepted_at_the_instant_it_expires_has_one_outcome()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Cancel(1);
        await house.Follow();
        house.Time.Now = (await house.State(Desk.Number(2))).HeldUntil;
        house.Store.BeforeNextTransaction = async () =>
        {
            using var elsewhere = house.Beside();
            await elsewhere.Follow();
        };
        Assert.Equal(new HoldHasExpired(), Desk.Why(await house.Accept(2)));
        await house.Follow();
        Assert.Equal("2 Expired", await Standing(house, 2));
        Assert.Empty(Holders(house));
    }

    [Fact]
    public async Task Offers_made_on_a_weekend_go_out_on_Monday_morning()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Pass(Duration.FromDays(5));
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("2 Waiting", await Standing(house, 2));
        await house.Pass(Duration.FromHours(47));
        Assert.Equal("2 Waiting", await Standing(house, 2));
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9, "SPONSOR")));
        await house.Pass(Duration.FromHours(1));
        Assert.Equal("2 Held", await Standing(house, 2));
    }

    [Fact]
    public async Task A_group_is_offered_only_when_all_its_seats_are_free_and_nobody_behind_it_before()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(3));
        await house.Enrol(1, 2, 3);
        await house.Join(4, people: 2);
        await house.Join(5);
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("4 Waiting, 5 Waiting", await Standing(house, 4, 5));
        await house.Cancel(2);
        await house.Follow();
        Assert.Equal("4 Held, 5 Waiting", await Standing(house, 4, 5));
    }

    [Fact]
    public async Task Where_the_rule_passes_a_large_group_over_the_record_says_why()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(3, LargeGroups.PassOver));
        await house.Enrol(1, 2, 3);
        await house.Join(4, people: 2);
        await house.Join(5);
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("4 Waiting, 5 Held", await Standing(house, 4, 5));
        var standing = await house.Get<WaitingListDesk>().Standing(await house.Offering(Desk.Id), Desk.Number(4));
        Assert.Equal((1, PassReason.TooFewSeats), (standing!.Position, Assert.Single(standing.Given).PassedOver(Desk.Number(4))!.Value));
    }

    [Fact]
    public async Task Capacity_cut_below_what_is_sold_evicts_nobody_and_offers_stop()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(3));
        await house.Enrol(1, 2, 3);
        await house.Join(4);
        await Resize(house, 2);
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("2 Confirmed, 3 Confirmed, 4 Waiting", await Standing(house, 2, 3, 4));
        await house.Cancel(2);
        await house.Follow();
        Assert.Equal("4 Held", await Standing(house, 4));
    }

    [Fact]
    public async Task With_the_capacity_cut_no_seat_below_it_is_sold_while_higher_ones_are()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 3 });
        await house.Enrol(1, 2, 3);
        await Resize(house, 2);
        await house.Cancel(1);
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9)));
    }

    [Fact]
    public async Task A_seat_that_another_process_sold_while_there_were_more_counts_when_the_capacity_is_cut_back()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 3 });
        await house.Enrol(1, 2);
        using var other = house.Beside();
        await Resize(other, 4);
        await other.Enrol(3, 4);
        await other.Cancel(3);
        await Resize(other, 3);
        house.Time.Now += Duration.FromMinutes(5);
        Assert.Equal(new OfferingFull(0), Desk.Why(await house.Place(9)));
    }

    [Fact]
    public async Task Capacity_raised_sends_offers_out_in_order()
    {
        using var house = await Full(1, waiting: [2, 3, 4]);
        await Resize(house, 3);
        await house.Follow();
        Assert.Equal("2 Held, 3 Held, 4 Waiting", await Standing(house, 2, 3, 4));
    }

    [Fact]
    public async Task A_split_group_takes_the_seats_that_are_left_and_the_rest_wait_with_no_letter_twice()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(3));
        await house.Enrol(1);
        Assert.IsType<Filed.Done>(await house.Join(2, people: 3, whenFull: WhenFull.Split));
        Assert.IsType<Filed.Done>(await house.Join(2, people: 3, whenFull: WhenFull.Split));
        await house.Follow();
        var seated = await house.State(Desk.Number(2));
        var rest = await house.State(seated.Rest!.Value);
        Assert.Equal((RegistrationStatus.Confirmed, 2), (seated.Status, seated.Participants.Count));
        Assert.Equal((RegistrationStatus.Waiting, 1, seated.Id), (rest.Status, rest.Participants.Count, rest.SplitFrom!.Value));
        Assert.Equal(house.Post.Taken.Count, house.Post.Taken.Select(mail => mail.Key).Distinct().Count());
        Assert.Equal(["Waitlisted"], Outcome.Letters(house).Where(letter => letter.StartsWith($"{rest.Id}", StringComparison.Ordinal)).Select(letter => letter.Split('|')[1]));
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal(RegistrationStatus.Held, (await house.State(rest.Id)).Status);
    }

    [Fact]
    public async Task Staff_offer_out_of_order_with_a_reason_that_everyone_ahead_can_ask_about()
    {
        using var house = await Full(1, waiting: [2, 3]);
        await house.Pass(Duration.FromDays(5));
        await house.Cancel(1);
        var (offering, desk) = (await house.Offering(Desk.Id), house.Get<WaitingListDesk>());
        Assert.Equal(new ReasonMissing(), Desk.Why(await desk.OfferOutOfOrder(offering, Desk.Number(3), "", Desk.Staff)));
        Assert.IsType<Filed.Done>(await desk.OfferOutOfOrder(offering, Desk.Number(3), "She facilitates.", Desk.Staff));
        var given = Assert.Single((await desk.Standing(offering, Desk.Number(2)))!.Given);
        Assert.Equal((PassReason.OutOfOrder, "She facilitates."), (given.PassedOver(Desk.Number(2))!.Value, given.Reason!));
    }

    [Fact]
    public async Task Whoever_still_waits_when_the_program_begins_is_told_and_lost_to_nobody()
    {
        using var house = await Full(1, waiting: [2]);
        await house.Pass(Duration.FromDays(70), Duration.FromDays(1));
        Assert.Equal("2 Expired", await Standing(house, 2));
        Assert.Contains($"{Desk.Number(2)}|WaitingEnded|registrar", Outcome.Letters(house));
    }

    [Fact]
    public async Task A_lost_signal_costs_no_offer()
    {
        using var house = await Full(1, waiting: [2]);
        house.Signals.AreLost = true;
        await house.Cancel(1);
        await house.Follow();
        Assert.Equal("2 Held", await Standing(house, 2));
    }

    [Fact]
    public async Task Many_join_and_leave_at_once_and_the_list_stays_straight()
    {
        using var house = await Full(2, waiting: []);
        await Task.WhenAll(Enumerable.Range(10, 30).Select(number => Task.Run(() => house.Join(number))));
        await Task.WhenAll(Enumerable.Range(10, 10).Select(number => Task.Run(() => house.Cancel(number))).Append(Task.Run(() => house.Cancel(1))));
        await house.Follow();
        var rows = house.Rows.Everything.Where(one => one.Row.Key.StartsWith("wait|", StringComparison.Ordinal)).Select(one => Json.Read<Waiter>(one.Row.Value)).ToList();
        Assert.Equal(19, rows.Count);
        Assert.Equal(2, Holders(house).Count());
        Assert.Equal([.. rows.Order()], LineRecord.Replay(await house.Get<WaitingListDesk>().Record(Desk.Id)).Waiters);
    }

    private static async Task<House> Full(int seats, int[] waiting)
    {
        var house = new House();
        await house.Publish(Desk.Listed(seats));
        await house.Enrol(Enumerable.Range(1, seats));
        foreach (var number in waiting)
        {
            house.Time.Now += Duration.FromMinutes(1);
            Assert.IsType<Filed.Done>(await house.Join(number));
        }

        await house.Follow();
        return house;
    }

    private static async Task Resize(House house, int seats)
    {
        var offering = await house.Offering(Desk.Id);
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = seats }, offering.Version, "resized"), Desk.Staff));
    }

    private static async Task<string> Standing(House house, params int[] numbers)
    {
        var standing = new List<string>();
        foreach (var number in numbers) standing.Add($"{number} {(await house.State(Desk.Number(number))).Status}");
        return string.Join(", ", standing);
    }

    private static IEnumerable<RegistrationId> Holders(House house) =>
        from one in house.Rows.Everything
        where one.Row.Key.StartsWith("seat|", StringComparison.Ordinal)
        select Json.Read<SeatHolder>(one.Row.Value).Registration;
}
