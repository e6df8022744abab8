using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>Places that were accepted and for which no registration could be made.</summary>
internal sealed class ApplicationTasks(ApplicationList applications) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.Entry.Admission is null) return [];
        var stuck = (await applications.Of(offering.Id, cancel)).Where(line => line.InTrouble).ToList();
        return stuck.Count == 0 ? [] : [new StaffTask("Accepted places without a seat", stuck.Count, offering.Path($"/applications?state={ApplicationSearch.NeedsAPerson}"), stuck.Min(line => line.Submitted ?? line.Started))];
    }
}
