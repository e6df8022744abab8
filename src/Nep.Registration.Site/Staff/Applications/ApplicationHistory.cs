using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Visiting;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>What happened to an application, each event in plain words. No answer and no reference is quoted.</summary>
public static class ApplicationHistory
{
    public static IReadOnlyList<PastEntry> Of(Offering offering, IReadOnlyList<HistoryEntry<ApplicationEvent>> history)
    {
        var past = new List<PastEntry>();
        ApplicationState? state = null;
        foreach (var entry in history)
            foreach (var happened in entry.Events)
            {
                past.Add(new PastEntry(entry.At, What(offering, state, happened), StaffText.Name(entry.By), Why(happened)));
                state = ApplicationFold.Evolve(state, happened);
            }

        return past;
    }

    private static string What(Offering offering, ApplicationState? before, ApplicationEvent happened) => happened switch
    {
        ApplicationStarted started => $"{started.Applicant.Name} began an application{(started.Invitation is { } code ? $" with the code {code}" : "")}{(started.Interest.Count > 0 ? " with the interest form" : "")}",
        AnswersSaved saved => $"{StaffText.Count(saved.Answers.Count, "answer", "answers")} saved, version {saved.Version}",
        FileAttached { File: { } file } => $"{file.Name} attached",
        FileAttached => "A file was taken out",
        MemberInvited invited => $"{invited.Person.Name} asked to be in the team{Role(offering, invited.Role)}",
        MemberConfirmed confirmed => $"{Member(before, confirmed.Number)} said yes",
        MemberLeft left => $"{Member(before, left.Number)} left the team",
        MemberReplaced replaced => $"{replaced.Person.Name} takes the place of {Member(before, replaced.Number)}{Role(offering, replaced.Role)}",
        RefereeNamed named => $"{named.Person.Name} named as a referee ({named.Relation})",
        RefereeReplaced replaced => $"{replaced.Person.Name} is asked instead of {before?.Referee(replaced.Number)?.Person.Name}",
        ReferenceReceived received => $"The reference of {before?.Referee(received.Number)?.Person.Name} came",
        ApplicationSubmitted => "Sent",
        DraftClosed => "Not sent in time: closed",
        DeferralOrdered ordered => $"To be carried to {ordered.To}",
        DeferralSettled { Refused: { } refused } => $"It could not be carried: {refused}",
        DeferralSettled => "Carried to the later run",
        DeferralTaken taken => $"Carried here from {taken.Application.From!.Offering}{(taken.Application.Submitted is null ? "; something is missing, and the applicant is asked for it" : ", complete")}",
        DraftOpened => "Open again: the deadline was moved",
        ApplicationReopened reopened => $"Opened again until {StaffText.When(reopened.Until, offering.Zone)}",
        ApplicationWithdrawn => "Withdrawn",
        VisitScheduled { Visit: var visit } => $"{VisitText.Of(visit.Kind)} {visit.Number} set for {VisitText.When(visit)}",
        VisitMoved moved => $"{Meeting(before, moved.Number)} moved to {VisitText.When(moved.Starts, moved.Ends, moved.Zone)}",
        VisitCalledOff off => $"{Meeting(before, off.Number)} called off",
        DecisionReleased told => $"The decision went out: {ApplicationText.Decision(new ReleasedDecision(told.Decision, told.Letter, told.Rank, told.Note, told.At))}{(told.OfferUntil is { } until ? $"; the offer stands until {StaffText.When(until, offering.Zone)}" : "")}",
        AlternateOffered offered => $"A place that came free was offered until {StaffText.When(offered.Until, offering.Zone)}: {offered.Why}",
        OfferAccepted => "Accepted the place",
        OfferDeclined => "Turned the place down",
        OfferExpired => "The time to take the place ran out",
        PlaceSettled { To: { } to } => $"The place went on to application {to.Short}",
        PlaceSettled => "No alternate was left for the place",
        SeatsHeld held => $"Seats held; the deposit is due by {StaffText.When(held.DepositUntil, offering.Zone)}",
        Enrolled => "Enrolled",
        SeatsReturned => "The held seats went back",
        SeatsRefused refused => $"No registration could be made: {refused.Why}",
        SeatsTriedAgain => "To be tried again",
        NamesMerged merged => $"Is one person with another record: {merged.Into.Name}",
        MailSettled settled => settled.LetGo ? "A mail in doubt was let go" : settled.Arrived ? "A mail in doubt had arrived" : "A mail in doubt was sent again",
        _ => throw new UnreachableException(),
    };

    private static IReadOnlyList<string> Why(ApplicationEvent happened)
    {
        if (happened is PlaceSettled { Passed: var passed }) return [.. passed.Select(one => $"Passed over: application {one.Application.Short} ({one.Why})")];
        var why = (happened as MemberLeft)?.Reason ?? (happened as MemberReplaced)?.Reason ?? (happened as RefereeReplaced)?.Reason ?? (happened as ApplicationReopened)?.Reason
            ?? (happened as ApplicationWithdrawn)?.Reason ?? (happened as OfferDeclined)?.Reason ?? (happened as SeatsTriedAgain)?.Reason ?? (happened as MailSettled)?.Reason
            ?? (happened as DecisionReleased)?.Note ?? (happened as NamesMerged)?.Reason ?? (happened as VisitMoved)?.Reason ?? (happened as VisitCalledOff)?.Reason ?? (happened as DeferralOrdered)?.Reason;
        return Said(why ?? "");
    }

    private static IReadOnlyList<string> Said(string why) => why.Length > 0 ? [$"“{why}”"] : [];

    private static string Member(ApplicationState? before, ParticipantNumber number) => before?.Member(number)?.Person.Name ?? "Someone";

    private static string Meeting(ApplicationState? before, int number) =>
        before?.Visits?.FirstOrDefault(visit => visit.Number == number) is { } visit ? $"{VisitText.Of(visit.Kind)} {number}" : "The meeting";

    private static string Role(Offering offering, string role) =>
        offering.Details.Entry.Admission is { } rule && ApplicationText.Role(rule, role) is { Length: > 0 } label ? $" as {label}" : "";
}
