using System.Text.Json;
using Nep.Registration.App;
using Nep.Registration.App.Ports;
using Nep.Registration.Local.Following;

namespace Nep.Registration.Local.Time;

/// <summary>
/// Moves the demo's clock forward. It stops at every instant at which a plan is due and lets the follower finish there, so that a journey
/// of months does what those months would have done: nothing goes stale on the way.
/// </summary>
public sealed class TimeMachine : IDisposable
{
    private const string Partition = "_host";
    private const string Row = "clock";

    /// <summary>One journey goes this far at most.</summary>
    public static readonly Duration Furthest = Duration.FromDays(1200);

    private readonly SemaphoreSlim one = new(1);
    private readonly ITableStore store;
    private readonly MovableTime time;
    private readonly FollowerQueue queue;
    private readonly Clock clock;

    internal TimeMachine(ITableStore store, MovableTime time, FollowerQueue queue, Clock clock) =>
        (this.store, this.time, this.queue, this.clock) = (store, time, queue, clock);

    public Duration Moved => time.Moved;

    /// <summary>When the next step of any plan is due.</summary>
    public Instant? Next => queue.Due.Next;

    /// <summary>Sets the clock to where the last run of this data folder left it.</summary>
    public async Task Restore(CancellationToken cancel)
    {
        if (await store.Get(Partition, Row, cancel) is { } row) time.Moved = Duration.FromMilliseconds(JsonSerializer.Deserialize<long>(row.Value));
    }

    /// <summary>Goes forward to an instant; one that has passed already leaves the clock alone.</summary>
    public async Task TravelTo(Instant target, CancellationToken cancel)
    {
        await queue.Begun.WaitAsync(cancel);
        await one.WaitAsync(cancel);
        try
        {
            target = Instant.Min(target, clock.Now + Furthest);
            while (queue.Due.Next is { } due && due <= target) await StopAt(due, cancel);
            await StopAt(target, cancel);
            await Keep(cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task StopAt(Instant instant, CancellationToken cancel)
    {
        await Rest(cancel);
        var ahead = instant - clock.Now;
        if (ahead > Duration.Zero) time.Moved += ahead;
        await Rest(cancel);
    }

    /// <summary>Waits until the follower has done all that is due.</summary>
    private async Task Rest(CancellationToken cancel)
    {
        while (!queue.IsAtRest(clock.Now))
        {
            queue.Wake();
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
        }
    }

    private async Task Keep(CancellationToken cancel)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes((long)time.Moved.TotalMilliseconds);
        var row = await store.Get(Partition, Row, cancel);
        await store.Transact(Partition, [row is null ? new RowChange.Insert(Row, value) : new RowChange.Replace(Row, value, row.Tag)], cancel);
    }
}
