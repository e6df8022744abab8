using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.App.Tests.Storage;

/// <summary>The stored shapes of purchase orders, invoices, checks and their files.</summary>
internal static class Billed
{
    private static readonly Instant At = Instant.FromUtc(2027, 1, 12, 18, 20, 0) + Duration.FromMilliseconds(123);
    private static readonly HandPayment Check = new(HandMethod.Check, "47-11", new LocalDate(2027, 1, 10), "came with a letter");

    public static PurchaseOrder Order { get; } = new("PO-88", Money.Usd(1590), "Westside Unified", At, 2, "Please send to Ana")
    {
        File = new AttachedFile(FileId.Parse(new string('A', FileId.Characters)), "po.pdf", FileKind.Pdf, 2048),
    };

    public static Invoice Invoice { get; } = new("INV-X0ABC-DEFGH", Money.Usd(1590), new LocalDate(2027, 2, 11), At);

    public static CreditNote Credit { get; } = new("CN-X0ABC-DEFGH-1", Money.Usd(90.50m), CreditReason.PriceLowered, At);

    public static IEnumerable<(string Name, object Value)> All =>
    [
        ("RegistrationEvent.RegistrationPlaced.by-order", new HistoryEntry<RegistrationEvent>(At, new Actor.Registrant(), [ByOrder])),
        ("RegistrationEvent.PaymentReceived.by-check", new HistoryEntry<RegistrationEvent>(At, new Actor.Registrant(), [ByCheck])),
        ("RegistrationFile.invoiced", new RegistrationFile(State, 5, At)),
        ("OfferingDetails.payments", Samples.Online.Details with { Payments = PaymentPolicy.Everything with { OrderAdmits = false } }),
        ("CheckFile", new CheckFile(Check, Money.Usd(1000), [new CheckShare(Samples.Online.Id, State.Id, Money.Usd(1000))], new Actor.Demo(), At)),
    ];

    private static RegistrationPlaced ByOrder { get; } = StoredShapes.Placed with
    {
        Form = StoredShapes.Placed.Form with { Billing = new Billing(PaymentMethod.PurchaseOrder, "1 Main Street\nOakland", "Accounts payable") },
    };

    private static PaymentReceived ByCheck { get; } = new(Check.Id, Money.Usd(1000), At) { ByHand = Check };

    private static RegistrationState State { get; } = Samples.Fold(
        ByOrder, new PurchaseOrderReceived(Order), new PurchaseOrderApproved("", At), new InvoiceIssued(Invoice), new RegistrationConfirmed(At), ByCheck,
        new CreditNoteIssued(Credit));
}
