using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Nep.Registration.App;
using Nep.Registration.App.Following;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Functions.Following;

/// <summary>What an orchestration has done for it. Both return when the plan must next be looked at (UTC); null when it waits for nothing.</summary>
public sealed class FollowerActivities(Follower follower, PlanEngine engine)
{
    /// <summary>Performs whatever of the plan is due. Safe to repeat.</summary>
    [Function(nameof(Advance))]
    public async Task<DateTime?> Advance([ActivityTrigger] PlanWake wake, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        var plan = Begin(wake, client);
        using var span = Telemetry.About("plan.advance", plan, wake.Trace);
        using var own = engine.Own(plan);
        return await Rest(own, await follower.Advance(plan, cancel), cancel);
    }

    /// <summary>Hands over letters that were claimed with the facts. Repeated within a minute it would hand them over again: never retried.</summary>
    [Function(nameof(Deliver))]
    public async Task<DateTime?> Deliver([ActivityTrigger] PlanWake wake, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        var plan = Begin(wake, client);
        using var span = Telemetry.About("plan.deliver", plan, wake.Trace);
        using var own = engine.Own(plan);
        await follower.Deliver(plan, [.. Letters(wake)], cancel);
        var next = own.TakeNext(out var signalled);
        return await Rest(own, signalled ? next : await follower.Advance(plan, cancel), cancel);
    }

    /// <summary>What is no letter's key keeps no letter from going out.</summary>
    private static IEnumerable<LetterKey> Letters(PlanWake wake)
    {
        foreach (var text in wake.Claimed)
            if (LetterKey.TryParse(text, out var letter)) yield return letter;
    }

    private PlanId Begin(PlanWake wake, DurableTaskClient client)
    {
        engine.Use(client);
        return PlanId.Parse(wake.Plan);
    }

    /// <summary>Steps may have claimed further letters of this plan: they go out here and now, and what that leaves to wait for counts.</summary>
    private async Task<DateTime?> Rest(OwnPlan own, Instant? next, CancellationToken cancel)
    {
        while (own.TakeClaimed() is { Count: > 0 } claimed)
        {
            own.TakeNext(out _);
            await follower.Deliver(own.Plan, claimed, cancel);
            var after = own.TakeNext(out var signalled);
            next = signalled ? after : await follower.Advance(own.Plan, cancel);
        }

        return next?.ToDateTimeUtc();
    }
}
