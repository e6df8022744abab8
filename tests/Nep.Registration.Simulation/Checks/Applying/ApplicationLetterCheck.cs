using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Simulation.Ports;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>No letter about an application contradicts it, as it stood within the last minutes; none tells a decision that is not the application's own.</summary>
internal static class ApplicationLetterCheck
{
    public static string? Wrong(Ledger ledger, TakenMail taken, LetterKind kind, Duration onItsWay)
    {
        var id = ApplicationId.Parse(taken.Mail.Key.ToString().Split('|')[0]);
        var states = ledger.Admission.Since(id, taken.At - onItsWay).ToList();
        if (states.Count == 0) return $"Letter {taken.Mail.Key} is about an application that nobody made.";
        return states.Any(state => Fits(kind, state)) ? null : $"Letter {taken.Mail.Key} contradicts the application, which is {states[0].Status}, told {states[0].Decision?.Decision}.";
    }

    private static bool Fits(LetterKind kind, ApplicationState state) => kind switch
    {
        LetterKind.ApplicationLink or LetterKind.ApplicationUnfinished => state.Status == ApplicationStatus.Draft,
        LetterKind.ApplicationReceipt => state.Status == ApplicationStatus.Submitted,
        LetterKind.MemberAsked or LetterKind.MemberReminder => state.Members.Any(member => member.IsIn && !member.IsConfirmed),
        LetterKind.ReferenceAsked or LetterKind.ReferenceReminder => state.Referees.Any(referee => referee.Given is null),
        LetterKind.DecisionAccept => state is { Status: ApplicationStatus.Offered, Decision.Decision: Decision.Accept },
        LetterKind.DecisionAlternate => state is { Status: ApplicationStatus.Alternate or ApplicationStatus.Offered, Decision.Decision: Decision.Alternate },
        LetterKind.DecisionDecline => state is { Status: ApplicationStatus.Declined, Decision.Decision: Decision.Decline },
        LetterKind.DecisionDefer => state is { Status: ApplicationStatus.Deferred, Decision.Decision: Decision.Defer },
        LetterKind.PlaceOffered or LetterKind.PlaceReminder => state.Status == ApplicationStatus.Offered,
        LetterKind.PlaceExpired => state.Status == ApplicationStatus.Expired,
        LetterKind.DepositAsked or LetterKind.DepositReminder => state.Status == ApplicationStatus.DepositDue,
        LetterKind.Enrolment => state.Status == ApplicationStatus.Enrolled,
        _ => true,
    };
}
