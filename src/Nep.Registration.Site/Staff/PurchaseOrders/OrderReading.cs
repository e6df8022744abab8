using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

/// <summary>Reads what staff type about a check.</summary>
internal static class OrderReading
{
    /// <summary>The field for one registration's share.</summary>
    public static string Share(BilledRegistration one) => $"share.{one.Registration.Id}";

    /// <summary>Those of whom something is still to be paid, and whose seats a check can still pay for.</summary>
    public static IReadOnlyList<BilledRegistration> Open(OrderFile file) => [.. file.Registrations.Where(one => one.Bill.Open.IsPositive)];

    public static HandPayment Payment(PostedForm form)
    {
        if (form.Text("number").Length == 0) form.Note("number", "Missing");
        return new HandPayment(form["method"] == "Ach" ? HandMethod.Ach : HandMethod.Check, form.Text("number"), form.Date("date"), form.Text("note"));
    }

    /// <summary>The shares as typed; with one registration only, all of the amount.</summary>
    public static ValueList<CheckShare> Shares(PostedForm form, OrderFile file, Money amount)
    {
        var open = Open(file);
        return open.Count > 1
            ? [.. open.Where(one => form.Text(Share(one)).Length > 0).Select(one => ShareOf(one, form.Amount(Share(one)))).Where(share => !share.Amount.IsZero)]
            : [ShareOf(open.Count == 1 ? open[0] : file.First, amount)];
    }

    private static CheckShare ShareOf(BilledRegistration one, Money amount) => new(one.Offering.Id, one.Registration.Id, amount);
}
