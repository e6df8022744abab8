using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.PurchaseOrders;

/// <summary>The queue of purchase orders, one order's page, and what staff record there.</summary>
public sealed class PurchaseOrderDeskTests
{
    private const string Queue = "/staff/purchase-orders";

    private static readonly OfferingDetails Details = Institute.Details with
    {
        Capacity = 100,
        Payments = PaymentPolicy.Everything,
        Prices = new PriceList(Money.Usd(895)),
    };

    [Fact]
    public async Task The_queue_shows_what_waits_with_its_ages_and_sums()
    {
        await using var site = await Ordered(2);
        await Place(site, 9, 1);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var page = await visitor.Page(Queue);
        Assert.Equal(["Waiting for an order or check 1 $895", "To check 1 $1,790", "Open invoices 1 $1,790", "Overdue 0 $0", "Refunds to send 0 $0"], page.QuerySelectorAll(".figures > div").Select(figure => string.Join(' ', figure.Children.Select(part => part.TextContent.Trim()))));
        Assert.Single((await visitor.Page(Queue + "?stage=waiting")).QuerySelectorAll("tbody tr"));
        Assert.Single((await visitor.Page(Queue + "?q=po-88")).QuerySelectorAll("tbody tr"));
        Assert.Contains("Nothing is like that.", (await visitor.Page(Queue + "?q=nobody")).Says());
    }

    [Fact]
    public async Task Home_names_the_orders_to_check_and_the_invoices_overdue()
    {
        await using var site = await Ordered(1);
        await site.Site.Travel(Duration.FromDays(40));
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var page = await visitor.Page("/staff");
        Assert.NotNull(page.QuerySelector($"a[href='{Queue}?stage=tocheck']"));
        Assert.NotNull(page.QuerySelector($"a[href='{Queue}?stage=overdue']"));
    }

