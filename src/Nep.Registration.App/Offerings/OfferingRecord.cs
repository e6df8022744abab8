using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Offerings;

/// <summary>An offering's row: its state, and how many commits made it.</summary>
public sealed record OfferingFile(Offering Offering, int Commits);

/// <summary>A cohort's row: what its plan has done, and when it must next be looked at.</summary>
public sealed record CohortFile(Cohort Cohort, Instant? Due);

/// <summary>An offering and its cohort as they stand in the store, with the tags to change them.</summary>
internal sealed record OfferingRecord(OfferingFile File, RowTag Tag, CohortFile Cohort, RowTag CohortTag)
{
    public Offering Offering => File.Offering;

    public static async ValueTask<OfferingRecord?> Load(ITableStore store, OfferingId id, CancellationToken cancel)
    {
        var offering = await store.Get(id.ToString(), Keys.Offering, cancel);
        var cohort = await store.Get(id.ToString(), Keys.Cohort, cancel);
        return offering is null || cohort is null
            ? null
            : new OfferingRecord(Json.Read<OfferingFile>(offering.Value), offering.Tag, Json.Read<CohortFile>(cohort.Value), cohort.Tag);
    }
}
