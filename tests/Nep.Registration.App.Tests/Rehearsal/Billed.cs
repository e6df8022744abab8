using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>What people do at a <see cref="House"/> with purchase orders and checks.</summary>
internal static class Billed
{
    public static readonly HandPayment Check = new(HandMethod.Check, "4711", new LocalDate(2027, 1, 4));

    /// <summary>Publishes the institute that takes every way of paying.</summary>
    public static Task PublishForOrders(this House house) => house.Publish(Desk.Details with { Payments = PaymentPolicy.Everything });

    public static Task<Filed> PlaceByOrder(this House house, int number, int people = 1, PaymentMethod method = PaymentMethod.PurchaseOrder) =>
        house.Registrations.Place(
            Desk.Id, Desk.Number(number), Desk.Form(number, people: people) with { Billing = new Billing(method, "1 Main Street\nOakland") }, null);

    public static async Task<Filed> SendOrder(this House house, int number, decimal amount = 895, int? covers = null) => await house.Get<BillingDesk>().Receive(
        await house.Offering(Desk.Id), Desk.Number(number), new RegistrationCommand.ReceivePurchaseOrder("PO-88", Money.Usd(amount), "Westside", covers),
        new Actor.Registrant());

    public static Task<Refusal?> RecordCheck(this House house, decimal amount, params ReadOnlySpan<(int Number, decimal Amount)> shares)
    {
        var parts = new List<CheckShare>();
        foreach (var share in shares) parts.Add(new CheckShare(Desk.Id, Desk.Number(share.Number), Money.Usd(share.Amount)));
        return house.Get<CheckDesk>().Record(Check, Money.Usd(amount), [.. parts], Desk.Staff);
    }
}
