using static Nep.Registration.Domain.Letters.LetterKind;

namespace Nep.Registration.App.Letters;

/// <content>What letters about quotes, purchase orders and invoices can say.</content>
public sealed partial record LetterFigures
{
    [Figure("What is still to be paid. Empty when nothing is.", QuoteReady, PurchaseOrderReminder, PurchaseOrderReceived, InvoiceSent, PaymentReceipt, InvoiceDue, InvoiceOverdue, CreditNoteSent)]
    public string Owed { get; init; } = "";

    [Figure("What came in, or what was credited.", PaymentReceipt, CreditNoteSent)]
    public string Amount { get; init; } = "";

    [Figure("What was paid above the price. Empty when nothing was.", PaymentReceipt)]
    public string Overpaid { get; init; } = "";

    [Figure("The last day on which the seats are held. Empty once the seats are theirs.", QuoteReady, PurchaseOrderReminder, PurchaseOrderReceived, InvoiceSent)]
    public string HoldsThrough { get; init; } = "";

    [Figure("The last day to pay the invoice.", PurchaseOrderReceived, InvoiceSent, PaymentReceipt, InvoiceDue, InvoiceOverdue)]
    public string Due { get; init; } = "";

    [Figure("Whether they pay by check or transfer, and not by purchase order.", PurchaseOrderReminder)]
    public bool ByCheck { get; init; }

    [Figure("The number of the purchase order. Empty when there is none.", PurchaseOrderReceived, InvoiceSent, PaymentReceipt, InvoiceDue, InvoiceOverdue, CreditNoteSent)]
    public string OrderNumber { get; init; } = "";

    [Figure("The page where the purchase order is sent in.", QuoteReady, PurchaseOrderReminder)]
    public string OrderLink { get; init; } = "";

    [Figure("The number of the document that the letter is about.", QuoteReady, PurchaseOrderReceived, InvoiceSent, PaymentReceipt, InvoiceDue, InvoiceOverdue, CreditNoteSent, PartReminder, PartOverdue)]
    public string DocumentNumber { get; init; } = "";

    [Figure("That document, ready to print.", QuoteReady, PurchaseOrderReminder, PurchaseOrderReceived, InvoiceSent, PaymentReceipt, InvoiceDue, InvoiceOverdue, CreditNoteSent, PartReminder, PartOverdue)]
    public string DocumentLink { get; init; } = "";
}
