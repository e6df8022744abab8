namespace Nep.Registration.Domain.Tests.Sample;

/// <summary>Registrations by purchase order and by check, in every stage.</summary>
internal static class Orders
{
    public static readonly Billing ByOrder = new(PaymentMethod.PurchaseOrder, "1000 Broadway\nOakland, CA 94607", "Accounts payable");

    public static readonly Billing ByCheck = ByOrder with { Method = PaymentMethod.Check };

    public static readonly HandPayment Check = new(HandMethod.Check, "4711", Clocks.Day("2027-02-25"));

    /// <summary>The virtual institute that takes every way of paying; it starts on March 31, so orders are due on March 17.</summary>
    public static Offering Institute(PaymentPolicy? policy = null) =>
        Institutes.Open(Details with { Payments = policy ?? PaymentPolicy.Everything });

    private static OfferingDetails Details => Institutes.Virtual("2027-03-31") with { Prices = Institutes.Virtual().Prices with { Early = [] } };

    public static RegistrationForm Form(params Person[] people) => Story.FormFor(Story.OfficeRegisters, people) with { Billing = ByOrder };

    public static ReceivePurchaseOrder Receive(decimal amount = 1790, string number = "PO-88") => new(number, Money.Usd(amount), "Oakland Unified");

    /// <summary>Held until the quote's stated date: the end of the day on which orders are due.</summary>
    public static RegistrationPlaced Placed(Offering offering, RegistrationForm? form = null) =>
        Story.Placed(offering, form ?? Form(Story.Maya, Story.Sam)) with { HeldUntil = Clocks.Local("2027-03-18T00:00") };

    public static PurchaseOrder Order(Instant at, decimal amount = 1790, string number = "PO-88") => new(number, Money.Usd(amount), "Oakland Unified", at);

    public static InvoiceIssued Invoiced(Instant at, string due, decimal amount = 1790) =>
        new(new Invoice("INV-X2T4V-6W8Y0", Money.Usd(amount), Clocks.Day(due), at));

    /// <summary>Placed, the order received five days later, confirmed with all of it owed.</summary>
    public static RegistrationEvent[] Admitted(Offering offering)
    {
        var at = Clocks.Local("2027-02-25T10:00");
        return [Placed(offering), new PurchaseOrderReceived(Order(at)), Invoiced(at, "2027-03-27"), new RegistrationConfirmed(at)];
    }

    public static RecordPayment Pay(decimal amount, HandPayment? check = null) =>
        new((check ?? Check).Id, Money.Usd(amount), []) { ByHand = check ?? Check };

    public static PaymentReceived Paid(decimal amount, Instant at, HandPayment? check = null) =>
        new((check ?? Check).Id, Money.Usd(amount), at) { ByHand = check ?? Check };
}
