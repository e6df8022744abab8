using System.Globalization;
using Microsoft.DurableTask;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Functions.Following;

/// <summary>
/// The follower as a durable loop: perform what is due, sleep until the next due instant or until told that the facts changed, start over;
/// end when the plan waits for nothing.
/// </summary>
/// <remarks>
/// <para>Orchestrator code: it is replayed, also by later versions of this program over histories of months. It does nothing but call the two
/// activities, wait and continue as new; keep the order of these calls as it is.</para>
/// <para>One waiter stands for the event at all times but right after an event was taken, and only then does the loop continue as new: an event
/// that comes meanwhile is kept for the next generation.</para>
/// </remarks>
internal static class PlanLoop
{
    public const string Changed = nameof(Changed);

    /// <summary>After so many wakes the history is begun anew with the next event, and after twice as many without one.</summary>
    private const int WakesPerGeneration = 20;

    /// <summary>The engine's timers are cut to whole seconds and may ring up to one second early.</summary>
    private static readonly TimeSpan RingsEarly = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(30);

    /// <summary>What a plan that waits for nothing waits for while it still has a signal to read: no timer can be set to it.</summary>
    private static readonly DateTime Nothing = DateTime.MaxValue;

    /// <summary>Passing trouble is over in these four minutes; longer trouble is looked at again every half hour.</summary>
    private static readonly TaskOptions Patience = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 5, firstRetryInterval: TimeSpan.FromSeconds(15), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(2)));

    /// <summary>Begun with something that names no plan it ends at once: nobody would ever settle it.</summary>
    public static async Task Run(TaskOrchestrationContext context)
    {
        if (context.GetInput<PlanWake>() is not { } wake || !PlanId.TryParse(wake.Plan, out _)) return;
        var changed = context.WaitForExternalEvent<PlanWake>(Changed);
        for (var wakes = 1; ; wakes++)
        {
            var (next, failed) = wake.NeedsLook(context.CurrentUtcDateTime) ? await Look(context, wake) : (wake.Next == Nothing ? null : wake.Next, false);
            var rang = false;
            if (!changed.IsCompleted)
            {
                context.SetCustomStatus(Words(next, failed));
                if (next is not { } due) return;
                rang = await Sleep(context, due, changed);
            }

            wake = wake with { Claimed = [], Next = rang ? null : next ?? Nothing };
            while (changed.IsCompleted)
            {
                wake = wake.And(await changed);
                if (wakes >= WakesPerGeneration)
                {
                    context.ContinueAsNew(wake);
                    return;
                }

                changed = context.WaitForExternalEvent<PlanWake>(Changed);
            }

            if (wakes < 2 * WakesPerGeneration) continue;
            context.ContinueAsNew(wake);
            return;
        }
    }

    /// <summary>
    /// Letters are handed over without a retry: after a crash nobody knows how far that went, and the plan settles it. Everything else
    /// is performed under its key and may be tried again.
    /// </summary>
    private static async Task<(DateTime? Next, bool Failed)> Look(TaskOrchestrationContext context, PlanWake wake)
    {
        try
        {
            if (wake.Claimed.Count > 0) return (await context.CallActivityAsync<DateTime?>(nameof(FollowerActivities.Deliver), wake), false);
        }
        catch (TaskFailedException)
        {
            context.SetCustomStatus("A hand-over of letters failed; finding out how far it went.");
        }

        try
        {
            return (await context.CallActivityAsync<DateTime?>(nameof(FollowerActivities.Advance), wake with { Claimed = [] }, Patience), false);
        }
        catch (TaskFailedException)
        {
            return (context.CurrentUtcDateTime + TryAgain, true);
        }
    }

    /// <returns>Whether the time came; otherwise something changed first.</returns>
    private static async Task<bool> Sleep(TaskOrchestrationContext context, DateTime due, Task changed)
    {
        using var stop = new CancellationTokenSource();
        var rings = due < context.CurrentUtcDateTime ? context.CurrentUtcDateTime : due;
        var timer = context.CreateTimer(rings + RingsEarly, stop.Token);
        await Task.WhenAny(timer, changed);
        var rang = timer.IsCompletedSuccessfully;
        if (!rang) stop.Cancel();
        return rang;
    }

    private static string Words(DateTime? next, bool failed)
    {
        if (next is not { } due) return "Done: waits for nothing.";
        var until = due.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return failed ? $"A step failed. Tries again at {until} UTC, or when something changes." : $"Waits until {until} UTC, or until something changes.";
    }
}
