using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>An offering's ways of paying as the fields of its form, and back.</summary>
internal static class PaymentFields
{
    private static readonly (string Field, PaymentMethod Method)[] Methods =
        [("payments.card", PaymentMethod.Card), ("payments.order", PaymentMethod.PurchaseOrder), ("payments.check", PaymentMethod.Check)];

    public static IEnumerable<(string Field, string Value)> Of(PaymentPolicy policy) =>
    [
        .. Methods.Where(one => policy.Takes(one.Method)).Select(one => (one.Field, "yes")),
        ("payments.admits", policy.OrderAdmits ? "yes" : "no"), ("payments.dueDaysBefore", $"{policy.DueDaysBefore}"),
        ("payments.quoteDays", $"{policy.QuoteDays}"), ("payments.invoiceDays", $"{policy.InvoiceDays}"),
    ];

    /// <summary>Null for an offering that takes cards and has the usual figures, which is what an offering says that says nothing of it.</summary>
    public static PaymentPolicy? Read(PostedForm form)
    {
        var policy = new PaymentPolicy([.. Methods.Where(one => form.IsTicked(one.Field)).Select(one => one.Method)])
        {
            OrderAdmits = form["payments.admits"] != "no",
            DueDaysBefore = form.Number("payments.dueDaysBefore"),
            QuoteDays = form.Number("payments.quoteDays"),
            InvoiceDays = form.Number("payments.invoiceDays"),
        };
        return policy == PaymentPolicy.CardOnly ? null : policy;
    }

    /// <summary>The field of the form that a rule speaks of.</summary>
    public static string FieldOf(string rule) => rule == "payments.methods" ? "payments.card" : rule;

    public static string Text(PaymentPolicy policy) =>
        $"{string.Join(", ", policy.Methods.Select(method => PurchaseOrders.OrderText.Method(method).ToLowerInvariant()))}; an order {(policy.OrderAdmits ? "admits" : "holds the seats")}, due {policy.DueDaysBefore} days before; quotes {policy.QuoteDays} days, invoices {policy.InvoiceDays} days";
}
