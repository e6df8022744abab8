using System.Net;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.PurchaseOrders;

/// <summary>A district's office from the form to the receipt, by its own pages.</summary>
public sealed class PurchaseOrderStoryTests
{
    private static readonly OfferingDetails Details = Institute.Details with { Payments = PaymentPolicy.Everything };

    private static readonly (string Name, string? Value)[] ByOrder =
        [("payment", "PurchaseOrder"), ("registrar.organization", "Lakeview Unified"), ("billing.address", "1 Main Street\r\nLakeview, CA 90000")];

    [Fact]
    public async Task A_district_registers_by_purchase_order_sends_it_and_is_admitted_with_an_invoice()
    {
        await using var one = await Institute.Open(Details);
        var review = await one.Review(ByOrder);
        Assert.Contains("You pay by purchase order. We hold the seats through Wednesday, February 3, 2027", review.Says());
        var manage = await Held(one);
        Assert.Contains("What to do next: send us the purchase order", (await one.Visitor.Page(manage)).Says());

        using var sent = await Send(one, manage, ("number", "PO-88"), ("amount", "795.00"), ("organization", "Lakeview Unified"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await one.Visitor.Page(manage);
        Assert.Contains("Still to pay: $795", page.Says());
        Assert.Contains("We have your purchase order PO-88.", page.Says());
        var invoice = await one.Visitor.Page(page.QuerySelectorAll("a[href*='/documents/INV-']")[0].GetAttribute("href")!);
        Assert.Contains("Bill to Lakeview Unified 1 Main Street Lakeview, CA 90000", invoice.Says());
        Assert.Contains("Purchase order PO-88", invoice.Says());
        Assert.Contains("Still to pay $795", invoice.Says());
        Assert.Equal(RegistrationStatus.Confirmed, Assert.Single(await one.Registrations()).Status);
    }

    [Fact]
    public async Task A_form_that_chooses_a_purchase_order_must_say_who_is_billed_and_keeps_what_was_typed()
    {
        await using var one = await Institute.Open(Details);
        var page = await one.Review(("payment", "PurchaseOrder"), ("billing.attention", "Accounts payable"));
        Assert.Equal(["#registrar-organization", "#billing-address"], page.QuerySelectorAll(".error-list a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Accounts payable", page.QuerySelector("#billing-attention")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#payment-PurchaseOrder[checked]"));
    }

    [Fact]
    public async Task Where_only_cards_are_taken_nobody_is_asked_how_they_pay()
    {
        await using var one = await Institute.Open();
        Assert.Null((await one.Visitor.Page(Institute.Register)).QuerySelector("[name=payment]"));
    }

    [Theory]
    [InlineData("order.pdf", "%PDF-1.7 an order", null)]
    [InlineData("order.pdf", "<script>alert(1)</script>", "Please send a PDF, PNG or JPEG file.")]
    public async Task A_file_is_taken_for_what_its_first_bytes_say(string name, string content, string? complaint)
    {
        await using var one = await Institute.Open(Details);
        var manage = await Held(one);
        using var answer = await Upload(one, manage, name, System.Text.Encoding.Latin1.GetBytes(content));
        var state = Assert.Single(await one.Registrations());
        if (complaint is null) Assert.Equal((name, FileKind.Pdf), (state.PurchaseOrder!.File!.Name, state.PurchaseOrder.File.Kind));
        else Assert.Contains(complaint, (await Visitor.Read(answer)).Says());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_nothing_is_half_done()
    {
        await using var one = await Institute.Open(Details);
        var manage = await Held(one);
        var large = new byte[(5 * 1024 * 1024) + 1];
        "%PDF-"u8.CopyTo(large);
        using var answer = await Upload(one, manage, "order.pdf", large);
        var page = await Visitor.Read(answer);
        Assert.Contains("This file is too large. Please send one of 5 MB at most.", page.Says());
        Assert.Equal("PO-88", page.QuerySelector("#number")!.GetAttribute("value"));
        Assert.Null(Assert.Single(await one.Registrations()).PurchaseOrder);
    }

    [Theory]
    [InlineData("12.345")]
    [InlineData("-5")]
    [InlineData("0")]
    public async Task An_amount_that_is_none_is_refused_beside_its_field(string amount)
    {
        await using var one = await Institute.Open(Details);
        using var answer = await Send(one, await Held(one), ("number", "PO-88"), ("amount", amount), ("organization", "Lakeview Unified"));
        Assert.Equal("Please give an amount in dollars and cents, like 895 or 895.50.", (await Visitor.Read(answer)).QuerySelector("#amount-error")!.TextContent);
    }

    [Fact]
    public async Task The_documents_of_another_registration_are_not_found()
    {
        await using var one = await Institute.Open(Details);
        var manage = await Held(one);
        using var wrong = await one.Visitor.Get($"{manage}/documents/INV-00000-00000");
        using var stranger = await one.Visitor.Get($"{manage[..^3]}AAA/purchase-order");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (wrong.StatusCode, stranger.StatusCode));
    }

    [Fact]
    public async Task What_a_district_owes_it_may_pay_by_card()
    {
        await using var one = await Institute.Open(Details);
        var manage = await Held(one);
        using var sent = await Send(one, manage, ("number", "PO-88"), ("amount", "795"), ("organization", "Lakeview Unified"));
        await one.Pay(manage);
        Assert.Equal(Money.Zero, Assert.Single(await one.Registrations()).Balance);
        Assert.Contains("Paid in full", (await one.Visitor.Page(manage)).Says());
    }

    [Fact]
    public async Task Cancelled_the_page_offers_the_credit_note()
    {
        await using var one = await Institute.Open(Details);
        var manage = await Held(one);
        using var sent = await Send(one, manage, ("number", "PO-88"), ("amount", "795"), ("organization", "Lakeview Unified"));
        using var cancelled = await one.Visitor.Send(await one.Visitor.Page(manage + "/cancel"), "form[action$='/cancel']", "button");
        var page = await one.Visitor.Page(manage);
        var note = await one.Visitor.Page(page.QuerySelectorAll("a[href*='/documents/CN-']")[0].GetAttribute("href")!);
        Assert.Contains("The registration was cancelled. $795", note.Says());
        Assert.Contains("Still to pay $0", note.Says());
    }

    [Fact]
    public async Task Whoever_gives_up_one_unpaid_seat_of_two_reads_first_what_of_the_invoice_stays_to_be_paid()
    {
        await using var one = await Institute.Open(Details with { Policy = Details.Policy with { Tiers = [new RefundTier(0, 100, Money.Usd(100))] } });
        var manage = await one.Hold([.. ByOrder,
            ("people[1].name", "Noor Haddad"), ("people[1].email", "noor@lakeview.example"), ("people[1].pronouns", ""), ("people[1].answers.role", "Coach"), ("people[1].answers.access", "")]);
        using var sent = await Send(one, manage, ("number", "PO-88"), ("amount", "1590"), ("organization", "Lakeview Unified"));

        var shown = await one.Visitor.Page(manage + "/cancel?who=2");
        Assert.Contains("$100 for what you give up stays to be paid. Then $895 is still to pay, all together.", shown.Says());
        Assert.Equal("Cancel the seat", shown.Says("button.button-danger"));
        using var cancelled = await one.Visitor.Send(shown, "form[action$='/cancel']", null);

        Assert.Contains("Still to pay: $895", (await one.Visitor.Page(manage)).Says());
    }

    [Fact]
    public async Task A_receipt_names_who_it_is_for()
    {
        await using var one = await Institute.Open(Details);
        var manage = await one.Hold();
        await one.Pay(manage);

        var receipt = await one.Visitor.Page((await one.Visitor.Page(manage)).QuerySelector("a[href*='/documents/R-']")!.GetAttribute("href")!);

        Assert.Contains("Who Rosa Delgado For Coaching for Equity", receipt.Says());
    }

    private static Task<string> Held(Institute one) => one.Hold(ByOrder);

    private static async Task<HttpResponseMessage> Send(Institute one, string manage, params (string Name, string? Value)[] fields) =>
        await one.Visitor.Send(await one.Visitor.Page(manage + "/purchase-order"), "form[action$='/purchase-order']", null, fields);

    private static async Task<HttpResponseMessage> Upload(Institute one, string manage, string name, byte[] content)
    {
        var page = await one.Visitor.Page(manage + "/purchase-order");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=_token]")!.GetAttribute("value")!), "_token" },
            { new StringContent("PO-88"), "number" }, { new StringContent("795"), "amount" }, { new StringContent("Lakeview Unified"), "organization" },
            { new ByteArrayContent(content), "file", name },
        };
        return await one.Visitor.Client.PostAsync(manage + "/purchase-order", form);
    }
}
