using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Attendance;

/// <summary>
/// What a change of attendance adds to its own transaction once hours have been counted: the cohort's row says when it was last corrected, and
/// its plan then has certificates to look at again. Nothing has to be told to anyone; the plan is simply different.
/// </summary>
internal sealed record LateCorrection(PlanId Plan, Instant? Due, IReadOnlyList<RowChange> Changes)
{
    /// <summary>Null while hours have not been counted: the first count reads every presence.</summary>
    public static async ValueTask<LateCorrection?> Of(ITableStore store, OfferingId id, Instant now, CancellationToken cancel)
    {
        if (await OfferingRecord.Load(store, id, cancel) is not { } record || !CohortPlan.IsCorrection(record.Offering, now)) return null;
        var cohort = record.Cohort.Cohort with { Corrected = now };
        var due = CohortPlan.Steps(record.Offering, cohort) is [var next, ..] ? next.Due : (Instant?)null;
        var plan = new PlanId.OfCohort(id);
        return new LateCorrection(plan, due,
        [
            new RowChange.Replace(Keys.Cohort, Json.Write(new CohortFile(cohort, due)), record.CohortTag),
            .. DueRows.Move(plan, record.Cohort.Due, due),
        ]);
    }
}
