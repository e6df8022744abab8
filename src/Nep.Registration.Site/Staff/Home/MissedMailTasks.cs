using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Mail that should have gone out by now and did not.</summary>
internal sealed class MissedMailTasks(MissedMail missed) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (offering.Status == OfferingStatus.Draft) return [];
        var late = (await missed.Of(offering.Id, cancel)).SelectMany(line => line.Missed).ToList();
        return late.Count == 0 ? [] : [new StaffTask("Mail that should have gone out and did not", late.Count, offering.Path("/mail/check"), late.Min(one => one.Due))];
    }
}
