using System.Net;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>One form makes one registration, whatever a browser does with it.</summary>
public sealed class OneFormTests
{
    [Fact]
    public async Task A_double_click_makes_one_registration_and_both_answers_lead_to_it()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => institute.Place(review)));

        Assert.Single(answers.Select(answer => (answer.StatusCode, answer.Headers.Location!.ToString())).Distinct());
        Assert.Equal(HttpStatusCode.SeeOther, answers[0].StatusCode);
        Assert.Single(await institute.Registrations());
    }

    [Fact]
    public async Task The_back_button_and_another_press_lead_to_the_same_registration()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        using var first = await institute.Place(review);

        using var again = await institute.Place(review);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Single(await institute.Registrations());
    }

    [Fact]
    public async Task The_back_button_and_another_name_are_told_that_the_form_was_sent_and_make_nothing()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        using var first = await institute.Place(review);

        using var changed = await institute.Place(review, ("people[0].name", "Someone Else"));
        var page = await Visitor.Read(changed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Equal("This form was already sent", page.Says("h1"));
        Assert.Equal(first.Headers.Location!.ToString(), page.QuerySelector("a.button")!.GetAttribute("href"));
        Assert.Equal("Rosa Delgado", Assert.Single(await institute.Registrations()).Participants[0].Person.Name);
    }

    [Fact]
    public async Task From_there_a_new_form_with_all_that_was_typed_makes_a_second_registration_on_purpose()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        using var first = await institute.Place(review);
        using var used = await institute.Place(review, ("people[0].name", "Someone Else"));

        using var renewed = await institute.Visitor.Send(await Visitor.Read(used), Institute.Form, "button[value=renew]");
        using var reviewed = await institute.Visitor.Send(await Visitor.Read(renewed), Institute.Form, "button[value=review]");
        using var second = await institute.Place(await Visitor.Read(reviewed));

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        Assert.Equal(["Rosa Delgado", "Someone Else"], (await institute.Registrations()).Select(one => one.Participants[0].Person.Name).Order());
    }

    [Fact]
    public async Task Two_tabs_hold_the_same_form()
    {
        await using var institute = await Institute.Open();
        var (one, other) = (await institute.Review(), await institute.Review());
        using var first = await institute.Place(one);

        using var second = await institute.Place(other);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await institute.Registrations());
    }

    [Fact]
    public async Task After_a_registration_the_form_opens_anew()
    {
        await using var institute = await Institute.Open();
        await institute.Hold();

        await institute.Hold(("people[0].name", "Malik Thompson"));

        Assert.Equal(2, (await institute.Registrations()).Count);
    }

    [Fact]
    public async Task Only_the_forms_own_steps_are_kept_for_the_back_button()
    {
        await using var institute = await Institute.Open();

        using var form = await institute.Visitor.Get(Institute.Register);
        using var review = await institute.Visitor.Send(await Visitor.Read(form), Institute.Form, "button[value=review]", Institute.Rosa);
        using var manage = await institute.Visitor.Get(await institute.Hold());

        Assert.Equal(("private, no-cache", "private, no-cache"), (Caching(form), Caching(review)));
        Assert.Contains("no-store", Caching(manage), StringComparison.Ordinal);
    }

    private static string Caching(HttpResponseMessage answer) =>
        string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").OrderDescending());
}
