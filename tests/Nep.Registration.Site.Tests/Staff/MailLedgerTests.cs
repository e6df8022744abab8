using System.Net;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>The ledger of an offering's mail, what is in trouble, and what is missing.</summary>
public sealed class MailLedgerTests
{
    private static OfferingDetails Open => Institute.Details with { Capacity = 500, Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 500)] } };

    private static string Ledger => StaffSite.Home + "/mail/ledger";

    [Fact]
    public async Task Every_mail_stands_in_the_ledger_filtered_by_the_address_and_paged_at_fifty()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        for (var i = 1; i <= 52; i++) await site.Register(i, [$"Person {i}"], "FREE");
        await site.Site.Rest();

        var first = await visitor.Page(Ledger);
        Assert.Equal(50, first.FirstCells().Length);
        Assert.Contains("1 to 50 of 52", first.Says(".paging"), StringComparison.Ordinal);
        Assert.Equal(2, (await visitor.Page(Ledger + "?page=2")).FirstCells().Length);
        Assert.Equal(50, (await visitor.Page(Ledger + "?state=Sent&kind=Confirmation&page=1")).FirstCells().Length);
        Assert.Empty((await visitor.Page(Ledger + "?state=Bounced")).FirstCells());
        Assert.Empty((await visitor.Page(Ledger + "?kind=Reminder")).FirstCells());
        Assert.Empty((await visitor.Page(Ledger + "?day=2001-01-01")).FirstCells());
        Assert.Equal(50, (await visitor.Page(Ledger + $"?day={Institute.Details.Zone.DateAt(site.Site.Time.Now):uuuu-MM-dd}")).FirstCells().Length);
        Assert.Contains("|Confirmation|p1.0|1", first.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bounce_becomes_a_task_with_what_to_do_and_the_registration_is_untouched()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Register(2, ["Malik Thompson"], "FREE");
        await site.Site.Rest();
        await Become(site, state.Id, MailState.Bounced);

        Assert.Contains("Mail that bounced", (await visitor.Page("/staff")).Says("[aria-labelledby=needs]"), StringComparison.Ordinal);
        var page = await visitor.Page(Ledger + "?state=trouble");
        Assert.Contains("Mend the address on the registration, then send it again", page.Says("section[aria-labelledby=trouble]"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{StaffSite.Home}/registrations/{state.Id}/people/1']"));

        using var nameless = await visitor.Send(page, "main form[method=post]", "button[value=letgo]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        using var gone = await visitor.Send(page, "main form[method=post]", "button[value=letgo]", ("reason", "She comes by every day"));
        Assert.Equal(Ledger + "?state=trouble&kind=&day=&done=LetGo", gone.Headers.Location!.ToString());

        Assert.DoesNotContain("bounced", (await visitor.Page("/staff")).Says("[aria-labelledby=needs]"), StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Confirmed, (await site.Registration(state.Id)).Status);
        Assert.Contains(
            "A mail in trouble was let go By registrar@nep-center.example Why: “She comes by every day”",
            (await visitor.Page($"{StaffSite.Home}/registrations/{state.Id}")).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_in_doubt_is_sent_again_from_the_ledger_only_when_a_person_says_so()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        await Become(site, state.Id, MailState.Uncertain);

        using var again = await visitor.Send(await visitor.Page(Ledger), "main form[method=post]", "button[value=again]", ("reason", "She has nothing"));
        await site.Site.Rest();

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal([(MailState.Sent, 2)], (await site.Get<RegistrationDrawer>().Mail(Institute.Id, state.Id)).Select(mail => (mail.State, mail.Attempts)));
    }

    [Fact]
    public async Task Missed_mail_is_told_on_the_home_page_and_by_rule_and_day_in_words_and_let_go_with_a_reason()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        var row = (await site.Get<ITableStore>().Query($"{Institute.Id}", KeyRange.Prefix("mail|"))).Rows.Single();
        await site.Get<ITableStore>().Transact($"{Institute.Id}", [new RowChange.Delete(row.Key, row.Tag)]);
        await site.Site.Travel(Duration.FromMinutes(30));

        Assert.Contains("Mail that should have gone out and did not", (await visitor.Page("/staff")).Says("[aria-labelledby=needs]"), StringComparison.Ordinal);
        var page = await visitor.Page(StaffSite.Home + "/mail/check");
        Assert.Contains("1 mail is missing", page.Says(".title-row"), StringComparison.Ordinal);
        Assert.Equal("chip chip-stopped", page.QuerySelector("tbody .chip")!.ClassName);
        Assert.Contains("1 missing", page.Says("tbody"), StringComparison.Ordinal);
        Assert.Contains("rosa.delgado@lakeview.example", page.Says("section[aria-label^=Missing]"), StringComparison.Ordinal);

        using var nameless = await visitor.Send(page, "main form[method=post]", "button");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        using var gone = await visitor.Send(page, "main form[method=post]", "button[value=letgo]", ("reason", "Told by telephone"));
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        var after = await visitor.Page(StaffSite.Home + "/mail/check");
        Assert.Contains("Nothing is missing", after.Says(".title-row"), StringComparison.Ordinal);
        Assert.Contains("1 missed mail let go", after.Says("[aria-labelledby=history]"), StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Confirmed, (await site.Registration(state.Id)).Status);
    }

    private static async Task Become(StaffSite site, RegistrationId id, MailState state)
    {
        var store = site.Get<ITableStore>();
        foreach (var mail in await site.Get<RegistrationDrawer>().Mail(Institute.Id, id))
        {
            var row = (await store.Get($"{Institute.Id}", $"mail|{mail.Letter.Key}"))!;
            await store.Transact($"{Institute.Id}", [new RowChange.Replace(row.Key, Json.Write(mail with { State = state }), row.Tag)]);
        }
    }
}
