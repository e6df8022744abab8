using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// What is still to happen to one registration: its hold runs out, its refunds are made, its letters go out. A letter that stands in the
/// ledger is not planned again.
/// </summary>
public static class RegistrationPlan
{
    public static ValueList<Step> Steps(Offering offering, RegistrationState state, IReadOnlyCollection<MailRecord> ledger) =>
    [
        .. Hold(offering, state).Concat(Transfer(state)).Concat(Departures.Counting(offering, state)).Concat(Refunds(state)).Concat(Mail(offering, state, ledger)).Concat(Latecomers.Note(offering, state, ledger))
            .OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal),
    ];

    /// <summary>When the plan must next be looked at.</summary>
    public static Instant? NextDue(ValueList<Step> steps) => steps.Count == 0 ? null : steps[0].Due;

    private static IEnumerable<Step> Hold(Offering offering, RegistrationState state) => state.Status switch
    {
        _ when Scholarships.IsOpen(state) => [new Step("scholarship-lapses", state.Scholarship!.DecideBy, null, new Act.LapseScholarship())],
        RegistrationStatus.Held => [new Step("release-hold", state.HeldUntil, null, new Act.ReleaseHold())],
        RegistrationStatus.Waiting => [new Step("end-waiting", offering.Starts, null, new Act.EndWaiting())],
        _ => [],
    };

    private static IEnumerable<Step> Transfer(RegistrationState state) => state is { IsBeingTransferred: true, Transfer: { } order }
        ? [new Step($"transfer:{order.Number}", order.At, null, new Act.CarryTransfer(order.Number))]
        : [];

    private static IEnumerable<Step> Refunds(RegistrationState state) =>
        from refund in state.Refunds
        where refund.Outcome == RefundState.Owed && !state.IsByHand(refund.Payment)
        select new Step($"refund:{refund.Number}", refund.At, null, new Act.MakeRefund(refund.Number));

    /// <summary>Letters to a whole cohort are the cohort's plan's, those about applying the application's.</summary>
    private static IEnumerable<Step> Mail(Offering offering, RegistrationState state, IReadOnlyCollection<MailRecord> ledger) => LedgerSteps.Of(
        [.. RegistrationLetters.All(offering, state).Concat(Departures.Letters(offering, state)).Concat(BillingPlan.Letters(offering, state))],
        [.. ledger.Where(record => !record.Letter.IsFromCohort && !record.Letter.Kind.IsAboutApplying())]);
}
