using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.App.Following;
using Nep.Registration.App.People;

namespace Nep.Registration.Functions.Following;

/// <summary>
/// The net under the signals: every few minutes it wakes the plans whose due rows are overdue, so that a lost signal costs minutes and never a step.
/// </summary>
public sealed partial class WakeOverduePlans(DueReading due, PlanEngine engine, PeopleDesk people, Clock clock, ILogger<WakeOverduePlans> log)
{
    /// <summary>Younger ones are on their way: an orchestration sleeps a second longer than it must, and a busy one takes its time.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(1);

    private const int AtOnce = 8;

    [Function(nameof(WakeOverduePlans))]
    public async Task Run(
        [TimerTrigger("0 */5 * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        engine.Use(client);
        var woken = 0;
        await Parallel.ForEachAsync(
            due.Overdue(clock.Now - Grace, cancel), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (plan, _) =>
            {
                await engine.Wake(plan);
                Interlocked.Increment(ref woken);
            });
        EngineTelemetry.OverduePlans.Add(woken);
        if (woken > 0) LogWoken(log, woken);
        await people.Resume(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "Woke {Count} plans that were overdue")]
    private static partial void LogWoken(ILogger log, int count);
}
