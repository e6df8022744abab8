using System.Net;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Reviewing;

public sealed class PanelPageTests
{
    private const string Main = "main form[method=post]";

    [Fact]
    public async Task Staff_make_a_rubric_seat_reviewers_open_a_round_and_draw_with_a_seed_that_is_shown()
    {
        await using var house = await Fellowship.Open();
        using var staff = await house.SignIn("Ines", StaffRole.Registrar);
        using var one = await house.SignIn("Kofi", StaffRole.Reviewer);
        using var other = await house.SignIn("Lena", StaffRole.Reviewer);

        using var rubric = await staff.Send(
            await staff.Page(Fellowship.Home + "/review/rubric"), Main, "button[value=save]", ("criteria[0].name", "Experience"), ("criteria[0].weight", "40"), ("criteria[0].anchors", "None\nSome\nMuch"));
        Assert.Equal(HttpStatusCode.SeeOther, rubric.StatusCode);
        foreach (var name in new[] { "Kofi", "Lena" })
            using (await staff.Send(await staff.Page(Fellowship.Home + "/review"), "#seat-form", "button[value=seat]", ("address", $"{Fellowship.AddressOf(name)}"))) { }
        using (await staff.Send(await staff.Page(Fellowship.Home + "/review"), "#round-form", "button", ("title", "Reading"), ("each", "1"))) { }
        using var drawn = await staff.Send(await staff.Page(Fellowship.Home + "/review"), "#draw-form", "button", ("seed", "7 12 33"));
        Assert.Equal(HttpStatusCode.SeeOther, drawn.StatusCode);
        await house.Site.Rest();

        var draw = await staff.Page(Fellowship.Home + "/review/draws/1");
        Assert.Contains("7 12 33", draw.Says("main"), StringComparison.Ordinal);
        Assert.Equal(3, draw.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(3, (await staff.Page(Fellowship.Home + "/review")).QuerySelectorAll("#reviewers + .table-region tbody td:nth-child(2)").Sum(cell => int.Parse(cell.TextContent)));
    }

    [Fact]
    public async Task A_rubric_that_sums_to_zero_is_refused_beside_everything_typed()
    {
        await using var house = await Fellowship.Open(0);
        using var staff = await house.SignIn("Ines", StaffRole.Registrar);

        using var answer = await staff.Send(
            await staff.Page(Fellowship.Home + "/review/rubric"), Main, "button[value=save]", ("criteria[0].name", "Experience"), ("criteria[0].weight", "0"), ("criteria[0].anchors", "None\nSome"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The weights sum to zero", page.Says("main"), StringComparison.Ordinal);
        Assert.Equal("Experience", page.QuerySelector("[name='criteria[0].name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_draw_with_too_few_reviewers_says_what_lacks()
    {
        await using var house = await Fellowship.Open();
        using var staff = await house.SignIn("Ines", StaffRole.Registrar);
        await house.Seat(2, "Kofi");

        using var answer = await staff.Send(await staff.Page(Fellowship.Home + "/review"), "#draw-form", "button", ("seed", "x"));

        Assert.Contains("can have 1 reviewers, and needs 2. In all, 3 applications have too few", (await Visitor.Read(answer)).Says("#errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_by_a_changed_rubric_counts_no_score_of_the_old_one_until_it_is_given_anew()
    {
        await using var house = await Fellowship.Open(1);
        using var staff = await house.SignIn("Ines", StaffRole.Registrar);
        await house.Seat(1, "Kofi");
        await house.Score(1, "Kofi", 3, 3);

        using var answer = await staff.Send(
            await staff.Page(Fellowship.Home + "/review/rubric"), Main, "button[value=save]", ("criteria[0].weight", "50"), ("again", "again"), ("reason", "Experience counts more"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(2, (await house.Get<PanelDesk>().Of(Fellowship.Id)).Current!.Rubric);
        Assert.Contains("1 by an old rubric", (await staff.Page(Fellowship.Home + "/review")).Says("main"), StringComparison.Ordinal);
        Assert.Contains("0 of 1", (await staff.Page(Fellowship.Home + "/board")).Says("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offering_without_applications_has_no_such_pages()
    {
        await using var site = await Staff.StaffSite.Open();
        using var staff = await site.SignIn(StaffRole.Registrar);
        foreach (var path in new[] { "/review", "/review/rubric", "/board" })
        {
            using var answer = await staff.Get(Staff.StaffSite.Home + path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
    }
}
