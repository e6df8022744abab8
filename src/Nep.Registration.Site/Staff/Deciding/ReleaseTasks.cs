using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Deciding;

/// <summary>A release of decisions that someone proposed and nobody else has confirmed.</summary>
internal sealed class ReleaseTasks(DecisionDesk decisions) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel) =>
        offering.Details.Entry.Admission is not null && await decisions.BookOf(offering.Id, cancel) is { Open: null, Proposal: { } proposal }
            ? [new StaffTask("Releases that wait for a second person", 1, offering.Path("/release"), proposal.At)]
            : [];
}
