using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Requests for a scholarship that wait for a decision, the one that is due first leading.</summary>
internal sealed class ScholarshipTasks(RegistrationList registrations) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.Scholarships is null) return [];
        var open = (await registrations.Of(offering.Id, cancel)).Scholarships;
        return open.Count == 0 ? [] : [new StaffTask("Scholarship requests", open.Count, PathOf(offering, open), open.Min(one => one.Placed))];
    }

    private static string PathOf(Offering offering, IReadOnlyList<RegistrationSummary> open) => open is [var only]
        ? offering.Path($"/registrations/{only.Id}#scholarship-request")
        : offering.Path($"/registrations?state={RegistrationSearch.Scholarship}");
}
