using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Offerings;

/// <summary>An offering's row: its state, and how many commits made it.</summary>
public sealed record OfferingFile(Offering Offering, int Commits);

/// <summary>A cohort's row: what its plan has done, and when it must next be looked at.</summary>
public sealed record CohortFile(Cohort Cohort, Instant? Due);

/// <summary>An offering and its cohort as they stand in the store, with the tags to change them.</summary>
internal sealed record OfferingRecord(OfferingFile File, RowTag Tag, CohortFile Cohort, RowTag CohortTag)
{
    public Offering Offering => File.Offering;

    /// <summary>The rows that give the cohort's plan more to do, and its next look.</summary>
    public IEnumerable<RowChange> Order(Func<Cohort, Cohort> change, out Instant? due)
    {
        var cohort = change(Cohort.Cohort);
        due = CohortPlan.Steps(Offering, cohort) is [var next, ..] ? next.Due : null;
        return
        [
            new RowChange.Replace(Keys.Cohort, Json.Write(new CohortFile(cohort, due)), CohortTag), .. DueRows.Move(new PlanId.OfCohort(Offering.Id), Cohort.Due, due),
        ];
    }

    public static async ValueTask<OfferingRecord?> Load(ITableStore store, OfferingId id, CancellationToken cancel)
    {
        var offering = await store.Get(id.ToString(), Keys.Offering, cancel);
        var cohort = await store.Get(id.ToString(), Keys.Cohort, cancel);
        return offering is null || cohort is null
            ? null
            : new OfferingRecord(Json.Read<OfferingFile>(offering.Value), offering.Tag, Json.Read<CohortFile>(cohort.Value), cohort.Tag);
    }
}
