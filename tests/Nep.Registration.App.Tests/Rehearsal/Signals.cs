using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>Signals to the follower, kept until it comes for them, or lost.</summary>
public sealed class Signals : IPlanSignal
{
    private readonly Queue<(PlanId Plan, IReadOnlyList<LetterKey> Claimed)> waiting = [];

    public bool AreLost { get; set; }

    public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel)
    {
        if (!AreLost) waiting.Enqueue((plan, claimed));
        return ValueTask.CompletedTask;
    }

    public bool Take(out (PlanId Plan, IReadOnlyList<LetterKey> Claimed) signal) => waiting.TryDequeue(out signal);
}
