using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Waiting;

/// <summary>More people registered than there are seats, because the capacity was cut: nobody is evicted, offers stop, and staff are told.</summary>
internal sealed class CapacityTasks(RegistrationList registrations) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Details.Entry.CountsTeams) return [];
        var figures = (await registrations.Of(offering.Id, cancel)).Figures;
        return figures.Confirmed + figures.Held - offering.Details.Capacity is > 0 and var over
            ? [new StaffTask("More people than seats", over, offering.Path(offering.Details.WaitingList is null ? "/registrations" : "/waiting"))]
            : [];
    }
}
