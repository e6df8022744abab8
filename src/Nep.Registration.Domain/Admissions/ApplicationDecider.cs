using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Domain.Admissions;

/// <summary>What is asked of an application. Each topic's commands stand with its rules.</summary>
public abstract partial record ApplicationCommand
{
    private ApplicationCommand() { }
}

/// <summary>What happened to an application. Each topic's events stand with its rules.</summary>
public abstract partial record ApplicationEvent
{
    private ApplicationEvent() { }

    /// <summary>A person settled a letter that was in doubt: it had arrived, it was sent once more, or it was let go.</summary>
    public sealed record MailSettled(LetterKey Letter, bool Arrived, string Reason, bool LetGo) : ApplicationEvent;
}

/// <summary>There is no such application.</summary>
public sealed record ApplicationNotFound : Refusal;

/// <summary>The offering takes no applications: people register.</summary>
public sealed record NotByApplication : Refusal;

/// <summary>The application has come too far, or has ended, so that this can no longer be done.</summary>
public sealed record ApplicationPast(ApplicationStatus Status) : Refusal;

/// <summary>The rules of an application's life: filled in, sent, decided, offered, enrolled.</summary>
public static class ApplicationDecider
{
    public static Ruling<ApplicationEvent> Decide(Offering offering, ApplicationState? state, ApplicationCommand command, Instant now) =>
        offering.Details.Entry.Admission is not { } rule ? new NotByApplication() : (state, command) switch
        {
            (null, StartApplication start) => Starting.Start(offering, rule, start, now),
            (null, TakeDeferral take) => Deferring.Take(offering, rule, take, now),
            (null, _) => new ApplicationNotFound(),
            ({ } one, TakeDeferral take) => one.From == new DeferredFrom(take.From.Offering, take.From.Id) ? Ruling<ApplicationEvent>.Nothing : new ApplicationAlreadyStarted(),
            ({ } one, CarryDeferral carry) => Deferring.Carry(one, carry, now),
            ({ } one, SettleDeferral settle) => Deferring.Settle(one, settle, now),
            ({ } one, StartApplication start) => Starting.IsSame(one, start) ? Ruling<ApplicationEvent>.Nothing : new ApplicationAlreadyStarted(),
            ({ } one, SaveAnswers save) => Answering.Save(offering, rule, one, save, now),
            ({ } one, AttachFile attach) => Answering.Attach(offering, rule, one, attach, now),
            ({ } one, InviteMember invite) => Teaming.Invite(offering, rule, one, invite, now),
            ({ } one, ConfirmMember confirm) => Teaming.Confirm(one, confirm, now),
            ({ } one, LetMemberGo leave) => Teaming.Leave(one, leave, now),
            ({ } one, ReplaceMember replace) => Teaming.Replace(rule, one, replace, now),
            ({ } one, NameReferee name) => Refereeing.Name(offering, rule, one, name, now),
            ({ } one, ReplaceReferee replace) => Refereeing.Replace(one, replace, now),
            ({ } one, GiveReference give) => Refereeing.Give(rule, one, give, now),
            ({ } one, SubmitApplication submit) => Submitting.Submit(offering, rule, one, submit, now),
            ({ } one, CloseDraft) => Submitting.Close(offering, rule, one, now),
            ({ } one, OpenDraft) => Submitting.Open(offering, rule, one, now),
            ({ } one, ReopenApplication reopen) => Submitting.Reopen(offering, one, reopen, now),
            ({ } one, WithdrawApplication withdraw) => Withdrawing.Withdraw(one, withdraw, now),
            ({ } one, ScheduleVisit set) => Visiting.Schedule(one, set, now),
            ({ } one, MoveVisit move) => Visiting.Move(one, move, now),
            ({ } one, CallOffVisit off) => Visiting.CallOff(one, off, now),
            ({ } one, ReleaseDecision release) => Releasing.Release(offering, rule, one, release, now),
            ({ } one, OfferFreedPlace place) => Placement.Offer(offering, rule, one, place, now),
            ({ } one, AcceptPlace) => Placement.Accept(rule, one, now),
            ({ } one, DeclinePlace decline) => Placement.Decline(one, decline, now),
            ({ } one, ExpirePlace) => Placement.Expire(one, now),
            ({ } one, SettlePlace settle) => Placement.Settle(one, settle, now),
            ({ } one, RecordSeats record) => Enrolling.Record(one, record, now),
            ({ } one, RecordSeatTrouble trouble) => Enrolling.Trouble(one, trouble),
            ({ } one, TrySeatsAgain again) => Enrolling.TryAgain(one, again),
            ({ } one, RecordSeatsReturned) => Enrolling.Return(one, now),
            ({ } one, MergeNames merge) => Merging.Merge(one, merge, now),
            ({ } one, RecordSeatsGone) => Enrolling.Gone(one, now),
            ({ } one, SettleDeposit settle) => Enrolling.Settle(one, settle, now),
            _ => throw new UnreachableException(),
        };
}
