namespace Nep.Registration.Functions.Following;

/// <summary>Why a plan's orchestration is to look up: its first input, and the payload of the event <c>Changed</c>.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Claimed">Keys of letters that were claimed with the facts and are now to be handed over.</param>
/// <param name="Next">When the plan must be looked at (UTC); null for now.</param>
/// <param name="Trace">The trace that it belongs to.</param>
public sealed record PlanWake(string Plan, IReadOnlyList<string> Claimed, DateTime? Next, string? Trace)
{
    /// <summary>Whether there is something to do at this instant; otherwise sleeping on is enough.</summary>
    public bool NeedsLook(DateTime now) => Claimed.Count > 0 || Next is not { } next || next <= now;

    /// <summary>This and another reason together: all letters, and the earlier instant.</summary>
    public PlanWake And(PlanWake other) => other with
    {
        Claimed = [.. Claimed.Union(other.Claimed, StringComparer.Ordinal)],
        Next = Next is { } mine && other.Next is { } theirs ? (mine < theirs ? mine : theirs) : null,
    };
}