    [Fact]
    public async Task Six_are_covered_and_eight_register_two_are_flagged_and_none_is_dropped()
    {
        await using var site = await Ordered(8, covers: 6);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        Assert.Contains("2 people too many", (await visitor.Page(Queue)).Says());
        var page = await visitor.Page(PathOf(1));
        Assert.Contains("2 people are beyond it", page.Says());
        Assert.Equal(8, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(await Task.WhenAll(Enumerable.Range(1, 8).Select(number => site.Registration(Id(number)))), state => Assert.Equal(RegistrationStatus.Confirmed, state.Status));
    }

    [Fact]
    public async Task One_check_pays_several_registrations_each_its_share()
    {
        await using var site = await Ordered(3);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var answer = await Check(visitor, ("amount", "2000"), ($"share.{Id(3)}", "210"));
        Assert.Equal($"{PathOf(1)}?done=paid", answer.Headers.Location?.ToString());
        Assert.Equal([Money.Zero, Money.Zero, Money.Usd(685)], [(await site.Registration(Id(1))).Balance, (await site.Registration(Id(2))).Balance, (await site.Registration(Id(3))).Balance]);
        Assert.Contains("Check 4711 of Jan 4, 2027", (await visitor.Page($"{StaffSite.Home}/registrations/{Id(1)}")).Says());
    }

    [Theory]
    [InlineData("amount", "2,685.005", "Please give an amount in dollars and cents, like 895 or 895.50.")]
    [InlineData("date", "2027-02-31", "This date or time does not exist. Please check it.")]
    [InlineData("date", "2036-01-04", "This day is still to come. Please check the date.")]
    [InlineData("date", "0204-01-04", "This day is more than a year ago. Please check the date.")]
    [InlineData("number", "", "Please fill this in.")]
    public async Task What_cannot_be_right_about_a_check_is_refused_beside_its_field(string field, string typed, string sentence)
    {
        await using var site = await Ordered(2);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var answer = await Check(visitor, (field, typed));
        Assert.Equal(sentence, (await Visitor.Read(answer)).QuerySelector($"#{field}-error")!.TextContent);
        Assert.Empty((await site.Registration(Id(1))).Payments);
    }

    [Fact]
    public async Task Shares_that_do_not_add_up_are_refused_with_both_sums()
    {
        await using var site = await Ordered(2);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var answer = await Check(visitor, ("amount", "2000"));
        Assert.Contains("The parts add up to $1,790, but the check is for $2,000.", (await Visitor.Read(answer)).Says());
        Assert.Empty((await site.Registration(Id(1))).Payments);
    }

    [Fact]
    public async Task Staff_note_what_they_compared_and_the_order_waits_no_longer()
    {
        await using var site = await Ordered(2);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var blank = await visitor.Send(await visitor.Page(PathOf(1)), "form[action$='/approve']", "button");
        Assert.NotNull((await Visitor.Read(blank)).QuerySelector("#reason-error"));
        using var answer = await visitor.Send(await visitor.Page(PathOf(1)), "form[action$='/approve']", "button", ("reason", "Two names, the right price"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null((await visitor.Page(PathOf(2))).QuerySelector("form[action$='/approve']"));
        Assert.Contains("Two names, the right price", (await visitor.Page($"{StaffSite.Home}/registrations/{Id(2)}")).Says());
    }

    [Fact]
    public async Task A_refund_of_a_check_is_sent_by_staff_and_told_when_it_is()
    {
        await using var site = await Ordered(1);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var paid = await Check(visitor);
        await site.Get<RegistrationDesk>().Cancel(await site.Offering($"{Institute.Id}"), Id(1), EndKind.ByStaff, "ill", new Actor.Staff(StaffSite.Registrar));
        var page = await visitor.Page(PathOf(1));
        Assert.Contains("Send $895 back", page.Says());
        using var answer = await visitor.Send(page, "form[action$='/refund']", "button", ("reference", "check 99"));
        Assert.Equal($"{PathOf(1)}?done=refunded", answer.Headers.Location?.ToString());
        Assert.Equal(RefundState.Made, Assert.Single((await site.Registration(Id(1))).Refunds).Outcome);
    }

    [Fact]
    public async Task An_order_by_mail_is_entered_by_staff_with_its_file_which_only_downloads()
    {
        await using var site = await StaffSite.Open(Details);
        await Place(site, 1, 1);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var page = await visitor.Page(PathOf(1));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=_token]")!.GetAttribute("value")!), "_token" },
            { new StringContent("PO-90"), "number" }, { new StringContent("895"), "amount" }, { new StringContent("Lakeview"), "organization" },
            { new StringContent("1"), "covers" }, { new ByteArrayContent("%PDF-1.7 an order"u8.ToArray()), "file", "../../<b>.html" },
        };
        using var entered = await visitor.Client.PostAsync($"{PathOf(1)}/order", form);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal(RegistrationStatus.Confirmed, (await site.Registration(Id(1))).Status);
        using var file = await visitor.Get($"{PathOf(1)}/file");
        Assert.Equal(("application/pdf", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("%PDF-1.7 an order", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_document_is_a_page_for_staff_too()
    {
        await using var site = await Ordered(1);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var links = (await visitor.Page(PathOf(1))).QuerySelectorAll("a[href*='/documents/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links) Assert.Contains("Lakeview", (await visitor.Page(link)).Says(".paper"));
    }

    [Fact]
    public async Task The_form_of_an_offering_keeps_its_ways_to_pay()
    {
        await using var site = await StaffSite.Open(Details);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        using var saved = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), "main form", "button[value=save]", ("payments.admits", "no"), ("payments.card", null), ("reason", "policy"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var expected = PaymentPolicy.Everything with { Methods = [PaymentMethod.PurchaseOrder, PaymentMethod.Check], OrderAdmits = false };
        Assert.Equal(expected, (await site.Offering($"{Institute.Id}")).Payments);
    }

    private static string PathOf(int number) => $"{Queue}/{Institute.Id}/{Id(number)}";

    private static RegistrationId Id(int number) => RegistrationId.Parse(number.ToString("0000000000000000"));

    /// <summary>So many registrations of one person each, all under one order.</summary>
    private static async Task<StaffSite> Ordered(int registrations, int? covers = null)
    {
        var site = await StaffSite.Open(Details);
        for (var number = 1; number <= registrations; number++)
        {
            await Place(site, number, 1);
            var order = new RegistrationCommand.ReceivePurchaseOrder("PO-88", Money.Usd(895 * 8), "Lakeview Unified", covers);
            Assert.IsType<Filed.Done>(await site.Get<BillingDesk>().Receive(await site.Offering($"{Institute.Id}"), Id(number), order, new Actor.Registrant()));
        }

        return site;
    }

    private static async Task Place(StaffSite site, int number, int people)
    {
        var entrants = Enumerable.Range(0, people).Select(i => new Entrant(
            new Person($"Person {number}-{i}", EmailAddress.Parse($"person{number}.{i}@lakeview.example")), [new Answer("role", "Teacher")])).ToValueList();
        var form = new RegistrationForm(new Registrar($"Office {number}", EmailAddress.Parse("office@lakeview.example"), "Lakeview Unified", "en"), entrants, "", Institute.Details.TermsVersion)
        {
            Billing = new Billing(PaymentMethod.PurchaseOrder, "1 Main Street\nLakeview"),
        };
        Assert.IsType<Filed.Done>(await site.Get<RegistrationDesk>().Place(Institute.Id, Id(number), form, null));
    }

    private static async Task<HttpResponseMessage> Check(Visitor visitor, params (string Name, string? Value)[] fields) => await visitor.Send(
        await visitor.Page(PathOf(1)), "form[action$='/check']", "button",
        [.. new (string, string?)[] { ("number", "4711"), ("date", "2027-01-04") }.Where(usual => fields.All(field => field.Name != usual.Item1)), .. fields]);
}
