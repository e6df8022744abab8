using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One line of "what happens next": a step, and for a letter whom it reaches.</summary>
public sealed record Foreseen(Instant Due, Act Act, ParticipantNumber? To)
{
    /// <summary>How many of the registration's people get the letter of a step that writes to the whole cohort.</summary>
    public int Letters { get; init; } = 1;
}

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
               where !step.IsStaleAt(now)
               let letters = Letters(step, state, ledger)
               where letters > 0
               select new Foreseen(step.Due, step.Act, null) { Letters = letters };
    }

    /// <summary>
    /// A letter that stands in the ledger has gone, or will not go: the step is none of this registration's any more. What writes no letter by
    /// itself concerns everyone.
    /// </summary>
    private static int Letters(Step step, RegistrationState state, IReadOnlyCollection<MailRecord> ledger) => step.Act switch
    {
        Act.SendReminders or Act.AnnounceSchedule => CohortLetters.Of(step, state).Count(letter => ledger.All(mail => mail.Letter != letter || mail.IsStillToGo(step.Due))),
        Act.CloseSession or Act.IssueCertificates or Act.CancelRegistrations => 1,
        Act.OfferSeats or Act.OpenToAll or Act.SendMailing or Act.EndMailing or Act.LookAtPlans or Act.LookAtApplications => 0,
        Act.ShareOutReviews or Act.ReleaseDecisions => 0,
        _ => throw new UnreachableException(),
    };
}
