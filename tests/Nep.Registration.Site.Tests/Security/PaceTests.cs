using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>How often forms may be sent: what stops a program, and does not stop a district's office.</summary>
public sealed class PaceTests
{
    private static readonly EmailAddress Rosa = EmailAddress.Parse("rosa@lakeview.example");

    [Fact]
    public void A_limit_lets_through_so_many_at_once_and_then_as_many_as_time_brings()
    {
        var time = new SteppedTime();
        var pace = new FormPace(new Clock(time));
        var allowance = FormPace.Allowances[FormLimit.SignInMail];

        Assert.All(Enumerable.Range(0, allowance.AtOnce), _ => Assert.Equal(0, pace.Wait(FormLimit.SignInMail, "a")));
        Assert.Equal(12 * 60, pace.Wait(FormLimit.SignInMail, "a"));
        Assert.Equal(0, pace.Wait(FormLimit.SignInMail, "b"));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(60, pace.Wait(FormLimit.SignInMail, "a"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 12 * 60), (pace.Wait(FormLimit.SignInMail, "a"), pace.Until(FormLimit.SignInMail, "a")));
        time.Advance(TimeSpan.FromDays(1));
        Assert.All(Enumerable.Range(0, allowance.AtOnce), _ => Assert.Equal(0, pace.Wait(FormLimit.SignInMail, "a")));
        Assert.NotEqual(0, pace.Wait(FormLimit.SignInMail, "a"));
    }

    [Fact]
    public void Many_keys_do_not_fill_the_memory_and_none_that_is_held_up_is_let_go()
    {
        var time = new SteppedTime();
        var pace = new FormPace(new Clock(time));
        Spend(pace, FormLimit.Applications, "held up");
        for (var key = 0; key < 25_000; key++)
        {
            pace.Wait(FormLimit.Records, $"{key}");
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Spend(pace, FormLimit.Applications, "held up");
        for (var key = 0; key < 25_000; key++) pace.Wait(FormLimit.Applications, $"{key}");
        Assert.NotEqual(0, pace.Until(FormLimit.Applications, "held up"));
    }

    [Fact]
    public void A_crowd_that_comes_at_once_costs_no_more_a_person_than_a_few_do()
    {
        var time = new CountedTime();
        var pace = new FormPace(new Clock(time));

        for (var person = 0; person < 60_000; person++) Assert.Equal(0, pace.Wait(FormLimit.Registrations, $"{person}"));

        Assert.InRange(time.Looks, 1, 4 * 60_000);
    }

    [Fact]
    public async Task Sign_in_letters_to_one_address_are_few_and_others_still_get_theirs()
    {
        await using var site = await StaffSite.Open();
        await site.Link(StaffRole.Registrar);
        await site.Link(StaffRole.Facilitator);
        using var visitor = site.Site.NewVisitor();
        for (var time = 0; time < 5; time++) Assert.Equal(HttpStatusCode.OK, (await Ask(visitor, "registrar@nep-center.example")).Status);

        var (status, page, after) = await Ask(visitor, "Registrar@NEP-center.example");

        Assert.Equal((HttpStatusCode.TooManyRequests, true), (status, after > TimeSpan.FromMinutes(10)));
        Assert.Equal("Registrar@NEP-center.example", page.QuerySelector("#mail")!.GetAttribute("value"));
        Assert.Contains("This was sent too often", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(visitor, "facilitator@nep-center.example")).Status);
        await site.Get<StaffDesk>().Posted();
        Assert.Equal(6, (await site.Get<Local.Mail.Outbox>().List(null, 50)).Lines.Count);
    }

    [Fact]
    public async Task Sign_in_letters_altogether_are_bounded_whoever_they_are_asked_for()
    {
        await using var site = await StaffSite.Open();
        using var visitor = site.Site.NewVisitor();
        var (watch, sent) = (Stopwatch.StartNew(), 0);
        while (sent < 1_000 && (await Ask(visitor, $"stranger{sent}@nep-center.example")).Status == HttpStatusCode.OK) sent++;
        Assert.InRange((double)sent, 60, 61 + (watch.Elapsed.TotalMinutes * FormPace.Allowances[FormLimit.AllSignInMail].PerMinute));
    }

