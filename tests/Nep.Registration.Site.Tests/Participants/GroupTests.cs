using System.Net;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>Several people in one registration: by someone who does not come, with names that follow, in teams, and one of them leaving.</summary>
public sealed class GroupTests
{
    private static readonly (string, string?)[] OfficeForTwo =
    [
        ("coming", "no"), ("registrar.name", "Front Office"), ("registrar.email", "office@lakeview.example"), ("people[1].name", ""), ("people[1].email", ""),
        ("people[1].pronouns", ""), ("people[1].answers.role", ""), ("people[1].answers.access", ""), ("people[1].later", "yes"), ("code", "FREE"),
    ];

    [Fact]
    public async Task Someone_who_does_not_come_registers_two_and_the_second_names_themself_by_the_seats_link()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(OfficeForTwo);
        var link = (await institute.Visitor.Page(manage)).QuerySelector("a.note")!.GetAttribute("href")!;
        using var passer = institute.Site.NewVisitor();

        var page = await passer.Page(new Uri(link).AbsolutePath);
        using var missing = await passer.Send(page, "main form", "button", ("people[1].name", "Noor Haddad"));
        using var named = await passer.Send(
            await Visitor.Read(missing), "main form", "button", ("people[1].email", "noor@lakeview.example"), ("people[1].answers.role", "Coach"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("We sent your ticket to noor@lakeview.example", (await Visitor.Read(named)).Says(), StringComparison.Ordinal);
        Assert.Equal("Noor Haddad", Assert.Single(await institute.Registrations()).Participants[1].Person.Name);
        Assert.Equal("This seat has a name already", (await passer.Page(new Uri(link).AbsolutePath)).Says("h1"));
        Assert.DoesNotContain("$", page.Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", page.Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seats_link_that_is_guessed_opens_nothing_and_opening_the_right_one_changes_nothing()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(OfficeForTwo);
        var link = new Uri((await institute.Visitor.Page(manage)).QuerySelector("a.note")!.GetAttribute("href")!).AbsolutePath;
        var before = await institute.Registrations();

        using var right = await institute.Visitor.Get(link);
        using var wrong = await institute.Visitor.Get(link[..^1] + (link[^1] == '0' ? '1' : '0'));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (right.StatusCode, wrong.StatusCode));
        Assert.Equal(before, await institute.Registrations());
    }

    [Fact]
    public async Task A_person_left_blank_is_not_a_name_that_follows()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review([.. OfficeForTwo, ("people[1].later", null)]);
        Assert.Equal(
            ["#people-1-name", "#people-1-email", "#people-1-answers-role"],
            review.QuerySelectorAll(".error-list a").Select(one => one.GetAttribute("href")));
    }

    [Fact]
    public async Task The_registrar_gives_a_missing_name_from_their_own_page()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(OfficeForTwo);
        var page = await institute.Visitor.Page(manage + "/people/2");
        Assert.Equal("Who takes this seat?", page.Says("h1"));
        using var named = await institute.Visitor.Send(
            page, "main form", null, ("people[1].name", "Noor Haddad"), ("people[1].email", "noor@lakeview.example"), ("people[1].answers.role", "Coach"));
        Assert.Equal(manage, named.Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_is_wrong_stands_in_the_order_of_the_form()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(OfficeForTwo);
        using var refused = await institute.Visitor.Send(await institute.Visitor.Page(manage + "/people/2"), "main form", null);

        var lines = (await Visitor.Read(refused)).QuerySelectorAll(".error-list a").Select(line => line.GetAttribute("href")).ToList();

        Assert.Equal(["#people-1-name", "#people-1-email"], lines);
    }

    [Fact]
    public async Task One_of_two_is_cancelled_after_the_refund_was_shown_and_the_other_stays()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(
            ("people[1].name", "Noor Haddad"), ("people[1].email", "noor@lakeview.example"), ("people[1].pronouns", ""), ("people[1].answers.role", "Coach"), ("people[1].answers.access", ""));
        await institute.Pay(manage);

