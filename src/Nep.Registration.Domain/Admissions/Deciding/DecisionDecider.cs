using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions.Deciding;

/// <summary>What is asked of an offering's decisions.</summary>
public abstract record DecisionCommand
{
    private DecisionCommand() { }

    /// <summary>Decides about applications, or decides otherwise. Whatever was proposed is void.</summary>
    public sealed record DraftDecisions(ValueList<DraftedDecision> Decisions) : DecisionCommand;

    /// <summary>Takes back what was decided.</summary>
    public sealed record ClearDecisions(ValueList<ApplicationId> Applications, string Reason) : DecisionCommand;

    /// <param name="Sheet">The dry run as it is now.</param>
    /// <param name="Seen">The set that whoever proposes has looked at.</param>
    public sealed record ProposeRelease(ReleaseSheet Sheet, DecisionDigest Seen, LocalDateTime? Due, Zone Zone, EmailAddress By) : DecisionCommand;

    public sealed record WithdrawProposal(string Reason) : DecisionCommand;

    /// <param name="Sheet">The dry run as it is now, so that what was proposed of another set is not confirmed.</param>
    public sealed record ConfirmRelease(ReleaseSheet Sheet, DecisionDigest Seen, Zone Zone, EmailAddress By) : DecisionCommand;

    public sealed record CallOffRelease(string Reason) : DecisionCommand;

    public sealed record FinishRelease(int Number) : DecisionCommand;
}

/// <summary>What happened to an offering's decisions.</summary>
public abstract record DecisionEvent
{
    private DecisionEvent() { }

    public sealed record DecisionsDrafted(ValueList<DraftedDecision> Decisions) : DecisionEvent;

    public sealed record DecisionsCleared(ValueList<ApplicationId> Applications, string Reason, Instant At) : DecisionEvent;

    public sealed record ReleaseProposed(ReleaseProposal Proposal) : DecisionEvent;

    public sealed record ProposalWithdrawn(string Reason, Instant At) : DecisionEvent;

    public sealed record ReleaseConfirmed(Release Release) : DecisionEvent;

    public sealed record ReleaseCalledOff(int Number, string Reason, Instant At) : DecisionEvent;

    public sealed record ReleaseFinished(int Number, Instant At) : DecisionEvent;
}

/// <summary>The decisions contradict each other, or what there is: every problem is named.</summary>
public sealed record ReleaseContradicts(ValueList<ReleaseProblem> Problems) : Refusal;

/// <summary>Decisions changed since this page was opened, or since the release was proposed.</summary>
public sealed record DecisionsChangedMeanwhile : Refusal;

/// <summary>Whoever proposes a release cannot confirm it: that takes another person.</summary>
public sealed record AnotherMustConfirm : Refusal;

/// <summary>No release is proposed.</summary>
public sealed record NothingProposed : Refusal;

/// <summary>A release is confirmed: until it is over, or called off, no decision changes.</summary>
public sealed record ReleaseUnderWay : Refusal;

/// <summary>The release has begun to go out, or does so within a minute.</summary>
public sealed record ReleaseHasBegun : Refusal;

/// <summary>The stated time of the release is over already.</summary>
public sealed record ReleaseTimeIsPast(LocalDateTime Due, Zone Zone) : Refusal;

/// <summary>The rules of deciding: drafted by one, proposed, confirmed by another, then out at the stated time.</summary>
public static class DecisionDecider
{
    /// <summary>In the last minute a release is no longer called off: what is written then may be written after the first letter has gone.</summary>
    public static readonly Duration LastMinute = Duration.FromMinutes(1);

    public static Ruling<DecisionEvent> Decide(DecisionBook book, DecisionCommand command, Instant now) => command switch
    {
        DecisionCommand.DraftDecisions draft => Draft(book, draft),
        DecisionCommand.ClearDecisions clear => Clear(book, clear, now),
        DecisionCommand.ProposeRelease propose => Propose(book, propose, now),
        DecisionCommand.WithdrawProposal withdraw => Withdraw(book, withdraw, now),
        DecisionCommand.ConfirmRelease confirm => Confirm(book, confirm, now),
        DecisionCommand.CallOffRelease off => CallOff(book, off, now),
        DecisionCommand.FinishRelease finish => Finish(book, finish, now),
        _ => throw new UnreachableException(),
    };

    public static DecisionBook Evolve(DecisionBook book, DecisionEvent happened) => Fold(book, happened) with { Version = book.Version + 1 };

    private static DecisionBook Fold(DecisionBook book, DecisionEvent happened) => happened switch
    {
        DecisionEvent.DecisionsDrafted or DecisionEvent.DecisionsCleared or DecisionEvent.ProposalWithdrawn => book with { Proposal = null },
        DecisionEvent.ReleaseProposed e => book with { Proposal = e.Proposal },
        DecisionEvent.ReleaseConfirmed e => book with { Proposal = null, Releases = book.Releases.Add(e.Release) },
        DecisionEvent.ReleaseCalledOff e => With(book, e.Number, release => release with { CalledOff = e.Reason }),
        DecisionEvent.ReleaseFinished e => With(book, e.Number, release => release with { Finished = e.At }),
        _ => throw new UnreachableException(),
    };

