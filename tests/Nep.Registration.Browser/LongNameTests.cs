namespace Nep.Registration.Browser;

/// <summary>A name of two hundred letters without a space breaks no page, on a phone or on a desk.</summary>
public sealed class LongNameTests(Chromium chromium)
{
    private const string Email = "long@lakeview.example";

    private static readonly string Name = new('n', 200);

    [Fact]
    public async Task A_name_of_200_letters_without_a_space_widens_no_page_and_no_mail()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        var certificate = await visitor.EarnCertificate(site, Name, Email);
        await visitor.Open(certificate);
        await table.Look(visitor, "long-certificate");
        var mail = await site.Mail("Confirmation", Email);
        await table.LookAtMail("long-mail", mail.Html);
        await visitor.Open(Links.PathIn(mail, "/tickets/"));
        var ticket = visitor.Path;
        await table.Look(visitor, "long-ticket");
        var manage = Links.PathIn(mail, "/registrations/");
        foreach (var page in new[] { "", "/people/1" })
        {
            await visitor.Open(manage + page);
            await table.Look(visitor, $"long-manage{page.Replace('/', '-')}");
        }

        await LookAtStaffPages(table, visitor, $"/staff/offerings/{ticket.Split('/')[2]}");
        Assert.Equal("", string.Join('\n', table.Faults));
    }

    private static async Task LookAtStaffPages(LightTable table, Visitor visitor, string offering)
    {
        await visitor.Open("/staff/people?q=long");
        await table.Look(visitor, "long-people");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "long-person");
        foreach (var page in new[] { "/registrations?q=long", "/mail/write?q=long", "/sessions/1/roster", "/mail/ledger" })
        {
            await visitor.Open(offering + page);
            await table.Look(visitor, $"long-staff{page.Split('?')[0].Replace('/', '-')}");
        }

        await visitor.Open(offering + "/registrations?q=long");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").First.ClickAsync());
        await table.Look(visitor, "long-registration");
    }
}
