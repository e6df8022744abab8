using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class ScholarshipTests
{
    private const string Secret = "My hours were cut";

    private static readonly OfferingDetails Details = Institute.Details with { Scholarships = new ScholarshipRule(10, 5), Capacity = 500 };

    [Fact]
    public async Task Someone_asks_on_the_form_staff_grant_a_part_and_the_rest_is_paid()
    {
        await using var institute = await Institute.Open(Details);
        var review = await institute.Review(("scholarship.ask", "yes"), ("scholarship.reason", Secret), ("scholarship.canPay", "200"));
        Assert.Contains("You ask for a scholarship, and say that you can pay $200", review.Says(), StringComparison.Ordinal);
        using var placed = await institute.Place(review);
        var manage = placed.Headers.Location!.ToString();
        await institute.Site.Rest();
        Assert.Contains("We write to you by Thursday, January 14, 2027", (await institute.Visitor.Page(manage)).Says(), StringComparison.Ordinal);
        await institute.Site.Travel(Duration.FromDays(2));

        var state = Assert.Single(await institute.Registrations());
        Assert.Equal(RegistrationStatus.Held, state.Status);
        var path = $"/staff/offerings/{Institute.Id}/registrations/{state.Id}";
        using var staff = await new StaffDoor(institute.Site).SignIn(StaffRole.Registrar);
        Assert.Contains("Scholarship requests", (await staff.Page("/staff")).Says(), StringComparison.Ordinal);
        using var empty = await staff.Send(await staff.Page(path), "form[action$='/scholarship']", null, ("decision", "amount"), ("reason", "Fund"));
        using var granted = await staff.Send(await Visitor.Read(empty), "form[action$='/scholarship']", null, ("amount", "595"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, path + "?done=decided"), (empty.StatusCode, granted.Headers.Location!.ToString()));
        await institute.Site.Rest();

        var page = await institute.Visitor.Page(manage);
        Assert.Contains("You have a scholarship", page.Says(), StringComparison.Ordinal);
        Assert.Contains("Scholarship Rule: granted on your request −$595", page.Says(".quote"), StringComparison.Ordinal);
        await institute.Pay(manage);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(200)), (Assert.Single(await institute.Registrations()).Status, Assert.Single(await institute.Registrations()).Paid));
    }

    [Theory]
    [InlineData(StaffRole.Facilitator)]
    [InlineData(StaffRole.Reviewer)]
    public async Task Nobody_but_registrars_sees_what_was_asked(StaffRole role)
    {
        await using var institute = await Institute.Open(Details);
        using var placed = await institute.Place(await institute.Review(("scholarship.ask", "yes"), ("scholarship.reason", Secret), ("scholarship.canPay", "0")));
        var state = Assert.Single(await institute.Registrations());
        using var visitor = await new StaffDoor(institute.Site).SignIn(role);

        foreach (var path in new[] { "", $"/offerings/{Institute.Id}", $"/offerings/{Institute.Id}/registrations", $"/offerings/{Institute.Id}/registrations/{state.Id}", $"/offerings/{Institute.Id}/sessions/1/roster" })
        {
            using var answer = await visitor.Get("/staff" + path);
            Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            if (path.Contains("registrations", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_request_without_a_reason_or_with_half_cents_is_said_beside_its_field()
    {
        await using var institute = await Institute.Open(Details);
        var page = await institute.Review(("scholarship.ask", "yes"), ("scholarship.canPay", "12.345"));
        Assert.Equal(["#scholarship-reason", "#scholarship-canPay"], page.QuerySelectorAll(".error-list a").Select(link => link.GetAttribute("href")));
    }
}
