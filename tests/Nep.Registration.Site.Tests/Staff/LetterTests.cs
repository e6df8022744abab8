using System.Net;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Staff word an offering's letters.</summary>
public sealed class LetterTests
{
    private const string Form = "form.two-up";

    private static OfferingDetails Open => Institute.Details with { Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 50)] } };

    private static string Letters => StaffSite.Home + "/mail/letters";

    [Fact]
    public async Task A_letter_is_worded_looked_at_kept_used_and_reset_with_who_and_why_on_the_record()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");

        var page = await visitor.Page(Letters + "/Confirmation/en");
        Assert.Equal(LetterTemplates.Standard("en", LetterKind.Confirmation).Body, page.QuerySelector("textarea")!.TextContent);
        Assert.Contains("To Rosa Delgado, rosa.delgado@lakeview.example", page.Says("[aria-labelledby=seen]"), StringComparison.Ordinal);

        (string, string?)[] typed = [("subject", "Come in, {{name}}"), ("body", "Bring paper.\n\n{{#each sessions}}\n- {{when}}\n{{/each}}\n\n[Ticket]({{ticketLink}})")];
        using var looked = await visitor.Send(page, Form, "button.button-secondary[value=look]", [.. typed, ("as", $"{1:0000000000000000}.2")]);
        var seen = await Visitor.Read(looked);
        Assert.Contains("To Malik Thompson, malik.thompson@lakeview.example Come in, Malik Thompson", seen.Says("[aria-labelledby=seen]"), StringComparison.Ordinal);
        Assert.Contains("Bring paper.", seen.QuerySelector("iframe")!.GetAttribute("srcdoc")!, StringComparison.Ordinal);
        Assert.Contains("style-src 'self' 'unsafe-hashes' 'sha256-", looked.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty((await site.Get<WordingDesk>().Of(Institute.Id)).Own);

        using var kept = await visitor.Send(seen, Form, "button[value=save]", ("reason", "They asked for paper"));
        Assert.Equal(Letters + "?done=worded", kept.Headers.Location!.ToString());
        await site.Register(2, ["Mai Xiong"], "FREE");
        await site.Site.Rest();
        Assert.Contains((await site.Get<Local.Mail.Outbox>().List(null, 10)).Lines, line => line.Subject == "Come in, Mai Xiong");

        using var reset = await visitor.Send(await visitor.Page(Letters + "/Confirmation/en"), Form, "button[value=reset]", ("reason", "Enough paper"));
        Assert.Equal(Letters + "?done=reset", reset.Headers.Location!.ToString());
        Assert.Equal(
            [
                "The confirmation, English worded By registrar@nep-center.example Subject: Come in, {{name}} Why: “They asked for paper”",
                "The confirmation, English back to the standard wording By registrar@nep-center.example Why: “Enough paper”",
            ],
            (await visitor.Page(Letters)).QuerySelectorAll("[aria-labelledby=history] li").Select(entry => string.Join(' ', entry.QuerySelectorAll("p:not(.when)").Select(p => p.TextContent))));
    }

    [Fact]
    public async Task A_missing_or_unknown_placeholder_is_refused_when_the_letter_is_saved_with_its_field_and_a_sentence()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        using var answer = await visitor.Send(
            await visitor.Page(Letters + "/Confirmation/en"), Form, "button[value=save]", ("subject", "Hello {{nmae}}"), ("body", "Kept {{name}} <b>"), ("reason", "x"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Subject: This letter has no placeholder “nmae”.", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Contains("Letter: This letter must say {{ticketLink}}", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal(("Hello {{nmae}}", "Kept {{name}} <b>"), (page.QuerySelector("#subject")!.GetAttribute("value"), page.QuerySelector("#body")!.TextContent));
        Assert.Empty((await site.Get<WordingDesk>().Of(Institute.Id)).Own);
    }

    [Fact]
    public async Task A_letter_needs_a_reason_and_an_older_form_is_refused()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var mine = await visitor.Page(Letters + "/Survey/es");

        using var nameless = await visitor.Send(mine, Form, "button[value=save]", ("subject", "Otra"));
        Assert.Contains("Why? Please give a reason.", (await Visitor.Read(nameless)).Says("#errors"), StringComparison.Ordinal);
        using var theirs = await visitor.Send(mine, Form, "button[value=save]", ("subject", "De ellos"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.SeeOther, theirs.StatusCode);
        using var late = await visitor.Send(mine, Form, "button[value=save]", ("subject", "Otra"), ("reason", "x"));
        Assert.Contains("Someone else changed this program", (await Visitor.Read(late)).Says("#errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_gets_words_of_its_own_and_an_unknown_letter_is_not_found()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var rule = Institute.Details.Reminders[0].Key;

        using var kept = await visitor.Send(
            await visitor.Page($"{Letters}/Reminder/en?rule={rule}"), Form, "button[value=save]", ("body", "Bring a laptop."), ("reason", "x"));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Equal("Bring a laptop.", (await site.Get<WordingDesk>().Of(Institute.Id)).Own[new WordingName(LetterKind.Reminder, "en", rule)].Body);
        foreach (var path in new[] { "/Nothing/en", "/Reminder/fr", $"/Survey/en?rule={rule}", "/Reminder/en?rule=none", "/99/en" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.Get(Letters + path)).StatusCode));
    }
}
