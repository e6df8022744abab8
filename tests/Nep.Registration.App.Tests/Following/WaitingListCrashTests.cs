using Nep.Registration.App.Offerings;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Following;

/// <summary>The process ends at every call to the store in turn, while people join, leave, are offered seats and take them.</summary>
public class WaitingListCrashTests
{
    [Fact]
    public Task Joining_survives_a_crash_anywhere() => Same(house => Full(house), async house =>
    {
        await house.Join(2);
        await house.Follow();
    });

    [Fact]
    public Task Splitting_survives_a_crash_anywhere() => Same(
        async house =>
        {
            await house.Publish(Desk.Listed(3));
            await house.Enrol(1);
        },
        async house =>
        {
            await house.Join(2, people: 3, whenFull: WhenFull.Split);
            await house.Follow();
        });

    [Fact]
    public Task Freeing_and_offering_survive_a_crash_anywhere() => Same(house => Full(house, 2, 3), async house =>
    {
        await house.Cancel(1);
        await house.Follow();
    });

    [Fact]
    public Task Taking_an_offer_survives_a_crash_anywhere() => Same(Offered, async house =>
    {
        await house.Accept(2);
        await house.Follow();
    });

    [Fact]
    public Task An_offer_that_runs_out_survives_a_crash_anywhere() => Same(Offered, async house =>
    {
        house.Time.Now = Instant.Max(house.Time.Now, Desk.Opening + Duration.FromHours(50));
        await house.Follow();
    });

    [Fact]
    public Task The_end_of_a_list_survives_a_crash_anywhere() => Same(house => Full(house, 2), async house =>
    {
        await house.Cancel(2);
        await house.Cancel(1);
        await house.Follow();
    });

    [Fact]
    public Task A_raised_capacity_survives_a_crash_anywhere() => Same(house => Full(house, 2, 3), async house =>
    {
        var offering = await house.Offering(Desk.Id);
        if (offering.Details.Capacity == 1)
            await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = 3 }, offering.Version, "resized"), Desk.Staff);
        await house.Follow();
    });

    private static async Task Same(Func<House, Task> before, Func<House, Task> act) => Assert.NotEqual(0, await EveryCrash.In(before, act));

    private static async Task Offered(House house)
    {
        await Full(house, 2, 3);
        await house.Cancel(1);
        await house.Follow();
    }

    private static async Task Full(House house, params int[] waiting)
    {
        await house.Publish(Desk.Listed(1));
        await house.Enrol(1);
        foreach (var number in waiting) await house.Join(number);
        await house.Follow();
    }

    [Fact]
    public async Task Of_several_offers_made_at_once_the_first_is_made_to_whoever_joined_first()
    {
        using var house = new House();
        await house.Publish(Desk.Listed(1));
        foreach (var number in new[] { 5, 9, 7 })
        {
            await house.Join(number);
            house.Time.Now += Duration.FromSeconds(1);
        }

        var offering = await house.Offering(Desk.Id);
        await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = 3 }, offering.Version, "resized"), Desk.Staff);
        house.Store.Expect(null);
        await house.Follow();
        Assert.Equal([9, 7], house.Store.Transactions.Where(keys => keys.Contains("wait|", StringComparison.Ordinal)).Select(keys => int.Parse(keys.Split(' ')[0]["reg|".Length..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_cut_capacity_is_kept_also_by_a_process_that_has_not_seen_what_another_sold_above_it()
    {
        using var house = new House();
        using var other = house.Beside();
        await house.Publish(Desk.Details with { Capacity = 4 });
        await other.Enrol(1);
        await house.Enrol(2, 3, 4);
        await house.Cancel(2);
        var offering = await house.Offering(Desk.Id);
        await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = 3 }, offering.Version, "resized"), Desk.Staff);
        house.Time.Now += Duration.FromMinutes(1);
        Assert.IsType<OfferingFull>(Desk.Why(await other.Place(5, "SPONSOR")));
    }
}
