using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Browser;

/// <summary>Every page about an offering's mail on a light table, also with a bounce, a mail in doubt and one that is missing.</summary>
public sealed class StaffMailTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_about_mail_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await visitor.Open("/staff/offerings");
        await visitor.Follow(Steps.Coaching);
        var offering = visitor.Path;
        await Trouble(site, offering[(offering.LastIndexOf('/') + 1)..]);
        foreach (var (page, name) in new[] { ("/mail", "coming"), ("/mail/ledger", "ledger"), ("/mail/ledger?state=trouble", "trouble"), ("/mail/check", "check"), ("/mail/letters", "letters"), ("/mail/letters/Confirmation/en", "letter") })
        {
            await visitor.Open(offering + page);
            await table.Look(visitor, $"staff-mail-{name}");
        }

        await visitor.Write("Subject", "Hello {{nobody}}");
        await visitor.Press("Keep this wording");
        await table.Look(visitor, "staff-mail-letter-wrong");
        await visitor.Open($"{offering}/edit");
        await visitor.Write("Days or minutes", "9");
        await visitor.Write("Why this change?", "Two days earlier, as asked");
        await visitor.Page.Locator("p.actions button[value=save]").ClickAsync();
        await visitor.Sees("Before it is saved");
        await table.Look(visitor, "staff-mail-diff");
        await visitor.Open("/staff");
        await table.Look(visitor, "staff-home-mail");
        Assert.Empty(table.Faults);
    }

    /// <summary>As a bounce, a crash and a lost row would leave the ledger.</summary>
    private static async Task Trouble(RunningSite site, string offering)
    {
        var store = site.Services.GetRequiredService<ITableStore>();
        var rows = (await store.Query(offering, KeyRange.Prefix("mail|"), 3)).Rows;
        foreach (var (row, state) in rows.Zip(new[] { MailState.Bounced, MailState.Uncertain }))
            await store.Transact(offering, [new RowChange.Replace(row.Key, Json.Write(Json.Read<MailRecord>(row.Value) with { State = state, Note = "550 no such mailbox" }), row.Tag)]);
        await store.Transact(offering, [new RowChange.Delete(rows[2].Key, rows[2].Tag)]);
        await site.Travel(Duration.FromHours(1));
    }
}
