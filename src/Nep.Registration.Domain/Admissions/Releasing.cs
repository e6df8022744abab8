using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

public abstract partial record ApplicationCommand
{
    /// <summary>A decision goes out. Until this, nothing that an applicant can see has changed.</summary>
    /// <param name="Letter">The letter that is to tell it, which must be the decision's own.</param>
    /// <param name="Rank">An alternate's place in line, from 1; null for any other decision.</param>
    /// <param name="Note">A few words of the Center's own in the letter; empty for none.</param>
    public sealed record ReleaseDecision(Decision Decision, LetterKind Letter, int? Rank = null, string Note = "") : ApplicationCommand
    {
        /// <summary>When it was decided: not about what was sent later. Null where that is not in question.</summary>
        public Instant? Decided { get; init; }

        public static ReleaseDecision Of(DraftedDecision held) => new(held.Decision, Releasing.LetterOf(held.Decision), held.Rank, held.Note) { Decided = held.At };
    }
}

public abstract partial record ApplicationEvent
{
    /// <param name="OfferUntil">When an offer that it makes runs out; null for any other decision.</param>
    public sealed record DecisionReleased(Decision Decision, LetterKind Letter, int? Rank, string Note, Instant? OfferUntil, Instant At) : ApplicationEvent;
}

/// <summary>The letter is not the one of the decision, or an alternate has no place in line.</summary>
public sealed record LetterContradictsDecision(Decision Decision, LetterKind Letter) : Refusal;

/// <summary>Another decision has gone out about this application.</summary>
public sealed record DecisionAlreadyReleased(Decision Decision) : Refusal;

/// <summary>The application was reopened and sent anew after it was decided about: it is decided about anew.</summary>
public sealed record SentSinceDecided : Refusal;

/// <summary>Telling an applicant what was decided, once.</summary>
public static class Releasing
{
    /// <summary>The letter that tells a decision.</summary>
    public static LetterKind LetterOf(Decision decision) => decision switch
    {
        Decision.Accept => LetterKind.DecisionAccept,
        Decision.Alternate => LetterKind.DecisionAlternate,
        Decision.Decline => LetterKind.DecisionDecline,
        Decision.Defer => LetterKind.DecisionDefer,
        _ => throw new UnreachableException(),
    };

    internal static Ruling<ApplicationEvent> Release(Offering offering, AdmissionRule rule, ApplicationState one, ReleaseDecision release, Instant now)
    {
        if (one.Decision is { } known)
            return known.Decision == release.Decision && known.Rank == release.Rank ? Ruling<ApplicationEvent>.Nothing : new DecisionAlreadyReleased(known.Decision);
        if (one.Status != ApplicationStatus.Submitted) return new ApplicationPast(one.Status);
        if (one.Submitted > release.Decided) return new SentSinceDecided();
        if (release.Letter != LetterOf(release.Decision) || release.Rank is > 0 != (release.Decision == Decision.Alternate))
            return new LetterContradictsDecision(release.Decision, release.Letter);
        if (OfferingRules.Reason(release.Note).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        Instant? until = release.Decision == Decision.Accept ? Instant.Min(Admission.After(offering, now, rule.OfferDays), offering.Starts) : null;
        return new DecisionReleased(release.Decision, release.Letter, release.Rank, release.Note.Trim(), until, now);
    }

    internal static ApplicationState Released(ApplicationState one, DecisionReleased e) => one with
    {
        Decision = new ReleasedDecision(e.Decision, e.Letter, e.Rank, e.Note, e.At),
        Offer = e.OfferUntil is { } until ? new PlaceOffer(e.At, until) : null,
        Status = e.Decision switch
        {
            Decision.Accept => ApplicationStatus.Offered,
            Decision.Alternate => ApplicationStatus.Alternate,
            Decision.Decline => ApplicationStatus.Declined,
            Decision.Defer => ApplicationStatus.Deferred,
            _ => throw new UnreachableException(),
        },
    };
}
