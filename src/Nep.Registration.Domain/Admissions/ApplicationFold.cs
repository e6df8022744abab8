using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Admissions;

/// <summary>How an application's events make its state.</summary>
public static class ApplicationFold
{
    public static ApplicationState Evolve(ApplicationState? state, ApplicationEvent happened) => (state, happened) switch
    {
        (null, ApplicationStarted e) => Starting.Started(e),
        (null, DeferralTaken e) => e.Application,
        ({ } one, DeferralOrdered e) => one with { Carried = new CarriedOn(e.To, e.As, e.Reason, e.At) },
        ({ } one, DeferralSettled e) => one with { Carried = one.Carried! with { Settled = e.At, Refused = e.Refused } },
        ({ } one, AnswersSaved e) => Answering.Saved(one, e),
        ({ } one, FileAttached e) => Answering.Attached(one, e),
        ({ } one, MemberInvited e) => one with { Members = one.Members.Add(new TeamMember(e.Number, e.Person, e.Role, e.At)) },
        ({ } one, MemberConfirmed e) => Teaming.With(one, e.Number, member => member with { Confirmed = e.At }),
        ({ } one, MemberLeft e) => Teaming.With(one, e.Number, member => member with { Left = e.At, LeftWhy = e.Reason }),
        ({ } one, MemberReplaced e) => Teaming.With(one, e.Number, member => Teaming.Replaced(member, e)),
        ({ } one, RefereeNamed e) => one with { Referees = one.Referees.Add(new Referee(e.Number, e.Person, e.Relation, e.At)) },
        ({ } one, RefereeReplaced e) => Refereeing.With(one, e.Number, referee => Refereeing.Replaced(referee, e)),
        ({ } one, ReferenceReceived e) => Refereeing.With(one, e.Number, referee => referee with { Given = new Reference(e.Answers, e.At) }),
        ({ } one, ApplicationSubmitted e) => one with { Status = ApplicationStatus.Submitted, Submitted = e.At },
        ({ } one, DraftClosed e) => one with { Status = ApplicationStatus.Closed, Ended = e.At },
        ({ } one, DraftOpened) => one with { Status = ApplicationStatus.Draft, Ended = null },
        ({ } one, ApplicationReopened e) => one with { Status = ApplicationStatus.Draft, Extended = e.Until, Submitted = null, Ended = null },
        ({ } one, ApplicationWithdrawn e) => Placement.Freed(Visiting.Withdrawn(one, e.At), ApplicationStatus.Withdrawn, e.At) with { EndReason = e.Reason },
        ({ } one, VisitScheduled e) => one with { Visits = Visiting.Of(one).Add(e.Visit) },
        ({ } one, VisitMoved e) => Visiting.With(one, e.Number, visit => Visiting.Moved(visit, e)),
        ({ } one, VisitCalledOff e) => Visiting.With(one, e.Number, visit => visit with { CalledOff = e.Reason, Sequence = visit.Sequence + 1, Changed = e.At }),
        ({ } one, DecisionReleased e) => Releasing.Released(one, e),
        ({ } one, AlternateOffered e) => one with { Status = ApplicationStatus.Offered, Offer = new PlaceOffer(e.At, e.Until, e.From, e.Why) },
        ({ } one, OfferAccepted e) => one with { Status = ApplicationStatus.Accepted, Offer = one.Offer! with { Taken = e.At } },
        ({ } one, OfferDeclined e) => Placement.Freed(one, ApplicationStatus.TurnedDown, e.At) with { EndReason = e.Reason },
        ({ } one, OfferExpired e) => Placement.Freed(one, ApplicationStatus.Expired, e.At),
        ({ } one, PlaceSettled e) => one with { Freed = one.Freed! with { Settled = e.At, To = e.To, Passed = e.Passed } },
        ({ } one, SeatsHeld e) => one with { Status = ApplicationStatus.DepositDue, Registration = e.Registration, DepositUntil = e.DepositUntil, Seated = e.At, Trouble = null },
        ({ } one, Enrolled e) => one with { Status = ApplicationStatus.Enrolled, Registration = e.Registration, Seated = one.Seated ?? e.At, EnrolledAt = e.At, Trouble = null },
        ({ } one, SeatsReturned e) => one with { Freed = one.Freed! with { SeatsReturned = e.At } },
        ({ } one, SeatsRefused e) => one with { Trouble = e.Why },
        ({ } one, SeatsTriedAgain) => one with { Trouble = null },
        ({ } one, NamesMerged e) => Merging.Merged(one, e.From, e.Into),
        ({ } one, MailSettled) => one,
        _ => throw new UnreachableException(),
    };
}