    private static Ruling<DecisionEvent> Draft(DecisionBook book, DecisionCommand.DraftDecisions draft)
    {
        if (book.Open is not null) return new ReleaseUnderWay();
        if (draft.Decisions.Count == 0) return Ruling<DecisionEvent>.Nothing;
        if (draft.Decisions.Any(one => string.IsNullOrWhiteSpace(one.Reason))) return new ReasonMissing();
        ValueList<Fault> faults =
        [
            .. draft.Decisions.SelectMany(one => OfferingRules.Reason(one.Reason).Concat(OfferingRules.Reason(one.Note))).Distinct(),
            .. draft.Decisions.Any(one => one.Rank is > 0 != (one.Decision == Decision.Alternate)) ? [new Fault("rank", "Missing")] : Array.Empty<Fault>(),
        ];
        return faults.Count > 0 ? new FormFaulty(faults) : new DecisionEvent.DecisionsDrafted(draft.Decisions);
    }

    private static Ruling<DecisionEvent> Clear(DecisionBook book, DecisionCommand.ClearDecisions clear, Instant now)
    {
        if (book.Open is not null) return new ReleaseUnderWay();
        if (clear.Applications.Count == 0) return Ruling<DecisionEvent>.Nothing;
        return Reasons.Refuse(clear.Reason) ?? (Ruling<DecisionEvent>)new DecisionEvent.DecisionsCleared(clear.Applications, clear.Reason.Trim(), now);
    }

    private static Ruling<DecisionEvent> Propose(DecisionBook book, DecisionCommand.ProposeRelease propose, Instant now)
    {
        if (book.Open is not null) return new ReleaseUnderWay();
        if (book.Proposal is { } known && known.Digest == propose.Seen && known.Due == propose.Due && known.By == propose.By) return Ruling<DecisionEvent>.Nothing;
        if (propose.Seen != propose.Sheet.Digest) return new DecisionsChangedMeanwhile();
        if (propose.Sheet.Problems.Count > 0) return new ReleaseContradicts(propose.Sheet.Problems);
        if (propose.Due is { } due && propose.Zone.At(due) <= now) return new ReleaseTimeIsPast(due, propose.Zone);
        return new DecisionEvent.ReleaseProposed(new ReleaseProposal(propose.Seen, propose.Sheet.Letters.Count, propose.Due, propose.By, now));
    }

    private static Ruling<DecisionEvent> Withdraw(DecisionBook book, DecisionCommand.WithdrawProposal withdraw, Instant now) =>
        book.Proposal is null ? Ruling<DecisionEvent>.Nothing
        : Reasons.Refuse(withdraw.Reason) ?? (Ruling<DecisionEvent>)new DecisionEvent.ProposalWithdrawn(withdraw.Reason.Trim(), now);

    /// <summary>What was proposed must be what would go out now, and what whoever confirms has looked at.</summary>
    private static Ruling<DecisionEvent> Confirm(DecisionBook book, DecisionCommand.ConfirmRelease confirm, Instant now)
    {
        if (book.Open is { } open) return open.Digest == confirm.Seen && open.ConfirmedBy == confirm.By ? Ruling<DecisionEvent>.Nothing : new ReleaseUnderWay();
        if (book.Proposal is not { } proposal) return new NothingProposed();
        if (proposal.By == confirm.By) return new AnotherMustConfirm();
        if (proposal.Digest != confirm.Seen || proposal.Digest != confirm.Sheet.Digest) return new DecisionsChangedMeanwhile();
        if (confirm.Sheet.Problems.Count > 0) return new ReleaseContradicts(confirm.Sheet.Problems);
        var due = proposal.Due is { } local ? confirm.Zone.At(local) : now;
        if (due < now) return new ReleaseTimeIsPast(proposal.Due!.Value, confirm.Zone);
        return new DecisionEvent.ReleaseConfirmed(new Release(book.Releases.Count + 1, proposal.Digest, proposal.Letters, proposal.By, confirm.By, due, now));
    }

    private static Ruling<DecisionEvent> CallOff(DecisionBook book, DecisionCommand.CallOffRelease off, Instant now)
    {
        if (book.Open is not { } open) return book.Releases.Any(release => release.CalledOff is not null) ? Ruling<DecisionEvent>.Nothing : new NothingProposed();
        if (now >= open.Due - LastMinute) return new ReleaseHasBegun();
        return Reasons.Refuse(off.Reason) ?? (Ruling<DecisionEvent>)new DecisionEvent.ReleaseCalledOff(open.Number, off.Reason.Trim(), now);
    }

    private static Ruling<DecisionEvent> Finish(DecisionBook book, DecisionCommand.FinishRelease finish, Instant now) =>
        book.Open is { } open && open.Number == finish.Number ? new DecisionEvent.ReleaseFinished(finish.Number, now) : Ruling<DecisionEvent>.Nothing;

    private static DecisionBook With(DecisionBook book, int number, Func<Release, Release> change) =>
        book with { Releases = book.Releases.Map(release => release.Number == number ? change(release) : release) };
}
