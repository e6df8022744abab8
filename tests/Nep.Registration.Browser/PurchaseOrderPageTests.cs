namespace Nep.Registration.Browser;

/// <summary>A district's way through purchase order and invoice, and the staff's, each page on the light table and the papers on paper.</summary>
public sealed class PurchaseOrderPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_districts_pages_fit_a_phone_and_are_open_to_everyone_and_its_invoice_is_one_page()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.OpenForm(Steps.Coaching);
        await visitor.WritePerson(1, "Paula Order", "paula@lakeview.example");
        await visitor.Tick("By purchase order");
        await table.Look(visitor, "order-form");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "order-form-wrong");
        await visitor.Write("School, district or organization, for the receipt", "Lakeview Unified");
        await visitor.Write("Billing address", "200 Lakeview Avenue\nLakeview, California 90000");
        await visitor.Press("Next: see the price");
        await visitor.Agree();
        await table.Look(visitor, "order-review");
        await visitor.PressLike("Hold my seat");
        await visitor.Sees("What to do next: send us the purchase order");
        await table.Look(visitor, "order-held");
        await visitor.Follow("See and print the quote");
        await table.Look(visitor, "order-quote");
        Assert.Equal(new Paper(1, false), await Paper.Print(visitor.Page, Microsoft.Playwright.PaperFormat.Letter));
        await visitor.Back();
        await visitor.Follow("Send the purchase order");
        await visitor.Press("Send it");
        await table.Look(visitor, "order-send-wrong");
        await visitor.Write("Number of the purchase order", "PO-88");
        await visitor.Press("Send it");
        await visitor.Sees("We have your purchase order PO-88.", "Still to pay");
        await table.Look(visitor, "order-confirmed");
        await visitor.Follow("See and print the invoice");
        await table.Look(visitor, "order-invoice");
        Assert.Equal(new Paper(1, false), await Paper.Print(visitor.Page, Microsoft.Playwright.PaperFormat.Letter));
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task The_staffs_pages_of_purchase_orders_fit_a_phone_and_are_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await visitor.Follow("Purchase orders");
        await visitor.Sees("too many", "Overdue", "Waiting for an order or check");
        await table.Look(visitor, "staff-orders");
        await visitor.Open("/staff/purchase-orders?q=4500-2231");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await visitor.Sees("The order does not cover everyone who names it");
        await table.Look(visitor, "staff-order");
        await visitor.Press("Record it");
        await table.Look(visitor, "staff-order-wrong");
        Assert.Empty(table.Faults);
    }
}
