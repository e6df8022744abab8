using System.Net;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>Two carts at once, and a form that is hours old.</summary>
public sealed class RacingTests
{
    [Fact]
    public async Task A_code_with_one_use_in_two_carts_at_once_is_used_by_one_and_the_other_reads_why()
    {
        await using var institute = await Institute.Open();
        using var other = institute.Site.NewVisitor();
        var mine = await institute.Review(("code", "FREE"));
        using var looked = await other.Send(
            await other.Page(Institute.Register), Institute.Form, "button[value=review]", [.. Institute.Rosa, ("people[0].email", "malik@lakeview.example"), ("code", "FREE")]);
        var theirs = await Visitor.Read(looked);

        var answers = await Task.WhenAll(
            institute.Place(mine), other.Send(theirs, Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion)));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        var refused = await Visitor.Read(answers.Single(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal("The code FREE has been used up. Please leave it empty, or use another.", refused.Says("#code-error"));
        Assert.Single(await institute.Registrations());
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_form_that_lay_open_for_a_working_day_is_taken_as_it_is_and_once()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        institute.Site.Time.Advance(Duration.FromHours(9));

        using var placed = await institute.Place(review);
        using var again = await institute.Place(review);

        Assert.Equal((HttpStatusCode.SeeOther, placed.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Single(await institute.Registrations());
    }
}
