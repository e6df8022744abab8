using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Site.Staff;

/// <summary>The steps of a plan in plain words: what will happen, and by which rule.</summary>
public static class PlanText
{
    public static string What(Act act) => act switch
    {
        Act.ReleaseHold => "Give the held seats back",
        Act.SendLetter(var letter) => $"Send {MailText.Letter(letter.Kind)}",
        Act.CarryTransfer => "Move the registration to the other offering",
        Act.CountLeavers => "Count the hours of those who left",
        Act.LapseScholarship => "Let the request for a scholarship lapse",
        Act.SettleLetter => "Find out whether a mail went out",
        Act.NoteLatecomer => "Note which reminders came too early for them",
        Act.MakeRefund => "Give money back",
        Act.SendReminders({ Session: { } session } reminder) => $"Send {MailText.Letter(reminder.Kind)} for session {session}",
        Act.SendReminders(var reminder) => $"Send {MailText.Letter(reminder.Kind)}",
        Act.AnnounceSchedule => "Tell everyone that the schedule changed",
        Act.CloseSession(var session) => $"Close the roster of session {session}",
        Act.IssueCertificates => "Count attendance and issue certificates",
        Act.CancelRegistrations => "Cancel every registration and give all money back",
        Act.OfferSeats(_, var people, _) => $"Offer {StaffText.Count(people, "seat", "seats")} to the waiting list",
        Act.OpenToAll => "Open free seats to whoever comes",
        Act.EndWaiting => "Close the waiting list",
        Act.SendMailing(var mailing) => $"Send “{mailing.Subject}” to a list of {StaffText.People(mailing.Recipients)}",
        Act.LookAtApplications => "Draw every application’s plan anew",
        Act.LookAtPlans => "Draw every registration’s plan anew",
        Act.EndMailing(var mailing) => $"Stop “{mailing.Subject}”",
        Act.CarryDeferral => "Carry the application to the run that was chosen",
        Act.OpenDraftAgain => "Open the application again",
        Act.CloseDraft => "Close the application that was not sent",
        Act.ExpirePlace => "Let the offer of a place run out",
        Act.ShareOutReviews(var draw) => $"Share out the reviews of draw {draw}",
        Act.ReleaseDecisions => "Release the decisions",
        Act.TakeSeats => "Make the registration, with its seats",
        Act.CheckDeposit => "See whether the deposit came",
        Act.GiveSeatsBack => "Give the held seats back",
        Act.PassPlace => "Offer the place to the next alternate",
        _ => throw new UnreachableException(),
    };

    /// <summary>The rule behind a step of an offering's plan; empty where the step says it all.</summary>
    public static string Why(Offering offering, Act act) => act switch
    {
        Act.ReleaseHold => "If no payment comes",
        Act.LapseScholarship => "If nobody has decided it by then",
        Act.CarryTransfer => "Placed there first, then ended here",
        Act.CountLeavers => "They get a letter of attendance",
        Act.SendReminders(var reminder) when offering.Details.Reminders.FirstOrDefault(one => one.Key == reminder.Rule) is { } rule => $"Rule: {RuleText.Of(rule)}",
        Act.CloseSession => $"{CohortPlan.RosterStaysOpen.TotalHours:0} hours after the session ends",
        Act.IssueCertificates => $"To everyone who was there for {offering.Details.Certificate.PercentOfTime:0.##}% of the time and owes nothing",
        Act.AnnounceSchedule => "By mail, with a new calendar file",
        Act.OfferSeats => "The next on the list, in the hours in which offers go out",
        Act.OpenToAll => "Nobody waits any more",
        Act.EndWaiting => "The program begins",
        Act.SendMailing => "Staff wrote it",
        Act.LookAtApplications => "How people apply, or when, changed",
        Act.LookAtPlans => "The reminders of bills and offers changed",
        Act.EndMailing => "Staff stopped it: what is left does not go",
        Act.TakeSeats => "The offer was accepted",
        Act.CheckDeposit => "If it did not, the place goes to the next alternate",
        Act.GiveSeatsBack => "The application has ended",
        Act.PassPlace => "In the hours in which offers go out",
        Act.CarryDeferral => "It was deferred",
        Act.OpenDraftAgain => "The deadline was moved",
        Act.CloseDraft => "The deadline and its grace are over",
        Act.ExpirePlace => "If they do not answer; the place then goes to the next alternate",
        Act.ShareOutReviews => "As drawn from the published seed",
        Act.ReleaseDecisions => "As two of staff agreed: each applicant gets their letter",
        Act.SendReminders or Act.SendLetter or Act.SettleLetter or Act.NoteLatecomer or Act.MakeRefund or Act.CancelRegistrations => "",
        _ => throw new UnreachableException(),
    };
}
