using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Participants;

public class WaitingListPageTests
{
    private static readonly OfferingDetails OneSeat = Institute.Details with
    {
        Capacity = 1,
        Prices = Institute.Details.Prices with { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 9)] },
        WaitingList = new WaitingListRule { Window = OfferWindow.OfficeHours with { From = new LocalTime(0, 0), To = new LocalTime(23, 59), Days = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)] } },
    };

    [Fact]
    public async Task A_full_program_says_that_there_is_a_waiting_list_and_the_form_joins_it()
    {
        await using var institute = await Institute.Open(OneSeat);
        await institute.Hold(("code", "FREE"));
        Assert.Contains("Nobody waits yet. You would be first.", (await institute.Visitor.Page($"/offerings/{Institute.Id}")).Says(), StringComparison.Ordinal);
        using var other = institute.Site.NewVisitor();
        var manage = await Join(other, "Malik Thompson", "malik@lakeview.example");
        Assert.Contains("You are first on the list.", (await other.Page(manage)).Says(), StringComparison.Ordinal);
        Assert.Contains("1 registration is waiting.", (await other.Page($"/offerings/{Institute.Id}")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_scanner_takes_no_offer_and_the_button_does()
    {
        await using var institute = await Institute.Open(OneSeat);
        var first = await institute.Hold(("code", "FREE"));
        using var other = institute.Site.NewVisitor();
        var manage = await Join(other, "Malik Thompson", "malik@lakeview.example");
        using (await institute.Visitor.Send(await institute.Visitor.Page(first + "/cancel"), "form[action$='/cancel']", "button")) await institute.Site.Rest();
        var offered = await other.Page(manage);
        Assert.Contains("There is a seat for you", offered.Says(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(manage + "/accept")).StatusCode);
        Assert.Contains("There is a seat for you", (await other.Page(manage)).Says(), StringComparison.Ordinal);
        using var taken = await other.Send(offered, "form[action$='/accept']", "button");
        Assert.Contains("You are registered", (await other.Page(manage)).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_leaves_the_list_by_their_own_page()
    {
        await using var institute = await Institute.Open(OneSeat);
        await institute.Hold(("code", "FREE"));
        using var other = institute.Site.NewVisitor();
        var manage = await Join(other, "Malik Thompson", "malik@lakeview.example");
        using (await other.Send(await other.Page(manage + "/cancel"), "form[action$='/cancel']", "button")) await institute.Site.Rest();
        Assert.DoesNotContain("You are first on the list.", (await other.Page(manage)).Says(), StringComparison.Ordinal);
        Assert.Contains("Nobody waits yet. You would be first.", (await other.Page($"/offerings/{Institute.Id}")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_the_list_in_order_with_names_and_set_someone_aside_with_a_reason()
    {
        await using var site = await StaffSite.Open(OneSeat);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Wait(2, "Malik Thompson");
        await site.Wait(3, "Siobhan Avila");
        using var registrar = await site.SignIn(StaffRole.Registrar);
        var page = await registrar.Page(StaffSite.Home + "/waiting");
        Assert.Equal(["Malik Thompson", "Siobhan Avila"], page.QuerySelectorAll(".line > li strong a").Select(link => link.TextContent));
        using var aside = await registrar.Send(page, ".line form", "button[value=aside]", ("reason", "Must finish part one."));
        Assert.Contains("Set aside: “Must finish part one.”", (await registrar.Page(StaffSite.Home + "/waiting")).Says(), StringComparison.Ordinal);
        using var refused = await registrar.Send(page, ".line form", "button[value=offer]");
        Assert.Contains("Please give a reason.", (await Visitor.Read(refused)).Says(), StringComparison.Ordinal);
    }

    private static async Task<string> Join(Visitor visitor, string name, string email)
    {
        using var reviewed = await visitor.Send(
            await visitor.Page(Institute.Register), Institute.Form, "button[value=review]",
            ("people[0].name", name), ("people[0].email", email), ("people[0].answers.role", "Teacher"), ("code", "FREE"));
        var review = await Visitor.Read(reviewed);
        Assert.Contains("Join the waiting list", review.Says(), StringComparison.Ordinal);
        using var joined = await visitor.Send(review, Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        return joined.Headers.Location!.ToString();
    }
}
