namespace Nep.Registration.Domain.Tests.Plans;

public class BillingPlanTests
{
    private static readonly Offering Institute = Orders.Institute();
    private static readonly RegistrationEvent[] Admitted = Orders.Admitted(Institute);
    private static readonly Instant At = Clocks.Local("2027-03-01T10:00");

    [Fact]
    public void A_quote_goes_out_at_once_and_a_missing_order_is_asked_for_twice() => Expect(
        [Orders.Placed(Institute)],
        "2027-02-20 10:00 letter:QuoteReady|registrar|1 until 2027-03-18 00:00",
        "2027-03-10 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-7 until 2027-03-12 09:00",
        "2027-03-15 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-2 until 2027-03-17 09:00",
        "2027-03-18 00:00 release-hold");

    [Fact]
    public void Who_registers_the_day_before_a_reminder_does_not_get_it()
    {
        var placed = Orders.Placed(Institute) with { At = Clocks.Local("2027-03-14T12:00") };
        Expect([placed], "2027-03-14 12:00 letter:QuoteReady|registrar|1 until 2027-03-18 00:00", "2027-03-18 00:00 release-hold");
    }

    [Fact]
    public void A_check_is_asked_for_with_its_invoice() => Expect(
        [Orders.Placed(Institute, Orders.Form(Story.Maya, Story.Sam) with { Billing = Orders.ByCheck }), Orders.Invoiced(Clocks.Placed, "2027-03-17")],
        "2027-02-20 10:00 letter:InvoiceSent|registrar|1803146400 until 2027-02-27 10:00",
        "2027-03-10 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-7 until 2027-03-12 09:00",
        "2027-03-15 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-2 until 2027-03-17 09:00",
        "2027-03-18 00:00 release-hold");

    [Fact]
    public void An_order_is_answered_and_its_invoice_is_asked_for_1_15_and_30_days_after_it_was_due() => Expect(
        Billing(Admitted),
        "2027-02-25 10:00 letter:PurchaseOrderReceived|registrar|1803578400 until 2027-03-04 10:00",
        "2027-03-28 09:00 letter:InvoiceOverdue|registrar|2027-03-27-1 until 2027-04-04 09:00",
        "2027-04-11 09:00 letter:InvoiceOverdue|registrar|2027-03-27-15 until 2027-04-18 09:00",
        "2027-04-26 09:00 letter:InvoiceOverdue|registrar|2027-03-27-30 until 2027-05-03 09:00");

    [Fact]
    public void Paid_in_full_nothing_more_is_asked_for_and_every_payment_has_its_receipt() => Expect(
        Billing([.. Admitted, Orders.Paid(1000, At), new PaymentReceived(Story.First, Money.Usd(790), At)]),
        "2027-02-25 10:00 letter:PurchaseOrderReceived|registrar|1803578400 until 2027-03-04 10:00",
        "2027-03-01 10:00 letter:PaymentReceipt|registrar|1 until 2027-03-31 11:00",
        "2027-03-01 10:00 letter:PaymentReceipt|registrar|2 until 2027-03-31 11:00");

    [Fact]
    public void Cancelled_a_credit_note_is_told_and_a_kept_part_is_still_asked_for() => Expect(
        Billing([.. Admitted, new RegistrationCancelled(EndKind.ByRegistrant, "", At), new CreditNoteIssued(new CreditNote("CN-1", Money.Usd(1432), CreditReason.Cancelled, At))]),
        "2027-03-01 10:00 letter:CreditNoteSent|registrar|1 until 2027-03-31 11:00",
        "2027-03-28 09:00 letter:InvoiceOverdue|registrar|2027-03-27-1 until 2027-04-04 09:00",
        "2027-04-11 09:00 letter:InvoiceOverdue|registrar|2027-03-27-15 until 2027-04-18 09:00",
        "2027-04-26 09:00 letter:InvoiceOverdue|registrar|2027-03-27-30 until 2027-05-03 09:00");

    [Fact]
    public void Nobody_can_give_a_check_back_but_staff() => Assert.DoesNotContain(
        "refund", string.Join(' ', Steps([.. Admitted, Orders.Paid(1790, At), new RefundOwed(1, Orders.Check.Id, Money.Usd(10), RefundReason.Decided, At)])), StringComparison.Ordinal);

    [Fact]
    public void Whoever_pays_by_card_hears_nothing_of_invoices() =>
        Assert.Equal(["2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-04-21 12:00"], Steps(Story.Confirmed(Institute)));

    /// <summary>The facts, and of their steps those that are about money.</summary>
    private static (RegistrationEvent[] Facts, bool OnlyBilling) Billing(RegistrationEvent[] facts) => (facts, true);

    private static string[] Steps(RegistrationEvent[] facts) => [.. Table.Of(RegistrationPlan.Steps(Institute, Story.State(facts), []))];

    private static void Expect((RegistrationEvent[] Facts, bool OnlyBilling) told, params string[] steps) =>
        Assert.Equal(steps, Steps(told.Facts).Where(step => !step.Contains("Confirmation", StringComparison.Ordinal) && !step.Contains("Cancellation", StringComparison.Ordinal)));

    private static void Expect(RegistrationEvent[] facts, params string[] steps) => Assert.Equal(steps, Steps(facts));
}
