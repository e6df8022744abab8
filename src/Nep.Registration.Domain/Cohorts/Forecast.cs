using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One line of "what happens next": a step, and for a letter whom it reaches.</summary>
public sealed record Foreseen(Instant Due, Act Act, ParticipantNumber? To);

/// <summary>
/// Everything still to come for one registration, its own plan and its part of the cohort's together, drawn by the same functions that
/// the follower performs.
/// </summary>
public static class Forecast
{
    public static ValueList<Foreseen> For(Offering offering, Cohort cohort, RegistrationState state, IReadOnlyCollection<MailRecord> ledger, Instant now) =>
    [
        .. RegistrationPlan.Steps(offering, state, ledger)
            .Where(step => !step.IsStaleAt(now) && step.Act is not Act.NoteLatecomer)
            .Select(step => new Foreseen(step.Due, step.Act, (step.Act as Act.SendLetter)?.Letter.To))
            .Concat(FromCohort(offering, cohort, state, ledger, now))
            .OrderBy(line => line.Due),
    ];

    private static IEnumerable<Foreseen> FromCohort(Offering offering, Cohort cohort, RegistrationState state, IReadOnlyCollection<MailRecord> ledger, Instant now)
    {
        if (state.Status != RegistrationStatus.Confirmed) return [];
        return from step in CohortPlan.Steps(offering, cohort)
               where !step.IsStaleAt(now) && Concerns(step, state, ledger)
               select new Foreseen(step.Due, step.Act, null);
    }

    /// <summary>A letter that stands in the ledger has gone, or will not go: the step is none of this registration's any more.</summary>
    private static bool Concerns(Step step, RegistrationState state, IReadOnlyCollection<MailRecord> ledger) => step.Act switch
    {
        Act.SendReminders or Act.AnnounceSchedule => CohortLetters.Of(step, state).Any(letter => ledger.All(mail => mail.Letter != letter)),
        Act.CloseSession or Act.IssueCertificates or Act.CancelRegistrations => true,
        _ => throw new UnreachableException(),
    };
}