    [Theory]
    [InlineData("en", "This was sent too often", "Please wait a minute")]
    [InlineData("es", "Esto se envió demasiadas veces", "Espere un minuto")]
    public async Task One_address_that_registers_without_end_is_held_up_with_everything_typed_kept(string language, string says, string wait)
    {
        await using var institute = await Institute.Open(Institute.Details with { Capacity = 500 });
        Spend(institute.Site.Services.GetRequiredService<FormPace>(), FormLimit.Registrations, $"{ReaderId.Of(Rosa)}");
        await institute.Visitor.Get($"/?lang={language}");

        using var held = await institute.Place(await institute.Review());
        var page = await Visitor.Read(held);

        Assert.Equal((HttpStatusCode.TooManyRequests, true), (held.StatusCode, held.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.Contains(says, page.Says("main"), StringComparison.Ordinal);
        Assert.Contains(wait, page.Says("main"), StringComparison.Ordinal);
        Assert.Equal("Rosa Delgado", page.QuerySelector("[name='people[0].name']")!.GetAttribute("value"));
        Assert.Empty(await institute.Registrations());
        using var other = await institute.Place(await institute.Review(("people[0].email", "malik@lakeview.example")));
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
    }

    [Fact]
    public async Task A_whole_district_behind_one_network_address_registers_at_once()
    {
        await using var institute = await Institute.Open(Institute.Details with { Capacity = 500 });
        for (var person = 0; person < 80; person++)
        {
            using var visitor = institute.Site.NewVisitor();
            using var review = await visitor.Send(await visitor.Page(Institute.Register), Institute.Form, "button[value=review]", [.. Institute.Rosa, ("people[0].email", $"person{person}@lakeview.example")]);
            using var placed = await visitor.Send(await Visitor.Read(review), Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
            Assert.Equal((person, HttpStatusCode.SeeOther), (person, placed.StatusCode));
        }
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_on_one_form_nor_on_many_and_a_form_without_a_code_does_not_wait()
    {
        await using var institute = await Institute.Open();
        var page = await institute.Visitor.Page(Institute.Register);
        for (var guess = 0; guess < 20; guess++) Assert.Equal(HttpStatusCode.UnprocessableEntity, await Try(institute, page, $"GUESS{guess}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(institute, page, "FREE"));
        Assert.Equal(HttpStatusCode.OK, await Try(institute, page, ""));
        using var stranger = institute.Site.NewVisitor();
        var another = await stranger.Page(Institute.Register);
        using var good = await stranger.Send(another, Institute.Form, "button[value=review]", [.. Institute.Rosa, ("code", "FREE")]);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);

        Spend(institute.Site.Services.GetRequiredService<FormPace>(), FormLimit.AllWrongCodes, $"{Institute.Id}");
        using var late = await stranger.Send(another, Institute.Form, "button[value=review]", [.. Institute.Rosa, ("code", "FREE")]);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
    }

    [Fact]
    public async Task One_address_begins_few_applications_and_what_was_typed_is_kept()
    {
        await using var fellowship = await Fellowship.Open();
        Spend(fellowship.Get<FormPace>(), FormLimit.Applications, $"{ReaderId.Of(EmailAddress.Parse("ana@west.example"))}");

        using var held = await fellowship.Visitor.Send(await fellowship.Visitor.Page(Fellowship.Apply), "main form", "button", ("applicant.name", "Ana Ruiz"), ("applicant.email", "ana@west.example"));

        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.Equal("Ana Ruiz", (await Visitor.Read(held)).QuerySelector("[name='applicant.name']")!.GetAttribute("value"));
        Assert.Empty(await fellowship.MailsTo("ana@west.example"));
        await fellowship.Begin("Bea Ruiz");
    }

    [Fact]
    public async Task A_link_that_posts_without_end_gets_a_page_that_says_so_in_the_readers_language()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Visitor.Get("/?lang=es");
        var page = await institute.Visitor.Page(manage + "/cancel");
        Spend(institute.Site.Services.GetRequiredService<FormPace>(), FormLimit.Link, manage.Split('/')[^1]);

        using var held = await institute.Visitor.Send(page, "main form", "button");

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (held.StatusCode, held.Headers.RetryAfter?.Delta));
        Assert.Equal("Esto llegó demasiadas veces", (await Visitor.Read(held)).Says("h1"));
        Assert.True(held.Headers.Contains("Content-Security-Policy"));
        using var looked = await institute.Visitor.Get(manage);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
    }

    [Fact]
    public async Task Someone_of_staff_who_posts_without_end_is_told_so_within_the_staff_pages()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var page = await visitor.Page($"{StaffSite.Home}/edit");
        Spend(site.Get<FormPace>(), FormLimit.Member, "registrar@nep-center.example");

        using var held = await visitor.Send(page, "main form[method=post]", null);

        Assert.Equal((HttpStatusCode.TooManyRequests, "This came too often"), (held.StatusCode, (await Visitor.Read(held)).Says("h1")));
    }

    [Fact]
    public async Task A_ticket_mails_its_record_a_few_times_and_no_more()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold());
        var state = Assert.Single(await institute.Registrations());
        var ticket = institute.Site.Services.GetRequiredService<App.Links.SiteLinks>().Ticket(Institute.Id, state.Id, new ParticipantNumber(1), 0).AbsolutePath;
        var token = (await institute.Visitor.Page("/staff/sign-in")).QuerySelector("input[name=_token]")!.GetAttribute("value")!;
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 5; time++)
        {
            using var answer = await institute.Visitor.Post(ticket + "/record", [new("_token", token)]);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses.Skip(3));
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Take(3));
    }

    private static void Spend(FormPace pace, FormLimit limit, string key)
    {
        while (pace.Wait(limit, key) == 0)
        {
        }
    }

    private static async Task<HttpStatusCode> Try(Institute institute, IHtmlDocument page, string code)
    {
        using var answer = await institute.Visitor.Send(page, Institute.Form, "button[value=review]", [.. Institute.Rosa, ("code", code)]);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, IHtmlDocument Page, TimeSpan? After)> Ask(Visitor visitor, string address)
    {
        using var answer = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", address));
        return (answer.StatusCode, await Visitor.Read(answer), answer.Headers.RetryAfter?.Delta);
    }

    private sealed class SteppedTime : TimeProvider
    {
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => passed += by;

        public override long GetTimestamp() => passed.Ticks;
    }

    /// <summary>Counts how often someone works out how long something took.</summary>
    private sealed class CountedTime : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency
        {
            get
            {
                Looks++;
                return base.TimestampFrequency;
            }
        }
    }
}
