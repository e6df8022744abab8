using System.Diagnostics;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Functions.Following;

/// <summary>
/// Tells a plan's orchestration that the facts changed: starts it, or, where it runs already, raises the event <c>Changed</c>.
/// </summary>
/// <remarks>
/// Best effort, as the port says: a failure is logged and the caller goes on, since the plan's due row is written and
/// <see cref="WakeOverduePlans"/> finds it. That also covers an event that reaches an orchestration in the moment in which it ends.
/// </remarks>
public sealed partial class PlanEngine(ILogger<PlanEngine> log) : IPlanSignal
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private readonly AsyncLocal<OwnPlan?> own = new();
    private volatile DurableTaskClient? client;

    /// <summary>The engine's client comes with every invocation; any one of them serves the whole process.</summary>
    public void Use(DurableTaskClient bound) => client = bound;

    /// <summary>From here to its disposal, in this flow, signals about this plan stay with the result.</summary>
    public OwnPlan Own(PlanId plan) => own.Value = new OwnPlan(plan, () => own.Value = null);

    public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        if (own.Value is { } mine && mine.Plan == plan)
        {
            mine.Note(next, claimed);
            return ValueTask.CompletedTask;
        }

        // Nothing to do and nothing to wait for: a running orchestration finds that out by itself.
        if (next is null && claimed.Count == 0) return ValueTask.CompletedTask;
        return Tell(plan, new PlanWake(plan.ToString()!, [.. claimed.Select(key => key.ToString())], next?.ToDateTimeUtc(), Activity.Current?.Id));
    }

    /// <summary>Has a plan looked at now, whatever it waits for.</summary>
    public ValueTask Wake(PlanId plan) => Tell(plan, new PlanWake(plan.ToString()!, [], null, Activity.Current?.Id));

    /// <summary>Throws when the engine does not answer.</summary>
    internal async Task Answer(CancellationToken cancel) =>
        await (client ?? throw new InvalidOperationException("No function has brought the engine's client yet."))
            .GetInstanceAsync("health.none", cancel);

    /// <summary>The facts are written: that a visitor went away does not keep the plan from hearing of it.</summary>
    private async ValueTask Tell(PlanId plan, PlanWake wake)
    {
        try
        {
            using var limit = new CancellationTokenSource(AnswerWithin);
            await StartOrTell(plan, wake, limit.Token);
        }
        catch (Exception fault)
        {
            EngineTelemetry.LostSignals.Add(1);
            LogLost(log, plan, fault);
        }
    }

    private async Task StartOrTell(PlanId plan, PlanWake wake, CancellationToken cancel)
    {
        var engine = client ?? throw new InvalidOperationException("No function has brought the engine's client yet.");
        var instance = PlanInstance.Name(plan);
        try
        {
            await engine.ScheduleNewOrchestrationInstanceAsync(
                PlanInstance.Orchestration(plan), wake, new StartOrchestrationOptions(instance).WithDedupeStatuses(Alive), cancel);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            await engine.RaiseEventAsync(instance, PlanLoop.Changed, wake, cancel);
        }
    }

    [LoggerMessage(LogLevel.Error, "The signal to plan {Plan} was lost; it is looked at when its due row is found overdue")]
    private static partial void LogLost(ILogger log, PlanId plan, Exception fault);
}
