using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>Whatever is wrong is said in a sentence, everything typed is kept, and nothing is written.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, string> WrongFields => new()
    {
        { "people[0].name", "", "Please fill this in." },
        { "people[0].name", new string('x', 10_000), "Please use 200 characters or fewer." },
        { "people[0].name", "Rosa\u0007Delgado", "This has characters that cannot be printed. Please type it again." },
        { "people[0].name", "Rosa\r\nBcc: x@y.example", "This has characters that cannot be printed. Please type it again." },
        { "people[0].email", "", "Please fill this in." },
        { "people[0].email", "rosa.lakeview.example", "This does not look like an e-mail address. It should look like name@school.org." },
        { "people[0].email", "a@b.example, c@d.example", "This does not look like an e-mail address. It should look like name@school.org." },
        { "people[0].pronouns", new string('x', 201), "Please use 200 characters or fewer." },
        { "people[0].answers.role", "", "Please fill this in." },
        { "people[0].answers.role", "Astronaut", "Please choose one of the answers." },
        { "people[0].answers.access", new string('x', 2_001), "Please use 2000 characters or fewer." },
        { "people[0].chosen", "much", "Please give an amount in dollars and cents, like 895 or 895.50." },
        { "people[0].chosen", "100", "Please choose an amount from $495 to $895." },
        { "registrar.organization", new string('x', 201), "Please use 200 characters or fewer." },
        { "code", "NOPE", "We do not know the code NOPE. Please check it, or leave it empty." },
        { "code", "OLD", "The code OLD was good through Thursday, December 31, 2026. Please leave it empty, or use another." },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_wrong_field_is_marked_with_its_reason_and_the_summary_links_to_it(string field, string typed, string sentence)
    {
        await using var institute = await Institute.Open();

        var page = await institute.Review((field, typed));

        var id = field.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
        Assert.Equal(sentence, page.Says($"#{id}-error"));
        Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid"));
        Assert.Equal($"#{id}", Assert.Single(page.QuerySelectorAll(".error-list a")).GetAttribute("href"));
        Assert.StartsWith("Please fix 1 thing: ", page.Title, StringComparison.Ordinal);
        if (field != "people[0].name") Assert.Equal("Rosa Delgado", page.GetElementById("people-0-name")!.GetAttribute("value"));
        Assert.Empty(await institute.Registrations());
    }

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task The_last_step_looks_at_every_field_again(string field, string typed, string sentence)
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Place(await institute.Review(), (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await Visitor.Read(answer)).Says(".error-summary"), StringComparison.Ordinal);
        Assert.Empty(await institute.Registrations());
    }

    [Fact]
    public async Task An_empty_form_is_told_everything_at_once_from_top_to_bottom()
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Visitor.Send(
            await institute.Visitor.Page(Institute.Register), Institute.Form, "button[value=review]", ("coming", "no"), ("code", "NOPE"));

        Assert.Equal(
            ["#registrar-name", "#registrar-email", "#people-0-name", "#people-0-email", "#people-0-answers-role", "#code"],
            (await Visitor.Read(answer)).QuerySelectorAll(".error-list a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_thousand_people_get_a_sentence()
    {
        await using var institute = await Institute.Open();
        var crowd = Enumerable.Range(0, 1000)
            .SelectMany(i => new (string, string?)[] { ($"people[{i}].name", $"Person {i}"), ($"people[{i}].email", $"p{i}@x.example"), ($"people[{i}].answers.role", "Coach") })
            .ToArray();

        using var answer = await institute.Place(await institute.Review(), crowd);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("You can register up to 3 people together.", (await Visitor.Read(answer)).Says(".error-summary"), StringComparison.Ordinal);
        Assert.Empty(await institute.Registrations());
    }

    [Fact]
    public async Task More_fields_than_any_form_has_are_not_read()
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Visitor.Post(
            Institute.Register, Enumerable.Range(0, 21_000).Select(i => new KeyValuePair<string, string>($"x{i}", "")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("We could not read what was sent", (await Visitor.Read(answer)).Says("h1"));
    }

    [Theory]
    [InlineData("people[0].answers.salary")]
    [InlineData("people[999999999].name")]
    [InlineData("people[-1].name")]
    [InlineData("status")]
    public async Task A_field_that_no_form_has_is_refused(string field)
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Place(await institute.Review(), (field, "x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("The form has changed since you opened it.", (await Visitor.Read(answer)).Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Empty(await institute.Registrations());
    }

    [Theory]
    [InlineData("forged")]
    [InlineData(null)]
    public async Task A_stale_or_forged_token_writes_nothing_and_keeps_every_word(string? token)
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Place(await institute.Review(("people[0].answers.access", "Captions.")), ("_token", token));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("everything you typed is still here", page.Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Equal("Captions.", page.Says("#people-0-answers-access"));
        Assert.Empty(await institute.Registrations());

        using var again = await institute.Visitor.Send(page, Institute.Form, "button[value=review]");
        using var placed = await institute.Place(await Visitor.Read(again));
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_number_of_ours_is_shown_again_with_one()
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Place(await institute.Review(), ("form", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await institute.Registrations());
    }

    [Fact]
    public async Task Without_agreeing_to_the_terms_nothing_is_held()
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Place(await institute.Review(), ("terms", null));

        Assert.Equal("Please agree to the terms to go on.", (await Visitor.Read(answer)).Says("#terms-error"));
        Assert.Empty(await institute.Registrations());
    }

    [Fact]
    public async Task A_full_offering_says_so_and_keeps_what_was_typed()
    {
        await using var institute = await Institute.Open(Institute.Details with { Capacity = 1 });
        var review = await institute.Review();
        using var other = institute.Site.NewVisitor();
        using var first = await other.Send(await other.Page(Institute.Register), Institute.Form, "button[value=review]", Institute.Rosa);
        using var taken = await other.Send(await Visitor.Read(first), Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        using var answer = await institute.Place(review);
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("All seats are taken right now. Seats come free when someone cancels or does not pay in time, so it can help to look again later.", page.Says(".notice-warning"));
        Assert.Equal("Rosa Delgado", page.GetElementById("people-0-name")!.GetAttribute("value"));
        Assert.Single(await institute.Registrations());
    }

    [Fact]
    public async Task A_code_used_up_meanwhile_is_marked_beside_its_field()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review(("code", "FREE"));
        using var other = institute.Site.NewVisitor();
        using var first = await other.Send(await other.Page(Institute.Register), Institute.Form, "button[value=review]", [.. Institute.Rosa, ("code", "FREE")]);
        using var taken = await other.Send(await Visitor.Read(first), Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        using var answer = await institute.Place(review);

        Assert.Equal("The code FREE has been used up. Please leave it empty, or use another.", (await Visitor.Read(answer)).Says("#code-error"));
        Assert.Single(await institute.Registrations());
    }

    [Fact]
    public async Task A_price_that_rose_overnight_is_shown_before_anything_is_held()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        institute.Site.Time.Advance(Duration.FromDays(30));

        using var answer = await institute.Place(review);
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("The price changed while you were filling in the form: it was $795 and is now $895. Please look at it again before you go on.", page.Says(".notice-warning"));
        Assert.Equal("Total for 1 person $895", page.Says(".quote tfoot"));
        Assert.Empty(await institute.Registrations());
        using var placed = await institute.Place(page);
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
    }

    [Fact]
    public async Task A_registration_that_closed_meanwhile_is_refused_with_its_date()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review();
        institute.Site.Time.Advance(Duration.FromDays(80));

        using var answer = await institute.Place(review, ("shown", null));
        using var open = await institute.Visitor.Get(Institute.Register);

        Assert.Equal(
            "Registration closed on Thursday, March 4, 2027, 9:00 AM Pacific time. Write to us if you still want to come.",
            (await Visitor.Read(answer)).Says(".notice-warning"));
        Assert.Equal($"/offerings/{Institute.Id}", open.Headers.Location!.ToString());
        Assert.Empty(await institute.Registrations());
    }

    [Theory]
    [InlineData("/offerings/no-such-program")]
    [InlineData("/offerings/NOT%20AN%20ID")]
    [InlineData("/offerings/no-such-program/register")]
    [InlineData("/verify/no-such-program/0123456789ABCDEF")]
    public async Task An_unknown_program_is_not_found(string path)
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_not_found()
    {
        await using var institute = await Institute.Open();
        var draft = OfferingId.Parse("a-draft");
        await institute.Site.Services.GetRequiredService<OfferingDesk>()
            .Handle(draft, new OfferingCommand.CreateOffering(draft, Institute.Details), new Actor.Demo());

        using var page = await institute.Visitor.Get("/offerings/a-draft");
        using var form = await institute.Visitor.Get("/offerings/a-draft/register");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, form.StatusCode));
    }
}
