using Nep.Registration.App;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Local.Following;
using Nep.Registration.Local.Storage;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Process;

public sealed class TimeMachineTests
{
    [Fact]
    public async Task A_journey_begun_while_the_host_still_starts_passes_no_step_that_is_due_on_the_way()
    {
        using var folder = new DataFolder();
        await using var store = SqliteTableStore.Open(folder.Path);
        var time = new MovableTime(TimeProvider.System);
        var clock = new Clock(time);
        using var queue = new FollowerQueue();
        using var machine = new TimeMachine(store, time, queue, clock);
        var (plan, due) = (new PlanId.OfCohort(OfferingId.Parse("an-institute")), clock.Now + Duration.FromDays(1));

        var journey = machine.TravelTo(clock.Now + Duration.FromDays(2), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(journey.IsCompleted);
        queue.Due.NoLater(plan, due);
        queue.Begin();
        while (queue.Due.TakeDue(clock.Now) is not [_]) await Task.Delay(1, TestContext.Current.CancellationToken);

        Assert.InRange(clock.Now - due, Duration.Zero, Duration.FromMinutes(1));
        await journey;
        Assert.InRange(clock.Now - due, Duration.FromHours(23), Duration.FromHours(25));
    }
}
