using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class RegistrationPageTests
{
    [Fact]
    public async Task A_payment_made_twice_waits_for_a_person_who_gives_it_back()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(7, ["Rosa Delgado"]);
        await site.Pay(state, state.Quote.Total, "first");
        await site.Pay(state, state.Quote.Total, "second");
        Assert.Contains("Overpaid: 1", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var returned = await registrar.Send(await registrar.Page($"{StaffSite.Home}/registrations/{state.Id}"), "form[action$='/overpayment']", null);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, returned.StatusCode);
        await site.Site.Rest();

        var after = await site.Registration(state.Id);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Zero, RefundState.Made), (after.Status, after.Balance, Assert.Single(after.Refunds).Outcome));
        Assert.DoesNotContain("Overpaid", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_came_back_unpaid_is_taken_off_with_a_reason()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(7, ["Rosa Delgado"]);
        var check = new HandPayment(HandMethod.Check, "4711", Institute.Details.Zone.DateAt(state.Placed));
        Assert.Null(await site.Get<CheckDesk>().Record(check, state.Quote.Total, [new CheckShare(Institute.Id, state.Id, state.Quote.Total)], new Actor.Staff(StaffSite.Registrar)));

        using var unreasoned = await registrar.Send(await registrar.Page(Path(state)), "form[action$='/check-returned']", "button");
        Assert.Contains("Please give a reason.", (await Visitor.Read(unreasoned)).Says(), StringComparison.Ordinal);
        using var returned = await registrar.Send(await registrar.Page(Path(state)), "form[action$='/check-returned']", "button", ("why", "No funds"));

        var page = await registrar.Page(returned.Headers.Location!.ToString());
        Assert.Contains("is owed again: the check or transfer did not pay", page.Says(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/check-returned']"));
        var after = await site.Registration(state.Id);
        Assert.Equal((RegistrationStatus.Confirmed, state.Quote.Total), (after.Status, after.Balance));
        Assert.DoesNotContain(Site.Documents.Document.All((await site.Get<App.Offerings.OfferingShelf>().Find(Institute.Id))!, after, after.Placed), document => document.Payment is not null);
    }

    [Fact]
    public async Task A_refund_that_the_payment_company_would_not_make_is_sent_by_staff_and_is_done()
    {
        await using var site = await StaffSite.Open();
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(7, ["Rosa Delgado"]);
        await site.Pay(state, state.Quote.Total, "first");
        await site.Pay(state, state.Quote.Total, "second");
        await site.Get<RegistrationDesk>().ReturnOverpayment((await site.Get<App.Offerings.OfferingShelf>().Find(Institute.Id))!, state.Id, new Actor.Staff(StaffSite.Registrar));
        await site.Site.Rest();
        var refund = Assert.Single((await site.Registration(state.Id)).Refunds);
        Assert.True(await site.Get<PaymentNotices>().Receive(new App.Ports.RefundNotice(Institute.Id, state.Id, refund.Payment, refund.Reference!, refund.Amount, refund.Number, "card closed")));
        Assert.Contains("Refund failed: 1", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var sent = await registrar.Send(await registrar.Page(Path(state)), "form[action$='/refund-sent']", "button", ("reference", "check 99"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal((RefundState.Made, "check 99"), (await site.Registration(state.Id)).Refunds is [var made] ? (made.Outcome, made.Reference) : default);
        Assert.DoesNotContain("Refund failed", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_what_happened_what_will_happen_and_what_is_owed()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(state, Money.Usd(1590), "pay_1");
        await site.Site.Rest();

        var page = await visitor.Page(Path(state));

        Assert.Equal(
            ["Rosa Delgado registered 2 people for $1,590", "$1,590 came in", "Confirmed: the seats are theirs"],
            page.QuerySelectorAll("[aria-labelledby=history] li p:nth-child(2)").Select(p => p.TextContent));
        Assert.Equal("Thu, Mar 4, 2027, 8:00 AM Send the session reminder for session 1 to 2 people Rule: 60 minutes before each online session", page.Says("[aria-labelledby=plan] li:nth-child(2)"));
        Assert.Contains("If cancelled now $1,590 goes back by the Virtual policy", page.Says("[aria-labelledby=money]"), StringComparison.Ordinal);
        Assert.Contains("Access: Live captions", page.Says("[aria-labelledby=who]"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=mail] .chip-settled").Length);
        var manage = page.QuerySelector("[aria-labelledby=do] a")!.GetAttribute("href")!;
        Assert.Contains("Rosa Delgado", (await visitor.Page(manage)).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_cancel_by_the_policy_or_by_an_amount_they_decide_and_always_with_a_reason()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var first = await site.Register(1, ["Rosa Delgado"]);
        var second = await site.Register(2, ["Mai Xiong"]);
        await site.Pay(first, Money.Usd(795), "pay_1");
        await site.Pay(second, Money.Usd(795), "pay_2");

        using var nameless = await Cancel(visitor, first, ("reason", ""));
        using var tooMuch = await Cancel(visitor, first, ("reason", "x"), ("refund", "decided"), ("amount", "796"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (nameless.StatusCode, tooMuch.StatusCode));
        Assert.Equal("796", (await Visitor.Read(tooMuch)).QuerySelector("#amount")!.GetAttribute("value"));
        Assert.Equal(RegistrationStatus.Confirmed, (await site.Registration(first.Id)).Status);

        using var byPolicy = await Cancel(visitor, first, ("reason", "Asked by telephone"));
        using var decided = await Cancel(visitor, second, ("reason", "Ill"), ("refund", "decided"), ("amount", "100.50"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (byPolicy.StatusCode, decided.StatusCode));
        Assert.Equal((RegistrationStatus.Cancelled, Money.Usd(795)), (await site.Registration(first.Id)) is var one ? (one.Status, one.Refunded) : default);
        Assert.Equal(Money.Usd(100.50m), (await site.Registration(second.Id)).Refunded);
        Assert.Contains("Cancelled by staff By registrar@nep-center.example Why: “Ill”", (await visitor.Page(Path(second))).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_change_a_person_also_after_the_policys_last_day()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(Duration.FromDays(65));

        using var faulty = await visitor.Send(await visitor.Page(Path(state) + "/people/1"), "form.readable", "button", ("name", ""), ("email", "kept@"));
        var again = await Visitor.Read(faulty);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "kept@"), (faulty.StatusCode, again.QuerySelector("#email")!.GetAttribute("value")));

        using var changed = await visitor.Send(await visitor.Page(Path(state) + "/people/1"), "form.readable", "button", ("name", "Ana Ruiz"), ("email", "ana@lakeview.example"), ("answers.role", "Coach"));
        if (changed.StatusCode != HttpStatusCode.SeeOther) Assert.Fail((await Visitor.Read(changed)).Says("#errors"));
        Assert.Equal(new Person("Ana Ruiz", EmailAddress.Parse("ana@lakeview.example")), (await site.Registration(state.Id)).Participants[0].Person);
    }

    [Fact]
    public async Task Mail_in_doubt_is_settled_by_a_person_with_a_reason_and_sent_again_only_if_they_say_so()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(state, Money.Usd(1590), "pay_1");
        await site.Site.Rest();
        await Doubt(site, state);

        var home = await visitor.Page("/staff");
        Assert.Contains("Mail that may or may not have gone out: 2", home.Says("[aria-labelledby=needs]"), StringComparison.Ordinal);
        Assert.Equal(["Malik Thompson", "Rosa Delgado"], (await visitor.Page(home.QuerySelector("[aria-labelledby=needs] a")!.GetAttribute("href")!)).FirstCells().Order());
        using var nameless = await visitor.Send(await visitor.Page(Path(state)), "form[action$='/mail']", "button[value=arrived]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);

        var page = await visitor.Page(Path(state));
        var second = page.QuerySelectorAll("input[name=letter]")[1].GetAttribute("value")!;
        using var arrived = await visitor.Send(page, "form[action$='/mail']", "button[value=arrived]", ("reason", "She has it"));
        using var again = await visitor.Send(page, "form[action$='/mail']", "button[value=again]", ("reason", "He has nothing"), ("letter", second));
        using var twice = await visitor.Send(page, "form[action$='/mail']", "button[value=again]", ("reason", "Pressed twice"), ("letter", second));
        await site.Site.Rest();

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (arrived.StatusCode, again.StatusCode, twice.StatusCode));
        var mail = await site.Get<RegistrationDrawer>().Mail(Institute.Id, state.Id);
        Assert.Equal([(MailState.Sent, 1), (MailState.Sent, 2)], mail.OrderBy(one => one.Attempts).Select(one => (one.State, one.Attempts)));
        Assert.DoesNotContain("may or may not", (await visitor.Page("/staff")).Says(), StringComparison.Ordinal);
        Assert.Contains("A mail in doubt was sent once more By registrar@nep-center.example Why: “He has nothing”", (await visitor.Page(Path(state))).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    /// <summary>Makes every mail of a registration uncertain, as a crash while sending would.</summary>
    private static async Task Doubt(StaffSite site, RegistrationState state)
    {
        var store = site.Get<App.Ports.ITableStore>();
        foreach (var mail in await site.Get<RegistrationDrawer>().Mail(Institute.Id, state.Id))
        {
            var row = (await store.Get($"{Institute.Id}", $"mail|{mail.Letter.Key}"))!;
            await store.Transact($"{Institute.Id}", [new App.Ports.RowChange.Replace(row.Key, App.Storage.Json.Write(mail with { State = MailState.Uncertain }), row.Tag)]);
        }
    }

    private static string Path(RegistrationState state) => $"{StaffSite.Home}/registrations/{state.Id}";

    private static async Task<HttpResponseMessage> Cancel(Visitor visitor, RegistrationState state, params (string, string?)[] typed) =>
        await visitor.Send(await visitor.Page(Path(state) + "/cancel"), "form.readable", "button", typed);
}
