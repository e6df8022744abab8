using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Home;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

/// <summary>Purchase orders to compare, invoices overdue, checks to send back, and checks whose recording broke off.</summary>
internal sealed class OrderTasks(RegistrationList registrations, CheckDesk checks, Clock clock) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        var billed = (await registrations.Of(offering.Id, cancel)).Billed.Select(one => new BilledRegistration(offering, one)).ToList();
        var broken = (await checks.Unfinished(cancel)).Where(check => check.Shares.Any(share => share.Offering == offering.Id)).ToList();
        return
        [
            .. Lines("Purchase orders to check", OrderStage.ToCheck, billed.Where(one => IsToCheck(one)).Select(one => one.Bill.Order!.At)),
            .. Lines("Invoices overdue", OrderStage.Overdue, billed.Where(one => one.IsOverdueAt(clock.Now)).Select(one => DueOf(one))),
            .. Lines("Refunds to send by check", OrderStage.ToSend, billed.SelectMany(one => one.Bill.ToSend).Select(refund => refund.At)),
            .. broken.Count == 0 ? [] : new[] { new StaffTask("Checks not recorded to the end", broken.Count, "/staff/purchase-orders", broken.Min(check => check.At)) },
        ];
    }

    private static IEnumerable<StaffTask> Lines(string what, OrderStage stage, IEnumerable<Instant> since)
    {
        var all = since.ToList();
        if (all.Count > 0) yield return new StaffTask(what, all.Count, $"/staff/purchase-orders?stage={stage.ToString().ToLowerInvariant()}", all.Min());
    }

    private static bool IsToCheck(BilledRegistration one) =>
        one.Bill.Order is { Approved: null } && one.Registration.Status is RegistrationStatus.Held or RegistrationStatus.Confirmed;

    private static Instant DueOf(BilledRegistration one) => one.Offering.Zone.At(one.Bill.Due!.Value.PlusDays(1).AtMidnight());
}
