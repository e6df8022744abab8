using System.Net;
using AngleSharp.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class RegistrationPagesTests
{
    private const string List = "/staff/offerings/coaching-for-equity-2027-03/registrations";

    [Fact]
    public async Task Registrations_are_found_by_name_address_and_status()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold());
        using (var other = await Another(institute, "Tomás Herrera", "tomas@harbor.example")) Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        Assert.Equal(2, await Count(registrar, ""));
        Assert.Equal(1, await Count(registrar, "?q=herrera"));
        Assert.Equal(1, await Count(registrar, "?q=rosa%40lakeview"));
        Assert.Equal(1, await Count(registrar, "?state=Confirmed"));
        Assert.Equal(1, await Count(registrar, "?state=Held"));
        Assert.Equal(0, await Count(registrar, "?q=nobody"));
        Assert.Equal(0, await Count(registrar, "?page=9&sort=nonsense&state=Weird"));
    }

    [Fact]
    public async Task One_registration_shows_its_history_above_and_its_plan_below()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        await institute.Site.Rest();
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        var text = (await registrar.Page($"{List}/{manage.Split('/')[3]}")).QuerySelector("main")!.TextContent;

        var (happened, will) = (text.IndexOf("What happened", StringComparison.Ordinal), text.IndexOf("What will happen", StringComparison.Ordinal));
        Assert.True(happened >= 0 && happened < will);
        Assert.Contains("Rosa Delgado", text[happened..will], StringComparison.Ordinal);
        Assert.Contains("Send the reminder", text[will..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_cancel_with_a_decided_refund_only_with_a_reason_and_never_above_what_was_paid()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);
        var path = $"{List}/{manage.Split('/')[3]}/cancel";

        foreach (var (amount, reason) in ((string, string)[])[("100", ""), ("9999", "Ill"), ("ten", "Ill")])
        {
            using var refused = await registrar.Send(await registrar.Page(path), "main form", null, ("refund", "decided"), ("amount", amount), ("reason", reason));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var done = await registrar.Send(await registrar.Page(path), "main form", null, ("refund", "decided"), ("amount", "100"), ("reason", "Ill"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await institute.Site.Rest();
        var text = (await registrar.Page($"{List}/{manage.Split('/')[3]}")).QuerySelector("main")!.TextContent;
        Assert.Contains("$100", text, StringComparison.Ordinal);
        Assert.Contains("Ill", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_made_twice_waits_for_a_person_who_gives_it_back()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        using var toCheckout = await institute.Visitor.Send(await institute.Visitor.Page(manage), "form[action$='/pay']", null);
        using var paid = await institute.Visitor.Send(await institute.Visitor.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=twice]");
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);
        Assert.Contains("Overpaid by $795", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var page = await registrar.Page($"{List}/{manage.Split('/')[3]}");
        using var returned = await registrar.Send(page, "form[action$='/overpayment']", null);
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        await institute.Site.Rest();

        Assert.DoesNotContain("Overpaid", (await registrar.Page("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Made", (await registrar.Page($"{List}/{manage.Split('/')[3]}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<int> Count(Visitor registrar, string query) =>
        (await registrar.Page(List + query)).QuerySelectorAll("tbody tr a[href*='/registrations/']").Length;

    private static async Task<HttpResponseMessage> Another(Institute institute, string name, string email)
    {
        using var visitor = institute.Site.NewVisitor();
        using var review = await visitor.Send(
            await visitor.Page(Institute.Register), Institute.Form, "button[value=review]", ("people[0].name", name), ("people[0].email", email), ("people[0].answers.role", "Coach"));
        return await visitor.Send(await Visitor.Read(review), Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
    }
}
