namespace Nep.Registration.Domain.Offerings;

/// <summary>How a registration is paid for.</summary>
public enum PaymentMethod
{
    Card,

    /// <summary>A school or district promises payment in writing, gets an invoice, and pays later.</summary>
    PurchaseOrder,

    /// <summary>A check by mail, or a bank transfer (ACH), before the seats are theirs.</summary>
    Check,
}

/// <summary>
/// Which ways of paying an offering takes, and what it asks of purchase orders and checks. Days are whole days on the offering's clock.
/// </summary>
/// <param name="Methods">Those that a registrant may choose, in the order of the form.</param>
/// <remarks>Source of the usual figures: the sample programs' defaults (due 14 days before the start, admitting on receipt).</remarks>
public sealed record PaymentPolicy(ValueList<PaymentMethod> Methods)
{
    /// <summary>What an offering takes that says nothing of it.</summary>
    public static readonly PaymentPolicy CardOnly = new([PaymentMethod.Card]);

    /// <summary>Every way of paying, with the usual figures.</summary>
    public static readonly PaymentPolicy Everything = new([PaymentMethod.Card, PaymentMethod.PurchaseOrder, PaymentMethod.Check]);

    /// <summary>Whether a purchase order alone makes the seats theirs; otherwise they stay held until the money comes.</summary>
    public bool OrderAdmits { get; init; } = true;

    /// <summary>A purchase order, or a check, must be here this many days before the first session.</summary>
    public int DueDaysBefore { get; init; } = 14;

    /// <summary>An invoice is due this many days after it was issued.</summary>
    public int InvoiceDays { get; init; } = 30;

    /// <summary>A quote holds price and seats for this many days, the day it was made not counted; never past the day it is due before the start.</summary>
    public int QuoteDays { get; init; } = 30;

    public bool Takes(PaymentMethod method) => Methods.Contains(method);

    /// <summary>The last day on which a purchase order or a check is in time.</summary>
    public LocalDate LastDay(LocalDate firstDay) => firstDay.PlusDays(-DueDaysBefore);

    /// <summary>The day through which a quote made today holds, that day included; null when it is too late to pay in any way but by card.</summary>
    public LocalDate? QuoteHoldsThrough(LocalDate today, LocalDate firstDay)
    {
        var last = LastDay(firstDay);
        return today > last ? null : LocalDate.Min(today.PlusDays(QuoteDays), last);
    }

    /// <summary>The ways to pay that a registrant may choose today.</summary>
    public ValueList<PaymentMethod> ChoicesOn(LocalDate today, LocalDate firstDay) =>
        today > LastDay(firstDay) ? [.. Methods.Where(method => method == PaymentMethod.Card)] : Methods;

    internal ValueList<Fault> Check() =>
    [
        .. Methods.Count == 0 ? [new Fault("payments.methods", "Missing")] : Array.Empty<Fault>(),
        .. Methods.Distinct().Count() < Methods.Count || Methods.Any(method => !Enum.IsDefined(method)) ? [new Fault("payments.methods", "NotAChoice")] : Array.Empty<Fault>(),
        .. OfferingRules.Within("payments.dueDaysBefore", DueDaysBefore, 0, 365),
        .. OfferingRules.Within("payments.invoiceDays", InvoiceDays, 1, 365), .. OfferingRules.Within("payments.quoteDays", QuoteDays, 1, 365),
    ];
}
