using System.Net;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Staff write to the people of a filtered list.</summary>
public sealed class MailingPageTests
{
    private const string Form = "form.two-up";
    private const string Confirm = "form.readable";

    private static readonly (string, string?)[] Typed =
        [("subject", "Bring paper, {{name}}"), ("preview", "Paper"), ("body", "Hello {{name}}, bring **paper**."), ("reason", "Paper is short")];

    private static OfferingDetails Open => Institute.Details with { Capacity = 500, Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 50)] } };

    private static string Write => StaffSite.Home + "/mail/write?q=&state=Confirmed&sort=-when";

    [Fact]
    public async Task From_a_filtered_list_a_mail_is_written_looked_at_confirmed_sent_and_found_again()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        await site.Register(2, ["Mai Xiong"]);

        var list = await visitor.Page(StaffSite.Home + "/registrations?q=&state=Confirmed&sort=-when");
        Assert.Equal(Write, list.QuerySelector("a.button[href*='/mail/write']")!.GetAttribute("href"));
        using var looked = await visitor.Send(await visitor.Page(Write), Form, "button.button-secondary[value=look]", [.. Typed, ("as", $"{1:0000000000000000}.2")]);
        var page = await Visitor.Read(looked);
        Assert.Contains("It goes to 2 people: participants and registrars of 1 registration (registrations in state “Confirmed”).", page.Says("[aria-labelledby=who]"), StringComparison.Ordinal);
        Assert.Contains("To Malik Thompson, malik.thompson@lakeview.example Bring paper, Malik Thompson", page.Says("[aria-labelledby=seen]"), StringComparison.Ordinal);
        Assert.Contains("stop it here", page.QuerySelector("iframe")!.GetAttribute("srcdoc")!, StringComparison.Ordinal);

        using var next = await visitor.Send(page, Form, "button[value=next]");
        var confirm = await Visitor.Read(next);
        Assert.Equal("Send 2 mails now?", confirm.Says("h1"));
        Assert.Contains("This sends 2 mails now", confirm.Says(".notice"), StringComparison.Ordinal);
        Assert.DoesNotContain((await site.Get<Local.Mail.Outbox>().List(null, 20)).Lines, line => line.Subject.StartsWith("Bring paper", StringComparison.Ordinal));

        using var sent = await visitor.Send(confirm, Confirm, "button[value=send]");
        using var twice = await visitor.Send(confirm, Confirm, "button[value=send]");
        Assert.Equal((HttpStatusCode.SeeOther, sent.Headers.Location), (twice.StatusCode, twice.Headers.Location));
        await site.Site.Rest();
        Assert.Equal(
            ["Bring paper, Malik Thompson", "Bring paper, Rosa Delgado"],
            (await site.Get<Local.Mail.Outbox>().List(null, 20)).Lines.Select(line => line.Subject).Where(subject => subject.StartsWith("Bring", StringComparison.Ordinal)).Order());
        var done = await visitor.Page(sent.Headers.Location!.ToString());
        Assert.Equal("On the list 2 Sent 2", done.Says("dl.figures"));
        Assert.Null(done.QuerySelector(Confirm));
        Assert.Equal(["Bring paper, {{name}}"], (await visitor.Page(StaffSite.Home + "/mail/lists")).FirstCells());
        Assert.Contains("Wrote “Bring paper, {{name}}” to a list of 2 people, as optional mail Why: “Paper is short”", (await visitor.Page("/staff/activity")).Says("tbody"), StringComparison.Ordinal);
        await site.Site.Travel(Duration.FromMinutes(20));
        Assert.Contains("Bring paper, {{name}}", (await visitor.Page(StaffSite.Home + "/mail/check")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_list_changed_since_it_was_shown_it_asks_again_and_sends_nothing()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        using var next = await visitor.Send(await visitor.Page(Write), Form, "button[value=next]", Typed);
        var confirm = await Visitor.Read(next);
        await site.Register(2, ["Mai Xiong"], "FREE");

        using var asked = await visitor.Send(confirm, Confirm, "button[value=send]");
        var again = await Visitor.Read(asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("it had 1 people, and now it has 2", again.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal("Send 2 mails now?", again.Says("h1"));
        Assert.Null((await site.Offering($"{Institute.Id}")).Mailings);
        using var sent = await visitor.Send(again, Confirm, "button[value=send]");
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_said_beside_its_field_and_everything_typed_is_kept()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");

        using var answer = await visitor.Send(
            await visitor.Page(Write), Form, "button[value=next]", ("subject", "Hello {{nmae}}"), ("body", ""), ("es.body", "Hola {{name}}"), ("kind", "notice"), ("audience", "Registrars"));
        var page = await Visitor.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = page.Says("#errors");
        foreach (var sentence in new[] { "Subject: This letter has no placeholder “nmae”.", "Mail:", "Subject, Spanish:", "Why? Please give a reason." }) Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(("Hello {{nmae}}", "Hola {{name}}"), (page.QuerySelector("#subject")!.GetAttribute("value"), page.QuerySelector("#es-body")!.TextContent));
        Assert.Equal(["audience-Registrars", "kind-notice"], page.QuerySelectorAll("input[type=radio][checked]").Select(input => input.Id));
    }

    [Fact]
    public async Task Who_opted_out_is_left_out_and_counted_and_an_empty_list_is_refused()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Get<MailPreferences>().OptOut(ReaderId.Of(EmailAddress.Parse("rosa.delgado@lakeview.example")), OptOutBy.Page);

        using var next = await visitor.Send(await visitor.Page(Write), Form, "button[value=next]", Typed);
        var page = await Visitor.Read(next);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, next.StatusCode);
        Assert.Equal("Nobody is on this list.", page.Says("#errors"));
        Assert.Contains("1 person wants no optional mail and is left out.", page.Says("[aria-labelledby=who]"), StringComparison.Ordinal);
        using var notice = await visitor.Send(page, Form, "button[value=next]", ("kind", "notice"));
        Assert.Equal("Send 1 mail now?", (await Visitor.Read(notice)).Says("h1"));
    }

    [Fact]
    public async Task A_form_from_another_visit_writes_to_nobody_and_an_unknown_mailing_is_not_found()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        using var next = await visitor.Send(await visitor.Page(Write), Form, "button[value=next]", Typed);
        using var stale = await visitor.Send(await Visitor.Read(next), Confirm, "button[value=send]", ("_token", "other"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Null((await site.Offering($"{Institute.Id}")).Mailings);
        foreach (var path in new[] { "/mail/lists/0123456789ab", "/mail/lists/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(StaffSite.Home + path)).StatusCode);
    }
}
