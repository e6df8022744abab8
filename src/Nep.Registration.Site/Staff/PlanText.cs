using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff;

/// <summary>The steps of a plan in plain words: what will happen, and by which rule.</summary>
public static class PlanText
{
    public static string What(Act act) => act switch
    {
        Act.ReleaseHold => "Give the held seats back",
        Act.SendLetter(var letter) => $"Send {Letter(letter.Kind)}",
        Act.CarryTransfer => "Move the registration to the other offering",
        Act.LapseScholarship => "Let the request for a scholarship lapse",
        Act.SettleLetter => "Find out whether a mail went out",
        Act.NoteLatecomer => "Note which reminders came too early for them",
        Act.MakeRefund => "Give money back",
        Act.SendReminders({ Session: { } session } reminder) => $"Send {Letter(reminder.Kind)} for session {session}",
        Act.SendReminders(var reminder) => $"Send {Letter(reminder.Kind)}",
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
        Act.SendReminders(var reminder) when offering.Details.Reminders.FirstOrDefault(one => one.Key == reminder.Rule) is { } rule => $"Rule: {Rule(rule)}",
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

    public static string Rule(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before the first session, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeEachOnlineSession(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before each online session",
        ReminderRule.SurveyAfterLastSession(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} after the last session, {StaffText.Words.Time(at)}",
        ReminderRule.OnDate(_, var when) => StaffText.When(when),
        ReminderRule.DaysFromEachSession(_, var side, var days, var at, var places) => $"{StaffText.Count(days, "day", "days")} {Side(side)} each {Places(places)}session, {StaffText.Words.Time(at)}",
        ReminderRule.MinutesFromEachSession(_, var side, var minutes, var places) => $"{StaffText.Count(minutes, "minute", "minutes")} {Side(side)} each {Places(places)}session",
        ReminderRule.BeforeRegistrationCloses(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before registration closes, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeHoldEnds(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before a hold runs out",
        ReminderRule.BeforeQuoteEnds(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before a quote ends without an order or a check, {StaffText.Words.Time(at)}",
        ReminderRule.DaysFromInvoiceDue(_, var side, var days, var at) =>
            $"{StaffText.Count(days, "day", "days")} {(side == DueSide.Before ? "before" : "after")} an unpaid invoice is due, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeOfferEnds(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before an offer of seats ends",
        ReminderRule.MorningBeforeOfferEnds => "the last morning before an offer of seats ends",
        _ => throw new UnreachableException(),
    };

    private static string Side(SessionSide side) => side == SessionSide.Before ? "before" : "after";

    private static string Places(SessionPlaces places) => places switch
    {
        SessionPlaces.Online => "online ",
        SessionPlaces.InPerson => "in-person ",
        _ => "",
    };

    public static string Letter(LetterKind kind) => kind switch
    {
        LetterKind.Confirmation => "the confirmation",
        LetterKind.RegistrarConfirmation => "the registrar’s confirmation",
        LetterKind.HoldRanOut => "word that the hold ran out",
        LetterKind.Cancellation => "word of the cancellation",
        LetterKind.SeatsCancelled => "word of the seats that are cancelled",
        LetterKind.Transferred => "word of the move to another offering",
        LetterKind.TransferRefused => "word that the other offering could not take them",
        LetterKind.ScholarshipAsked => "word that the request for a scholarship came in",
        LetterKind.ScholarshipGranted => "word of the scholarship",
        LetterKind.ScholarshipDeclined => "word that there is no scholarship",
        LetterKind.NamesToFollow => "the request for names that are to follow",
        LetterKind.OfferingCancelled => "word that the offering is cancelled",
        LetterKind.PaidTooLate => "word that the payment came too late",
        LetterKind.RefundMade => "word of the refund",
        LetterKind.ScheduleChanged => "the new schedule",
        LetterKind.Reminder => "the reminder",
        LetterKind.SessionReminder => "the session reminder",
        LetterKind.SessionFollowUp => "the letter after a session",
        LetterKind.RegistrationCloses => "word that registration closes",
        LetterKind.HoldEnds => "word that a hold ends soon",
        LetterKind.Survey => "the survey",
        LetterKind.Certificate => "the certificate",
        LetterKind.LearningRecord => "the link to the learning record",
        LetterKind.AttendanceLetter => "the letter of attendance",
        LetterKind.QuoteReady => "the quote",
        LetterKind.PurchaseOrderReminder => "word that the purchase order or check is missing",
        LetterKind.PurchaseOrderReceived => "word that the purchase order came, with the invoice",
        LetterKind.InvoiceSent => "the invoice",
        LetterKind.PaymentReceipt => "the receipt",
        LetterKind.InvoiceDue => "word that the invoice is due soon",
        LetterKind.InvoiceOverdue => "word that the invoice is overdue",
        LetterKind.CreditNoteSent => "the credit note",
        LetterKind.Waitlisted => "word of the waiting list",
        LetterKind.SeatOffered => "the offer of seats",
        LetterKind.OfferReminder => "the reminder of the offer",
        LetterKind.OfferRanOut => "word that the offer ran out",
        LetterKind.WaitingEnded => "word that no seat came free",
        LetterKind.ListNotice => "a mail to a list, about the registration",
        LetterKind.ListNews => "a mail to a list, optional",
        LetterKind.ApplicationLink => "the link to the application",
        LetterKind.ApplicationUnfinished => "word that the application is not sent yet",
        LetterKind.ApplicationReceipt => "word that the application came",
        LetterKind.MemberAsked => "the question to someone of the team",
        LetterKind.MemberReminder => "the reminder to someone of the team",
        LetterKind.ReferenceAsked => "the request for a reference",
        LetterKind.VisitSet => "word of the meeting, with the calendar file",
        LetterKind.VisitMoved => "the meeting’s new time or place",
        LetterKind.VisitOff => "word that the meeting is called off",
        LetterKind.InterviewerNotice => "word of the meeting to whoever holds it",
        LetterKind.ReferenceReminder => "the reminder of a reference",
        LetterKind.DecisionAccept => "the offer of a place",
        LetterKind.DecisionAlternate => "word of being an alternate",
        LetterKind.DecisionDecline => "word of not being chosen",
        LetterKind.DecisionDefer => "word of a later run",
        LetterKind.PlaceOffered => "the offer of a place that came free",
        LetterKind.PlaceReminder => "the reminder of the offered place",
        LetterKind.PlaceExpired => "word that the offered place is gone",
        LetterKind.DepositAsked => "the request for the deposit",
        LetterKind.DepositReminder => "the reminder of the deposit",
        LetterKind.Enrolment => "the welcome",
        LetterKind.PartReminder => "word that a part of the tuition is due soon",
        LetterKind.PartOverdue => "word that a part of the tuition is overdue",
        _ => throw new UnreachableException(),
    };

    /// <summary>Where a mail stands, as a chip: its class and its words.</summary>
    public static (string Class, string Words) Chip(MailState state) => state switch
    {
        MailState.Sent => ("chip chip-settled", "Sent"),
        MailState.Delivered => ("chip chip-settled", "Delivered"),
        MailState.Sending => ("chip chip-now", "Being sent"),
        MailState.Waiting => ("chip chip-now", "Trying again"),
        MailState.Uncertain => ("chip chip-stopped", "Unsure"),
        MailState.Refused => ("chip chip-stopped", "Refused"),
        MailState.Bounced => ("chip chip-stopped", "Bounced"),
        MailState.Complained => ("chip chip-stopped", "Called spam"),
        MailState.Lapsed => ("chip", "Lapsed: its time had passed"),
        MailState.OptedOut => ("chip", "Not sent: opted out"),
        MailState.CameLate => ("chip", "Not sent: came after its time"),
        MailState.LetGo => ("chip", "Let go by staff"),
        _ => throw new UnreachableException(),
    };

    public static string PriceRule(PriceRule rule) => rule switch
    {
        Domain.Registrations.PriceRule.Standard => "Standard price",
        Domain.Registrations.PriceRule.Early(var name, var through) => $"{name}, through {StaffText.Day(through)}",
        Domain.Registrations.PriceRule.Group(var from) => $"Group of {from} or more",
        Domain.Registrations.PriceRule.Scale(var least, var most) => $"Chosen on the scale from {StaffText.Money(least)} to {StaffText.Money(most)}",
        Domain.Registrations.PriceRule.Code(var text) => $"Code {text}",
        Domain.Registrations.PriceRule.Team(var least, var most) => $"Price for a team of {least} to {most}",
        Domain.Registrations.PriceRule.Member(var role) => $"Lower, with “{role}” in the team",
        Domain.Registrations.PriceRule.Kept(var seats) => $"Kept of {StaffText.Count(seats, "seat", "seats")} given up",
        Domain.Registrations.PriceRule.Tuition => "Tuition",
        Domain.Registrations.PriceRule.Part => "A part of the tuition",
        Domain.Registrations.PriceRule.Sponsored(var sponsor) => $"Paid by {sponsor}",
        Domain.Registrations.PriceRule.Scholarship => "Scholarship",
        Domain.Registrations.PriceRule.TransferFee => "Fee for moving here",
        Domain.Registrations.PriceRule.AsAgreed => "As agreed for the offering that was cancelled",
        Domain.Registrations.PriceRule.GroupFell(var from) => $"Not charged: fewer than {from} stay, and nobody owes more",
        _ => throw new UnreachableException(),
    };
}
