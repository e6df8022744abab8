using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Benefits;

/// <summary>Stipends that are earned and not paid, and coaching beyond what a place includes.</summary>
internal sealed class BenefitTasks(StipendsToPay stipends, CoachingOverdrawn coaching) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        var (due, beyond) = (await stipends.Of(offering, cancel), await coaching.Of(offering, cancel));
        return
        [
            .. due.Count == 0 ? [] : new[] { new StaffTask("Stipends to pay", due.Count, offering.Path("/stipends?state=ToPay"), due.Since) },
            .. beyond.Count == 0 ? [] : new[] { new StaffTask("Coaching beyond the year’s hours", beyond.Count, offering.Path(beyond is [var only] ? $"/coaching/{only}" : "/coaching")) },
        ];
    }
}
