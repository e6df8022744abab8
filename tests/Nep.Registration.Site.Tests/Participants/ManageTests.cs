using System.Net;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class ManageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/cancel")]
    [InlineData("/people/1")]
    [InlineData("/calendar.ics")]
    public async Task A_wrong_secret_finds_as_little_as_an_unknown_registration(string page)
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        var wrong = manage[..^1] + (manage[^1] == '0' ? '1' : '0');

        using var guessed = await institute.Visitor.Get(wrong + page);
        using var unknown = await institute.Visitor.Get($"/registrations/{Institute.Id}/0000000000000000/{manage[^26..]}{page}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (guessed.StatusCode, unknown.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await guessed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_secret_posts_nothing()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        var page = await institute.Visitor.Page(manage);
        var wrong = manage[..^1] + (manage[^1] == '0' ? '1' : '0');

        foreach (var action in new[] { "/pay", "/cancel", "/people/1" })
        {
            using var answer = await institute.Visitor.Post(
                wrong + action, [new("_token", page.QuerySelector("[name=_token]")!.GetAttribute("value")!), new("refund", "0")]);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(RegistrationStatus.Held, Assert.Single(await institute.Registrations()).Status);
    }

    [Fact]
    public async Task Opening_every_link_as_a_mail_scanner_does_changes_nothing()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        var before = await institute.Registrations();

        foreach (var page in new[] { "", "/cancel", "/people/1", "/calendar.ics", "/pay" })
        {
            using var answer = await institute.Visitor.Get(manage + page);
            Assert.Equal(page == "/pay" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(before, await institute.Registrations());
    }

    [Fact]
    public async Task Nobody_elses_page_is_kept_by_search_engines_or_shown_to_the_next_site()
    {
        await using var institute = await Institute.Open();

        using var answer = await institute.Visitor.Get(await institute.Hold());

        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex, nofollow", (await Visitor.Read(answer)).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_hold_that_ran_out_says_so_with_its_time_and_offers_to_register_again()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        var before = await institute.Visitor.Page(manage);
        institute.Site.Time.Advance(Duration.FromMinutes(31));

        var page = await institute.Visitor.Page(manage);
        using var pay = await institute.Visitor.Send(before, "form[action$='/pay']", null);

        Assert.Equal("The hold ended on Monday, January 4, 2027, 10:30 AM Pacific time", page.Says(".notice-title"));
        Assert.Equal(Institute.Register, page.QuerySelector("a.button")!.GetAttribute("href"));
        Assert.Equal(manage, pay.Headers.Location!.ToString());
    }

    [Fact]
    public async Task After_the_last_session_its_pages_say_that_the_program_is_over()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        await institute.Site.Travel(Duration.FromDays(120));

        var page = await institute.Visitor.Page(manage);

        Assert.Equal("This program is over", page.Says(".notice-title"));
        Assert.Null(page.QuerySelector("a[href$='calendar.ics'], a[href$='/cancel']"));
        Assert.Equal("This program is over", (await institute.Visitor.Page($"/offerings/{Institute.Id}")).Says(".notice-title"));
    }

    [Fact]
    public async Task Letting_the_seats_go_needs_one_press()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();

        using var answer = await institute.Visitor.Send(await institute.Visitor.Page(manage), "form[action$='/cancel']", null);

        Assert.Equal(manage, answer.Headers.Location!.ToString());
        Assert.Contains("Nothing was paid", (await institute.Visitor.Page(manage)).Says(), StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Cancelled, Assert.Single(await institute.Registrations()).Status);
    }

    [Fact]
    public async Task A_refund_that_shrank_since_it_was_shown_is_shown_again_first()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        var shown = await institute.Visitor.Page(manage + "/cancel");
        institute.Site.Time.Advance(Duration.FromDays(50));

        using var answer = await institute.Visitor.Send(shown, "form[action$='/cancel']", null);
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Nothing was cancelled", page.Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Equal("Comes back to you $636", page.Says(".quote tfoot"));
        Assert.Equal(RegistrationStatus.Confirmed, Assert.Single(await institute.Registrations()).Status);
    }

    [Fact]
    public async Task A_stale_token_cancels_nothing_and_pays_nothing()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();

        using var pay = await institute.Visitor.Send(await institute.Visitor.Page(manage), "form[action$='/pay']", null, ("_token", "forged"));
        using var cancel = await institute.Visitor.Send(await institute.Visitor.Page(manage + "/cancel"), "form[action$='/cancel']", null, ("_token", null));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (pay.StatusCode, cancel.StatusCode));
        Assert.Equal(RegistrationStatus.Held, Assert.Single(await institute.Registrations()).Status);
    }

    [Fact]
    public async Task A_seat_given_to_another_person_gets_a_ticket_of_their_own_and_closes_the_old_one()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(("code", "FREE"));
        var old = (await institute.Visitor.Page(manage)).QuerySelector(".people a")!.GetAttribute("href")!;

        using var wrong = await institute.Visitor.Send(
            await institute.Visitor.Page(manage + "/people/1"), "main form", null, ("people[0].name", ""), ("people[0].email", "noor"));
        using var unanswered = await institute.Visitor.Send(
            await Visitor.Read(wrong), "main form", null, ("people[0].name", "Noor Haddad"), ("people[0].email", "noor@lakeview.example"), ("people[0].answers.access", "A ramp"));
        using var right = await institute.Visitor.Send(await Visitor.Read(unanswered), "main form", null, ("people[0].answers.role", "Coach"));

        Assert.Equal(["#people-0-answers-role"], (await Visitor.Read(unanswered)).QuerySelectorAll(".error-list a").Select(link => link.GetAttribute("href")));
        Assert.Equal([new Answer("role", "Coach"), new Answer("access", "A ramp")], Assert.Single(await institute.Registrations()).Participants[0].Answers);
        Assert.Equal(["#people-0-name", "#people-0-email"], (await Visitor.Read(wrong)).QuerySelectorAll(".error-list a").Select(link => link.GetAttribute("href")).OrderDescending());
        Assert.Equal(manage, right.Headers.Location!.ToString());
        var ticket = (await institute.Visitor.Page(manage)).QuerySelector(".people a")!.GetAttribute("href")!;
        using var closed = await institute.Visitor.Get(old);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Equal("Noor Haddad", (await institute.Visitor.Page(ticket)).Says(".ticket-name"));
    }

    [Fact]
    public async Task A_mended_name_asks_nothing_again_and_keeps_the_answers()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold(("code", "FREE"), ("people[0].answers.access", "An interpreter"));

        using var mended = await institute.Visitor.Send(await institute.Visitor.Page(manage + "/people/1"), "main form", null, ("people[0].name", "Rosa Delgado-Ruiz"));

        Assert.Equal(manage, mended.Headers.Location?.ToString());
        var person = Assert.Single(await institute.Registrations()).Participants[0];
        Assert.Equal(("Rosa Delgado-Ruiz", "An interpreter"), (person.Person.Name, person.Answer("access")));
    }

    [Fact]
    public async Task A_payment_after_the_hold_with_seats_free_brings_them_back()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        using var toCheckout = await institute.Visitor.Send(await institute.Visitor.Page(manage), "form[action$='/pay']", null);
        await institute.Site.Travel(Duration.FromMinutes(40));

        using var paid = await institute.Visitor.Send(
            await institute.Visitor.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");

        Assert.Equal("You are registered", (await institute.Visitor.Page(manage)).Says(".notice-title"));
    }
}
