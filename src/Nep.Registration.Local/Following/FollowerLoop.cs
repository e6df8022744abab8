using System.Threading.Channels;
using Nep.Registration.App;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Local.Following;

/// <summary>
/// The durable loop on one machine: sleeps until a plan is due or the facts change, and lets the follower look at it. What it must look at
/// stands in the store's due rows, so a restart goes on where the process died. While nothing is due it does not wake.
/// </summary>
internal sealed partial class FollowerLoop(
    FollowerQueue queue, Follower follower, DueReading due, OfferingShelf shelf, Clock clock, ILogger<FollowerLoop> log) : BackgroundService
{
    /// <summary>So many at a time: each mostly waits for the disk, and those who wait together share one wait.</summary>
    private const int Workers = 64;

    /// <summary>A plan whose step failed is looked at again after this long.</summary>
    private static readonly Duration TryAgain = Duration.FromSeconds(30);

    /// <summary>The longest sleep, since a timer takes no more than this; and how often lost signals are looked for after a busy time.</summary>
    private static readonly Duration LongestSleep = Duration.FromMinutes(10);

    private const int RowsBetweenPauses = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await ReadDueRows(stoppingToken);
        queue.Begin();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Work(queue.Errands, stoppingToken))
            .Append(Work(queue.Outside, stoppingToken)).Append(Watch(stoppingToken)));
    }

    /// <summary>
    /// The due rows are what counts; the queue in memory is only made from them. Where there are very many, those who wait for the first pages go
    /// first: what is overdue comes first in each offering.
    /// </summary>
    private async Task ReadDueRows(CancellationToken cancel)
    {
        var read = 0;
        foreach (var offering in await shelf.All(cancel))
            await foreach (var (plan, instant) in due.All(offering.Id, cancel))
            {
                queue.Due.NoLater(plan, instant);
                if (++read % RowsBetweenPauses == 0) await Task.Delay(Pause, cancel);
            }
    }

    private async Task Watch(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            queue.LookAtDue(clock.Now);
            var wait = queue.Due.Next is { } next ? Duration.Max(next - clock.Now, Duration.Zero) : LongestSleep;
            var woken = await queue.Sleep(ForAsLongAs(wait), cancel);
            if (!woken && wait >= LongestSleep && queue.TakeSignals()) await ReadDueRows(cancel);
        }
    }

    /// <summary>While something is due one day it looks up now and then, since the machine's clock may be set; when nothing is, it need not.</summary>
    private TimeSpan ForAsLongAs(Duration wait) => queue.Due.Count == 0 && !queue.HasSignals
        ? Timeout.InfiniteTimeSpan
        : Duration.Min(wait, LongestSleep).ToTimeSpan() + TimeSpan.FromMilliseconds(1);

    private async Task Work(ChannelReader<Errand> errands, CancellationToken cancel)
    {
        await foreach (var errand in errands.ReadAllAsync(cancel))
        {
            try
            {
                if (errand.Claimed.Count > 0) await follower.Deliver(errand.Plan, errand.Claimed, cancel);
                else queue.Due.NoLater(errand.Plan, await follower.Advance(errand.Plan, cancel));
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                LogFault(log, errand.Plan, fault);
                queue.Due.NoLater(errand.Plan, clock.Now + TryAgain);
            }
            finally
            {
                queue.Done();
                if (queue.Due.Next <= clock.Now) queue.Wake();
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A step of plan {Plan} failed and will be tried again")]
    private static partial void LogFault(ILogger log, PlanId plan, Exception fault);
}
