using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// Which letters a step of the cohort's plan sends to one registration; mail to lists goes by its list instead. The follower sends by it; the forecast counts by it, and so does the
/// comparison before an edit.
/// </summary>
public static class CohortLetters
{
    public static IEnumerable<Letter> Of(Step step, RegistrationState state) => step.Act switch
    {
        _ when state.Status != RegistrationStatus.Confirmed => [],
        Act.SendReminders(var reminder) => Reminders.Reaches(reminder, state.Confirmed!.Value) ? Of(reminder, state) : [],
        Act.AnnounceSchedule(var version) when state.Confirmed < step.Due => state.Named().Select(
            person => new Letter(state.Id, LetterKind.ScheduleChanged, person.Number, person.Change, AnchorOf(version))),
        Act.AnnounceSchedule or Act.CloseSession or Act.IssueCertificates or Act.CancelRegistrations or Act.OfferSeats or Act.OpenToAll => [],
        Act.SendMailing or Act.EndMailing or Act.LookAtPlans or Act.LookAtApplications => [],
        Act.ShareOutReviews or Act.ReleaseDecisions => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>A reminder's letters to one registration, whether it still reaches it or came too early for it.</summary>
    public static IEnumerable<Letter> Of(Reminder reminder, RegistrationState state) => reminder.Kind.IsToRegistrar()
        ? [new Letter(state.Id, reminder.Kind, null, 0, AnchorOf(reminder))]
        : state.Named().Select(person => new Letter(state.Id, reminder.Kind, person.Number, person.Change, AnchorOf(reminder)));

    /// <summary>Whether a step sends a letter.</summary>
    public static bool IsOf(Act act, Letter letter) => act switch
    {
        Act.SendReminders(var reminder) => letter.Kind == reminder.Kind && letter.Anchor == AnchorOf(reminder),
        Act.AnnounceSchedule(var version) => letter.Kind == LetterKind.ScheduleChanged && letter.Anchor == AnchorOf(version),
        Act.SendMailing(var mailing) => MailingPlan.IsOf(mailing, letter),
        Act.EndMailing(var mailing) => MailingPlan.IsOf(mailing, letter),
        Act.CloseSession or Act.IssueCertificates or Act.CancelRegistrations or Act.OfferSeats or Act.OpenToAll or Act.LookAtPlans or Act.LookAtApplications => false,
        Act.ShareOutReviews or Act.ReleaseDecisions => false,
        _ => throw new UnreachableException(),
    };

    private static string AnchorOf(Reminder reminder) => $"{reminder.Rule}-{reminder.Anchor}";

    private static string AnchorOf(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
