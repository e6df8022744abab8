using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Money that no rule settles: refunds that failed, payments that the payer's bank wants back, and too much paid.</summary>
internal sealed class MoneyTasks(RegistrationList registrations) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        var troubled = (await registrations.Of(offering.Id, cancel)).Troubled;
        return
        [
            .. Lines("Refund failed", RegistrationSearch.RefundFailed, one => one.RefundFailed),
            .. Lines("Payment disputed", RegistrationSearch.Disputed, one => one.Disputed),
            .. Lines("Overpaid", RegistrationSearch.Overpaid, one => one.Overpaid.IsPositive),
        ];

        IEnumerable<StaffTask> Lines(string what, string state, Func<RegistrationSummary, bool> which) =>
            troubled.Count(which) is > 0 and var count ? [new StaffTask(what, count, offering.Path($"/registrations?state={state}"))] : [];
    }
}
