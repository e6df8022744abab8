namespace Nep.Registration.Functions.Following;

/// <summary>Why a plan's orchestration is to look up: its first input, and the payload of the event <c>Changed</c>.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Claimed">Keys of letters that were claimed with the facts and are now to be handed over.</param>
/// <param name="Next">When the plan must be looked at (UTC); null for now.</param>
/// <param name="Trace">The trace that it belongs to.</param>
public sealed record PlanWake(string Plan, IReadOnlyList<string> Claimed, DateTime? Next, string? Trace)
{
    /// <summary>None where a payload says nothing of letters.</summary>
    public IReadOnlyList<string> Claimed { get; init; } = Claimed ?? [];

    /// <summary>Whether there is something to do at this instant; otherwise sleeping on is enough.</summary>
    public bool NeedsLook(DateTime now) => Claimed.Count > 0 || Next is not { } next || next <= now;

    /// <summary>
    /// This and another reason together: all letters, and the earlier instant. A reason that names another plan, or none, is no reason: whoever
    /// can write to the engine's queues does not make one plan's orchestration follow another.
    /// </summary>
    public PlanWake And(PlanWake? other) => other is null || other.Plan != Plan ? this : other with
    {
        Claimed = [.. Claimed.Union(other.Claimed, StringComparer.Ordinal)],
        Next = Next is { } mine && other.Next is { } theirs ? (mine < theirs ? mine : theirs) : null,
    };
}