        Assert.Equal(2, (await institute.Visitor.Page(manage + "/cancel")).QuerySelectorAll("input[name=who]").Length);
        var shown = await institute.Visitor.Page(manage + "/cancel?who=2");
        Assert.Equal("Comes back to you $795", shown.Says(".quote tfoot"));
        Assert.Contains("These people keep their seats: Rosa Delgado", shown.Says(), StringComparison.Ordinal);
        using var done = await institute.Visitor.Send(shown, "form[action$='/cancel']", null, ("why", "ill"));

        Assert.Equal(manage, done.Headers.Location!.ToString());
        var state = Assert.Single(await institute.Registrations());
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(795), "Rosa Delgado"), (state.Status, state.Refunded, Assert.Single(state.Participants).Person.Name));
        using var again = await institute.Visitor.Send(shown, "form[action$='/cancel']", null);
        Assert.Equal(Money.Usd(795), Assert.Single(await institute.Registrations()).Refunded);
    }

    [Fact]
    public async Task A_team_registers_on_one_form_and_pays_less_with_a_parent()
    {
        await using var institute = await Institute.Open(TeamDetails);
        var form = await institute.Visitor.Page(Institute.Register);
        Assert.Equal(3, form.QuerySelectorAll("fieldset.person:not(.registrar) input[name$='.name']").Length);
        var members = Enumerable.Range(0, 3).SelectMany(i => new (string, string?)[]
        {
            ($"people[{i}].name", $"Member {i + 1}"), ($"people[{i}].email", $"member{i + 1}@lakeview.example"), ($"people[{i}].answers.role", i == 2 ? "Parent" : "Teacher"),
        }).ToArray();
        using var answer = await institute.Visitor.Send(form, Institute.Form, "button[value=review]", members);
        var review = await Visitor.Read(answer);
        Assert.Equal("Total for 3 people $3,000", review.Says(".quote tfoot"));
        Assert.Contains("Team price Rule: one price for a team of 3 to 6 $3,600", review.Says(".quote"), StringComparison.Ordinal);
        using var placed = await institute.Place(review);
        await institute.Pay(placed.Headers.Location!.ToString());
        Assert.Contains("room for 1 of 2 teams", (await institute.Visitor.Page($"/offerings/{Institute.Id}")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_may_not_shrink_below_its_least_and_is_told_what_to_do_instead()
    {
        await using var institute = await Institute.Open(TeamDetails);
        var members = Enumerable.Range(0, 3).SelectMany(i => new (string, string?)[]
        {
            ($"people[{i}].name", $"Member {i + 1}"), ($"people[{i}].email", $"member{i + 1}@lakeview.example"), ($"people[{i}].answers.role", "Teacher"),
        }).ToArray();
        using var answer = await institute.Visitor.Send(await institute.Visitor.Page(Institute.Register), Institute.Form, "button[value=review]", members);
        using var placed = await institute.Place(await Visitor.Read(answer));
        var manage = placed.Headers.Location!.ToString();
        await institute.Pay(manage);
        using var refused = await institute.Visitor.Send(await institute.Visitor.Page(manage + "/cancel?who=2"), "form[action$='/cancel']", null);
        Assert.Contains("A team needs at least 3 people", (await Visitor.Read(refused)).Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(await institute.Registrations()).Participants.Count);
    }

    private static OfferingDetails TeamDetails => Institute.Details with
    {
        Capacity = 2,
        Entry = new Entry.Teams(3, 6),
        Prices = new PriceList(Money.Usd(3600)) { Team = new TeamPrice(Money.Usd(3000), "role") { Roles = ["Parent"] } },
        Questions = [new Question("role", "What is your role?", QuestionKind.Choice, Required: true) { Choices = ["Teacher", "Parent"] }],
    };
}
