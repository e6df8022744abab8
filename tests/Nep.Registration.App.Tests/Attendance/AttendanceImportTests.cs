using Nep.Registration.App.Attendance;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;

namespace Nep.Registration.App.Tests.Attendance;

public sealed class AttendanceImportTests
{
    [Fact]
    public async Task However_often_the_process_ends_an_import_that_is_confirmed_again_comes_to_the_same() =>
        Assert.NotEqual(0, await EveryCrash.In(Enrolled, house => Import(house, 1, 2, 3)));

    [Fact]
    public async Task Two_hundred_people_are_recorded_in_a_few_transactions_and_nobody_twice()
    {
        using var house = new House();
        await house.Publish(Desk.Details with { Capacity = 500 });
        await house.Enrol(Enumerable.Range(1, 200));
        await house.Pass(await Start(house) - house.Time.Now);
        house.Store.Expect(null);

        Assert.Equal(200, (await Import(house, [.. Enumerable.Range(1, 200)])).Recorded);
        Assert.Equal(3, house.Store.Transactions.Count(keys => keys.Contains("att|", StringComparison.Ordinal)));
        Assert.Equal(0, (await Import(house, [.. Enumerable.Range(1, 200)])).Recorded);
        Assert.All(await house.Get<AttendanceDesk>().All(await house.Offering(Desk.Id)), presence => Assert.Single(presence.Marks));
    }

    private static async Task Enrolled(House house)
    {
        await house.Publish();
        await house.Enrol(1, 2, 3);
        await house.Pass(await Start(house) - house.Time.Now);
    }

    private static async Task<Instant> Start(House house) => (await house.Offering(Desk.Id)).Starts;

    private static async Task<ImportOutcome> Import(House house, params int[] numbers)
    {
        var offering = await house.Offering(Desk.Id);
        var stay = new Stay(offering.Starts, offering.Starts + Duration.FromHours(2));
        return await house.Get<AttendanceImport>().Record(
            offering, offering.Sessions[0], [.. numbers.Select(number => new ConfirmedTimes(Desk.Number(number), new ParticipantNumber(1), [stay]))], "zoom.csv", Desk.Staff);
    }
}
