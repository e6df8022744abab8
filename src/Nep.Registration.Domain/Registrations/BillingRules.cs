using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>What must hold of a way of paying, a purchase order or a recorded check before it is taken.</summary>
public static class BillingRules
{
    public const int LongestNumber = 40;
    public const int LongestAddress = 500;
    public const int LongestNote = 1000;

    /// <summary>More people than any one purchase order is for.</summary>
    public const int MostCovered = 10_000;

    /// <summary>What is wrong with the way of paying that a form chose.</summary>
    public static ValueList<Fault> Check(Offering offering, RegistrationForm form, LocalDate today)
    {
        if (form.Billing is not { } billing) return offering.Payments.Takes(PaymentMethod.Card) ? [] : [new Fault("payment", "Missing")];
        if (billing.Method == PaymentMethod.Card || !offering.Payments.Takes(billing.Method)) return [new Fault("payment", "NotAChoice")];
        return
        [
            .. offering.Payments.QuoteHoldsThrough(today, offering.FirstDay) is null
                ? [new Fault("payment", "TooLateForPurchaseOrder", $"{offering.Payments.DueDaysBefore}")] : Array.Empty<Fault>(),
            .. string.IsNullOrWhiteSpace(form.Registrar.Organization) ? [new Fault("registrar.organization", "Missing")] : Array.Empty<Fault>(),
            .. Lines("billing.address", billing.Address, LongestAddress), .. Optional("billing.attention", billing.Attention, FormRules.LongestName),
        ];
    }

    internal static ValueList<Fault> Check(RegistrationCommand.ReceivePurchaseOrder order) =>
    [
        .. Number("number", order.Number),
        .. order.Amount.IsPositive ? Array.Empty<Fault>() : [new Fault("amount", "NotAnAmount")],
        .. string.IsNullOrWhiteSpace(order.Organization) ? [new Fault("organization", "Missing")] : Optional("organization", order.Organization, FormRules.LongestName),
        .. order.Covers is { } people ? OfferingRules.Within("covers", people, 1, MostCovered) : [],
        .. order.Note.Length == 0 ? [] : Lines("note", order.Note, LongestNote),
    ];

    internal static IEnumerable<Fault> Address(string field, string address) => Lines(field, address, LongestAddress);

    /// <summary>A number as it is printed on an order or a check.</summary>
    internal static IEnumerable<Fault> Number(string field, string number) =>
        number.Any(char.IsLetterOrDigit) ? Optional(field, number, LongestNumber) : [new Fault(field, "Missing")];

    private static IEnumerable<Fault> Optional(string field, string text, int most) =>
        text.Length > most ? [new Fault(field, "TooLong", $"{most}")] : text.Any(char.IsControl) ? [new Fault(field, "ControlCharacters")] : [];

    private static IEnumerable<Fault> Lines(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? [new Fault(field, "Missing")]
        : text.Length > most ? [new Fault(field, "TooLong", $"{most}")]
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? [new Fault(field, "ControlCharacters")] : [];
}
