namespace Nep.Registration.Browser;

/// <summary>
/// Every kind of mail, in both languages, on a light table: nothing serious or critical by axe, one heading, and no sideways scrolling on the smallest phone. With
/// NEP_SCREENSHOTS naming a folder, every one is photographed there.
/// </summary>
public sealed class MailTests(Chromium chromium)
{
    private const string Name = "Rosalind Vega";
    private const string Email = "rosalind@lakeview.example";

    [Fact]
    public async Task Every_kind_of_mail_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.HoldSeat(Name, Email);
        await site.Travel(Duration.FromHours(2));
        await visitor.HoldAndPay(Name, Email);
        await visitor.Open($"{visitor.Path}/cancel");
        await visitor.PressLike("Cancel the seat");
        await visitor.EarnCertificate(site, "Cora Certified", "cora@lakeview.example");
        await site.Travel(Duration.FromDays(2));
        foreach (var mails in (await site.Mails()).GroupBy(mail => (mail.Kind, Spanish: mail.Html.Contains("lang=\"es\"", StringComparison.Ordinal))))
            await table.LookAtMail($"mail-{mails.Key.Kind}{(mails.Key.Spanish ? "-es" : "")}", mails.First().Html);
        Assert.Empty(table.Faults);
    }
}
