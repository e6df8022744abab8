using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One letter that is still to come.</summary>
/// <param name="Slot">What it is about whatever its date: the rule and the session, or the fact it hangs on. It is the same before and after an edit.</param>
public sealed record PlannedLetter(Letter Letter, EmailAddress Address, Instant Due, string Slot)
{
    /// <summary>Whether it goes by a rule about bills or offers.</summary>
    public bool IsOfRule { get; init; }

    /// <summary>What it is about, where that is more than one registration's own facts: the rule and the session.</summary>
    public string About => Letter.IsFromCohort || IsOfRule ? Slot : "";

    /// <summary>The same letter to the same person about the same thing, whenever it goes.</summary>
    public (RegistrationId Registration, LetterKind Kind, ParticipantNumber? To, int Change, string Slot) Identity =>
        (Letter.Registration, Letter.Kind, Letter.To, Letter.Change, Slot);
}

/// <summary>Every letter still to come, drawn by the plans' own functions: what the follower will send, unless the facts change.</summary>
/// <param name="lists">The lists of mailings that are under way; null where they are of no interest.</param>
public sealed class MailOutlook(Offering offering, Cohort cohort, Instant now, MailingLists? lists = null)
{
    private readonly ValueList<Step> cohortSteps =
        [.. CohortPlan.Steps(offering, cohort).Where(step => step.Act is Act.SendReminders or Act.AnnounceSchedule or Act.SendMailing && !step.IsStaleAt(now))];

    /// <summary>Those of one registration: its own plan's, and its part of the cohort's.</summary>
    public IEnumerable<PlannedLetter> Of(RegistrationState state, IReadOnlyCollection<MailRecord> ledger)
    {
        var known = ledger.ToDictionary(mail => mail.Letter);
        return Own(state, ledger).Concat(FromCohort(state).Where(planned => known.GetValueOrDefault(planned.Letter)?.IsStillToGo(planned.Due) ?? true));
    }

    private IEnumerable<PlannedLetter> Own(RegistrationState state, IReadOnlyCollection<MailRecord> ledger) =>
        from step in RegistrationPlan.Steps(offering, state, ledger)
        where !step.IsStaleAt(now)
        let letter = (step.Act as Act.SendLetter)?.Letter
        where letter is not null
        let rule = BillReminders.RuleOf(offering, letter)
        select new PlannedLetter(letter, letter.AddressIn(state), step.Due, rule?.Key ?? letter.Anchor) { IsOfRule = rule is not null };

    private IEnumerable<PlannedLetter> FromCohort(RegistrationState state) =>
        from step in cohortSteps
        from letter in step.Act is Act.SendMailing(var mailing) ? (lists ?? MailingLists.None).Of(mailing, state) : CohortLetters.Of(step, state)
        select new PlannedLetter(letter, letter.AddressIn(state), step.Due, SlotOf(step.Act));

    private static string SlotOf(Act act) => act is Act.SendReminders(var reminder)
        ? reminder.Session is { } session ? $"{reminder.Rule}, session {session}" : reminder.Rule
        : act is Act.SendMailing(var mailing) ? mailing.Subject : "";
}
