using System.Net;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>Filling in an application on its pages.</summary>
public sealed class ApplyingTests
{
    [Fact]
    public async Task The_offerings_page_says_how_to_apply_and_until_when_with_its_zone()
    {
        await using var fellowship = await Fellowship.Open();
        var page = await fellowship.Visitor.Page("/offerings/fellowship-2027");
        Assert.Contains("Please send your application by Friday, January 29, 2027, 5:00 PM Pacific", page.Says(), StringComparison.Ordinal);
        Assert.Equal(Fellowship.Apply, page.QuerySelector("main a.button")!.GetAttribute("href"));
        using var register = await fellowship.Visitor.Get("/offerings/fellowship-2027/register");
        Assert.Equal(HttpStatusCode.SeeOther, register.StatusCode);
    }

    [Fact]
    public async Task An_empty_form_is_answered_with_everything_that_is_missing_at_once()
    {
        await using var fellowship = await Fellowship.Open();
        using var sent = await fellowship.Visitor.Send(await fellowship.Visitor.Page(Fellowship.Apply), "main form", "button");
        var page = await Visitor.Read(sent);
        Assert.Equal(["Your e-mail address: Please fill this in.", "Your name: Please fill this in."], page.QuerySelectorAll("#errors li").Select(line => line.TextContent.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Going_on_to_the_next_page_asks_whoever_is_written_in_the_form_and_nobody_when_it_is_empty()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var empty = await fellowship.Visitor.Send(await fellowship.Visitor.Page($"{application}/referees"), "main form", "button[value=next]");
        Assert.Equal((System.Net.HttpStatusCode.SeeOther, 0), (empty.StatusCode, (await fellowship.State(application)).Referees.Count));
        using var half = await fellowship.Visitor.Send(await fellowship.Visitor.Page($"{application}/referees"), "main form", "button[value=next]", ("referee.name", "Ruth Okafor"));
        Assert.Contains("E-mail address: Please fill this in.", (await Visitor.Read(half)).Says("#errors"), StringComparison.Ordinal);
        using var asked = await fellowship.Visitor.Send(await fellowship.Visitor.Page($"{application}/referees"), "main form", "button[value=next]", ("referee.name", "Ruth Okafor"), ("referee.email", "ruth@east.example"), ("referee.relation", "My principal"));
        Assert.Equal(("Ruth Okafor", application), ((await fellowship.State(application)).Referees[0].Person.Name, asked.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_is_typed_is_kept_right_or_not_and_required_answers_are_enforced_when_it_is_sent()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var wrong = await fellowship.Save(application, "about", ("answers.years", "many"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("many", (await fellowship.State(application)).Answer("years")!.Text);
        Assert.Null((await fellowship.Visitor.Page(application)).QuerySelector("form[action$='/send']"));
        Assert.Equal(new ApplicationStatus[] { ApplicationStatus.Draft }, [(await fellowship.State(application)).Status]);
    }

    [Fact]
    public async Task A_stale_tab_never_overwrites_and_the_page_shows_both()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        var stale = await fellowship.Visitor.Page($"{application}/stages/statement");
        using var first = await fellowship.Save(application, "statement", ("answers.why", "From the telephone"));
        using var second = await fellowship.Visitor.Send(stale, "main form", "button[value=next]", ("answers.why", "From the old tab"));

        var shown = await Visitor.Read(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("From the telephone", (await fellowship.State(application)).Answer("why")!.Text);
        Assert.Contains("From the telephone", shown.Says(".notice"), StringComparison.Ordinal);
        Assert.Equal("From the old tab", shown.QuerySelector("textarea")!.TextContent);
        using var chosen = await fellowship.Visitor.Send(shown, "main form", "button[value=next]");
        Assert.Equal((HttpStatusCode.SeeOther, "From the old tab"), (chosen.StatusCode, (await fellowship.State(application)).Answer("why")!.Text));
    }

    [Fact]
    public async Task The_pages_script_keeps_what_is_typed_and_a_page_without_it_runs_none()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        var page = await fellowship.Visitor.Page($"{application}/stages/about");
        using var kept = await fellowship.Visitor.Send(page, "main form", null, ("answers.years", "7"), ("do", "keep"));
        Assert.Equal((HttpStatusCode.OK, "{\"version\":1}"), (kept.StatusCode, await kept.Content.ReadAsStringAsync()));
        using var stage = await fellowship.Visitor.Get($"{application}/stages/about");
        using var own = await fellowship.Visitor.Get(application);
        Assert.Contains("script-src 'self'", string.Join(' ', stage.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", string.Join(' ', own.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var script = await fellowship.Visitor.Get(page.QuerySelector("script")!.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
    }

    [Theory]
    [InlineData("cv.pdf", "%PDF-1.7 x", null)]
    [InlineData("cv.pdf", "MZ program", "This is not a PDF, PNG or JPEG")]
    public async Task A_file_is_taken_by_its_content_whatever_its_name(string name, string content, string? complaint)
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var sent = await Upload(fellowship, application, name, System.Text.Encoding.ASCII.GetBytes(content));
        var file = (await fellowship.State(application)).Answer("resume")?.File;
        Assert.Equal((complaint is null, complaint is null ? HttpStatusCode.SeeOther : HttpStatusCode.UnprocessableEntity), (file is not null, sent.StatusCode));
        if (file is null) return;
        using var back = await fellowship.Visitor.Get($"{application}/files/resume");
        Assert.Equal(content, await back.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_of_ten_megabytes_is_taken_and_a_larger_one_is_answered_with_a_sentence()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var taken = await Upload(fellowship, application, "ten.pdf", [.. "%PDF-"u8, .. new byte[(10 * 1024 * 1024) - 5]]);
        using var large = await Upload(fellowship, application, "more.pdf", [.. "%PDF-"u8, .. new byte[10 * 1024 * 1024]]);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (taken.StatusCode, large.StatusCode));
        Assert.Contains("up to 10 MB", (await Visitor.Read(large)).Says(".error"), StringComparison.Ordinal);
        Assert.Equal("ten.pdf", (await fellowship.State(application)).Answer("resume")!.File!.Name);
    }

    [Fact]
    public async Task Opening_any_of_the_links_changes_nothing_and_a_guessed_one_opens_nothing()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Send();
        var reference = await fellowship.LinkIn("ruth@east.example", "A reference");
        await fellowship.Release(application, Decision.Accept);
        var before = await fellowship.State(application);
        foreach (var path in new[] { application, $"{application}/accept", $"{application}/decline", $"{application}/withdraw", reference, $"{application}/referees", Fellowship.Apply })
            using (await fellowship.Visitor.Get(path)) { }
        Assert.Equal(before, await fellowship.State(application));
        foreach (var path in new[] { application, reference })
            using (var wrong = await fellowship.Visitor.Get(path[..^1] + (path[^1] == '0' ? '1' : '0'))) Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Fact]
    public async Task An_offer_is_accepted_only_by_a_post_with_the_pages_token()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Send();
        await fellowship.Release(application, Decision.Accept);
        using var forged = await fellowship.Visitor.Post($"{application}/accept", []);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, ApplicationStatus.Offered), (forged.StatusCode, (await fellowship.State(application)).Status));
    }

    [Fact]
    public async Task A_draft_is_reminded_of_before_the_deadline_and_closed_after_the_grace()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        await fellowship.Site.Travel(Duration.FromDays(27));
        Assert.Equal(2, (await fellowship.MailsTo("ana@west.example")).Count(subject => subject.StartsWith("Your application is not sent yet", StringComparison.Ordinal)));
        Assert.Equal(ApplicationStatus.Closed, (await fellowship.State(application)).Status);
        Assert.Contains("was not sent", (await fellowship.Visitor.Page(application)).Says("h1"), StringComparison.Ordinal);
        using var late = await fellowship.Visitor.Get(Fellowship.Apply);
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
    }

    [Fact]
    public async Task Until_the_release_nothing_that_an_applicant_sees_tells_of_a_decision()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Send();
        var page = (await fellowship.Visitor.Page(application)).Says();
        Assert.Contains("We have your application", page, StringComparison.Ordinal);
        Assert.Contains("We write to you by the end of this day", page, StringComparison.Ordinal);
        Assert.DoesNotContain("offer", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_application()
    {
        await using var fellowship = await Fellowship.Open();
        var page = await fellowship.Visitor.Page(Fellowship.Apply);
        using var one = await fellowship.Visitor.Send(page, "main form", "button", ("applicant.name", "Ana Ruiz"), ("applicant.email", "ana@west.example"));
        using var two = await fellowship.Visitor.Send(page, "main form", "button", ("applicant.name", "Ana Ruiz"), ("applicant.email", "ana@west.example"));
        Assert.Equal(one.Headers.Location, two.Headers.Location);
    }

    [Fact]
    public async Task The_pages_and_mails_come_in_Spanish()
    {
        await using var fellowship = await Fellowship.Open();
        using (await fellowship.Visitor.Get("/?lang=es")) { }
        var application = await fellowship.Send();
        Assert.Contains("Tenemos su solicitud", (await fellowship.Visitor.Page(application)).Says("h1"), StringComparison.Ordinal);
        Assert.Contains("Recibimos su solicitud: Leading for Equity Fellowship", await fellowship.MailsTo("ana@west.example"));
    }

    private static async Task<HttpResponseMessage> Upload(Fellowship fellowship, string application, string name, byte[] content)
    {
        var page = await fellowship.Visitor.Page($"{application}/stages/statement");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=_token]")!.GetAttribute("value")!), "_token" }, { new StringContent("0"), "version" },
            { new StringContent("It is time"), "answers.why" }, { new StringContent("next"), "do" }, { new ByteArrayContent(content), "answers.resume", name },
        };
        return await fellowship.Visitor.Client.PostAsync($"{application}/stages/statement", form);
    }
}
