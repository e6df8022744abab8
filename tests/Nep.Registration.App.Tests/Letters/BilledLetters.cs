using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Tests.Letters;

/// <summary>Registrations by purchase order and by check, in the stages that letters tell of.</summary>
internal static class BilledLetters
{
    private static readonly Instant Came = Samples.Placed + Duration.FromDays(3);
    private static readonly Invoice Invoice = new("INV-X0ABC-DEFGH", Money.Usd(1590), new LocalDate(2027, 2, 18), Came);
    private static readonly HandPayment Check = new(HandMethod.Check, "4711", new LocalDate(2027, 1, 20));

    public static RegistrationState Waiting(string language) => Samples.Fold(Placed(language, PaymentMethod.PurchaseOrder));

    public static RegistrationState ByCheck(string language) => Samples.Fold(Placed(language, PaymentMethod.Check), new InvoiceIssued(Invoice));

    public static RegistrationState Admitted(string language) => Samples.Fold(
        Placed(language, PaymentMethod.PurchaseOrder), new PurchaseOrderReceived(new PurchaseOrder("PO-88", Money.Usd(1590), "Westside Unified", Came)),
        new InvoiceIssued(Invoice), new RegistrationConfirmed(Came));

    public static RegistrationState NotAdmitted(string language) => Samples.Fold(
        Placed(language, PaymentMethod.PurchaseOrder), new PurchaseOrderReceived(new PurchaseOrder("PO-88", Money.Usd(1590), "Westside Unified", Came)),
        new InvoiceIssued(Invoice));

    public static RegistrationState PartPaid(string language) => RegistrationFold.Evolve(Admitted(language), Paid(Check, 1000));

    public static RegistrationState Overpaid(string language) =>
        RegistrationFold.Evolve(PartPaid(language), Paid(Check with { Method = HandMethod.Ach, Number = "T-9" }, 1590));

    public static RegistrationState Credited(string language, decimal amount) => RegistrationFold.Evolve(
        Samples.Cancelled(Admitted(language), EndKind.ByRegistrant, Money.Zero, RefundReason.Cancelled),
        new CreditNoteIssued(new CreditNote("CN-X0ABC-DEFGH-1", Money.Usd(amount), CreditReason.Cancelled, Samples.Ended)));

    private static PaymentReceived Paid(HandPayment check, decimal amount) => new(check.Id, Money.Usd(amount), Came + Duration.FromDays(9)) { ByHand = check };

    private static RegistrationPlaced Placed(string language, PaymentMethod method)
    {
        var placed = Samples.Place(
            "7K2M49QX0ABCDEFG", Samples.Online, new Registrar(Samples.Rosa.Name, Samples.Rosa.Email, "Westside Unified", language), Money.Usd(795),
            Samples.Virtual, Samples.Rosa, Samples.Malik);
        return placed with
        {
            Form = placed.Form with { Billing = new Billing(method, "1 Main Street\nOakland, CA 94607") },
            HeldUntil = Samples.Online.Zone.At(new LocalDateTime(2027, 2, 19, 0, 0)),
        };
    }
}
