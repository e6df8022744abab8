namespace Nep.Registration.Browser;

/// <summary>
/// Every page for participants on a light table: nothing serious or critical by axe, one heading, and no sideways scrolling on the smallest phone. With
/// NEP_SCREENSHOTS naming a folder, every one is photographed there.
/// </summary>
public sealed class ParticipantPageTests(Chromium chromium)
{
    private const string Name = "Rosalind Vega";
    private const string Email = "rosalind@lakeview.example";

    [Fact]
    public async Task Every_page_for_participants_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await LookAtRegistering(table, visitor);
        await LookAtPaying(table, visitor);
        await LookAtChanging(table, visitor, site);
        await LookAtEndings(table, visitor, site);
        await LookAtStrays(table, visitor);
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtRegistering(LightTable table, Visitor visitor)
    {
        await visitor.Open("/");
        await table.Look(visitor, "catalog");
        await visitor.Follow(Steps.Coaching);
        await table.Look(visitor, "offering");
        await visitor.Follow("Register");
        await table.Look(visitor, "register");
        await visitor.Tick("No, I am signing up other people");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "register-wrong");
        await visitor.Tick("Yes, I am person 1");
        await visitor.WritePerson(1, Name, Email);
        await visitor.Press("Add another person");
        await visitor.WritePerson(2, "Malik Thompson", "malik@lakeview.example");
        await Visitor.Write(visitor.Part("Person 2"), "Is there anything we should set up so that you can take full part?", "Live captions, please.");
        await visitor.Write("Code", "NOSUCHCODE");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "register-two");
        await visitor.Write("Code", "");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "review");
        await visitor.PressLike("Hold 2 seats");
        await table.Look(visitor, "review-wrong");
    }

    private static async Task LookAtPaying(LightTable table, Visitor visitor)
    {
        await visitor.Agree();
        await visitor.PressLike("Hold 2 seats");
        await table.Look(visitor, "held");
        await visitor.PressLike("Pay ");
        await table.Look(visitor, "checkout");
        await visitor.Press("Let the card be declined");
        await table.Look(visitor, "checkout-declined");
        await visitor.PressLike("Pay $");
        await table.Look(visitor, "confirmed");
    }

    private static async Task LookAtChanging(LightTable table, Visitor visitor, RunningSite site)
    {
        var manage = visitor.Path;
        await visitor.Follow("Change name: Malik Thompson");
        await table.Look(visitor, "change");
        await visitor.Write("Name, as you write it", "");
        await visitor.Press("Save the change");
        await table.Look(visitor, "change-wrong");
        await visitor.Open(manage);
        await visitor.Follow($"Ticket: {Name}");
        await table.Look(visitor, "ticket");
        await visitor.Open($"{manage}/cancel");
        await table.Look(visitor, "cancel-who");
        await visitor.Follow("Cancel all 2 seats");
        await table.Look(visitor, "cancel");
        await visitor.PressLike("Cancel 2 seats");
        await site.Rest();
        await visitor.Open(manage);
        await table.Look(visitor, "cancelled");
    }

    private static async Task LookAtEndings(LightTable table, Visitor visitor, RunningSite site)
    {
        await visitor.HoldSeat(Name, Email);
        var manage = visitor.Path;
        await visitor.Back();
        await visitor.Press("Go back and change");
        await visitor.Write("Name, as you write it", "Rosalind de la Vega");
        await visitor.Press("Next: see the price");
        await table.Look(visitor, "used-form");
        await visitor.Open(manage);
        await visitor.PressLike("Pay ");
        await site.Travel(Duration.FromHours(2));
        await visitor.Open(visitor.Path);
        await table.Look(visitor, "checkout-late");
        await visitor.Open(manage);
        await table.Look(visitor, "expired");
        await visitor.HoldSeat(Name, Email, "GUEST");
        await table.Look(visitor, "confirmed-free");
        var certificate = await visitor.EarnCertificate(site, "Cora Certified", "cora@lakeview.example");
        await visitor.Open(certificate);
        await table.Look(visitor, "certificate");
        await visitor.Open(certificate[..certificate.LastIndexOf('/')]);
        await table.Look(visitor, "ticket-earned");
        await visitor.Open(Links.PathIn(await site.Mail("Certificate", "cora@lakeview.example"), "/verify/"));
        await table.Look(visitor, "verify-real");
        await site.Travel(Duration.FromDays(1));
        await visitor.Open(Links.PathIn(await site.Mail("Survey", "cora@lakeview.example"), "/unsubscribe/"));
        await table.Look(visitor, "unsubscribe");
        await visitor.Press("Stop optional mail");
        await table.Look(visitor, "unsubscribed");
    }

    private static async Task LookAtStrays(LightTable table, Visitor visitor)
    {
        foreach (var (path, name) in (IEnumerable<(string, string)>)
        [
            ("/verify", "verify"), ("/verify?program=small&number=0000000000000000", "verify-unknown"), ("/no-such-page", "not-found"),
            ("/unsubscribe/x/y", "unsubscribe-bad"), ("/?lang=es", "catalog-es"),
        ])
        {
            await visitor.Open(path);
            await table.Look(visitor, name);
        }

        await visitor.Arriving(() => visitor.Page.Locator("h3 a").First.ClickAsync());
        await table.Look(visitor, "offering-es");
    }
}
