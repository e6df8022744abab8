using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Functions.Following;

/// <summary>
/// The plan that an activity is performing. What its steps signal about that same plan stays here, since the orchestration hears it as the
/// activity's answer: an event to oneself would only cost.
/// </summary>
public sealed class OwnPlan(PlanId plan, Action ended) : IDisposable
{
    private readonly List<LetterKey> claimed = [];
    private (bool Signalled, Instant? Next) last;

    public PlanId Plan => plan;

    public void Note(Instant? next, IReadOnlyList<LetterKey> letters)
    {
        last = (true, next);
        claimed.AddRange(letters);
    }

    public IReadOnlyList<LetterKey> TakeClaimed()
    {
        LetterKey[] taken = [.. claimed];
        claimed.Clear();
        return taken;
    }

    /// <summary>What was signalled last as the next due instant, if anything was.</summary>
    public Instant? TakeNext(out bool signalled)
    {
        (signalled, var next) = last;
        last = default;
        return next;
    }

    public void Dispose() => ended();
}
