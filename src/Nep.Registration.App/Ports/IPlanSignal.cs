using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Ports;

/// <summary>
/// Tells the follower that the facts behind a plan changed. Best effort: a lost signal costs lateness, never a step, because the plan's
/// <c>due</c> row was written with the facts.
/// </summary>
public interface IPlanSignal
{
    /// <param name="next">When the plan must be looked at again; null when it waits for nothing.</param>
    /// <param name="claimed">
    /// Letters that were recorded as being sent in the same transaction as the facts, and are now to be handed over. If this signal is lost,
    /// the plan looks into them when <see cref="MailRecord.SettleAfter"/> has passed.
    /// </param>
    ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel);
}
