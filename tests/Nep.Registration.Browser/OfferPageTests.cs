using Nep.Registration.Local.Mail;

namespace Nep.Registration.Browser;

/// <summary>Every page that follows a decision on a light table: the offer and its answers, the deposit and the parts, and how a place ends.</summary>
public sealed class OfferPageTests(Chromium chromium)
{
    private const string Fellowship = "/staff/offerings/leading-for-equity-fellowship-2027/applications";

    [Fact]
    public async Task Every_page_of_an_offer_and_of_a_place_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        foreach (var state in (string[])["Closed", "Declined", "TurnedDown", "Withdrawn", "DepositDue"]) await Look(table, visitor, state);
        var (first, second) = (await PageOf(visitor, "Offered", 0), await PageOf(visitor, "Offered", 1));
        await LookAtTheOffer(table, visitor, first);
        await LookAtTheDeposit(table, visitor, site, first);
        await LookAtThePlace(table, visitor);
        await LookAtTheEnd(table, visitor, site, second);
        Assert.Empty(table.Faults);
    }

    private static async Task<string> PageOf(Visitor visitor, string state, int which = 0)
    {
        await visitor.Open($"{Fellowship}?state={state}");
        await visitor.Arriving(() => visitor.Page.Locator("tbody th a").Nth(which).ClickAsync());
        return await visitor.Link("See what they see").GetAttributeAsync("href") ?? "";
    }

    private static async Task Look(LightTable table, Visitor visitor, string state)
    {
        await visitor.Open(await PageOf(visitor, state));
        await table.Look(visitor, $"offer-{state}");
    }

    /// <summary>Answered twice: the offer was open in another window when it was accepted.</summary>
    private static async Task LookAtTheOffer(LightTable table, Visitor visitor, string application)
    {
        await visitor.Open(application);
        await table.Look(visitor, "offer");
        await visitor.Open($"{application}?lang=es");
        await table.Look(visitor, "offer-es");
        await visitor.Open($"{application}?lang=en");
        var other = await visitor.NewTab();
        await other.Open(application);
        await visitor.Press("Accept the place");
        await table.Look(visitor, "offer-accepted");
        await other.Press("No, thank you");
        await table.Look(other, "offer-answered-twice");
    }

    private static async Task LookAtTheDeposit(LightTable table, Visitor visitor, RunningSite site, string application)
    {
        await site.Rest();
        await visitor.Open(application);
        await table.Look(visitor, "offer-deposit-due");
        await visitor.Follow("Pay the deposit");
        await table.Look(visitor, "deposit");
        await visitor.PressLike("Pay ");
        await visitor.PressLike("Pay $");
        await site.Rest();
        await visitor.Open(application);
        await table.Look(visitor, "offer-enrolled");
        foreach (var kind in (string[])["DecisionAccept", "DepositAsked", "Enrolment"]) await table.LookAtMail($"mail-{kind}", (await Newest(site, kind)).Html);
    }

    private static async Task<KeptMail> Newest(RunningSite site, string kind) => (await site.Mails()).First(mail => mail.Kind == kind);

    private static async Task LookAtThePlace(LightTable table, Visitor visitor)
    {
        await visitor.Follow("See my registration");
        await table.Look(visitor, "place");
        var place = visitor.Path;
        await visitor.Open($"{place}?lang=es");
        await table.Look(visitor, "place-es");
        await visitor.Open($"{place}/cancel?lang=en");
        await table.Look(visitor, "place-leave");
    }

    private static async Task LookAtTheEnd(LightTable table, Visitor visitor, RunningSite site, string application)
    {
        await visitor.PressLike("Cancel");
        await site.Rest();
        await visitor.Open(visitor.Path);
        await table.Look(visitor, "place-left");
        await site.Travel(Duration.FromDays(30));
        await visitor.Open(application);
        await table.Look(visitor, "offer-expired");
        await table.LookAtMail("mail-PlaceExpired", (await Newest(site, "PlaceExpired")).Html);
    }
}
