using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

/// <summary>What staff read of purchase orders and bills.</summary>
internal static class OrderText
{
    public static string Title(OrderStage stage) => stage switch
    {
        OrderStage.Waiting => "Waiting for an order or check",
        OrderStage.ToCheck => "To check",
        OrderStage.Open => "Open invoices",
        OrderStage.Overdue => "Overdue",
        OrderStage.ToSend => "Refunds to send",
        _ => throw new UnreachableException(),
    };

    /// <summary>A stage as the state of one bill.</summary>
    public static string State(OrderStage stage) => stage switch
    {
        OrderStage.Open => "Open invoice",
        OrderStage.ToSend => "Refund to send",
        _ => Title(stage),
    };

    public static string Chip(OrderStage stage) => stage switch
    {
        OrderStage.Waiting or OrderStage.ToCheck or OrderStage.Open => "chip chip-now",
        OrderStage.Overdue or OrderStage.ToSend => "chip chip-stopped",
        _ => throw new UnreachableException(),
    };

    public static string Method(PaymentMethod method) => method switch
    {
        PaymentMethod.Card => "Card",
        PaymentMethod.PurchaseOrder => "Purchase order",
        PaymentMethod.Check => "Check or transfer",
        _ => throw new UnreachableException(),
    };

    /// <summary>An open invoice that is overdue is named once.</summary>
    public static IEnumerable<OrderStage> Stages(OrderFile file, Instant now) =>
        Enum.GetValues<OrderStage>().Where(stage => file.IsIn(stage, now) && !(stage == OrderStage.Open && file.IsIn(OrderStage.Overdue, now)));

    public static string Age(Instant since, Instant now) => StaffText.Count((int)Math.Max(0, (now - since).TotalDays), "day", "days");

    public static string PathOf(BilledRegistration one) => $"/staff/purchase-orders/{one.Offering.Id}/{one.Registration.Id}";
}
