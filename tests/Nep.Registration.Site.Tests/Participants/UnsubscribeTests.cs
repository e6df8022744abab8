using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class UnsubscribeTests
{
    private static readonly EmailAddress Rosa = EmailAddress.Parse("rosa@lakeview.example");

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_pressing_the_button_opts_out_and_back_in()
    {
        await using var institute = await Institute.Open();
        var path = Link(institute, Rosa).AbsolutePath;

        var page = await institute.Visitor.Page(path);
        Assert.Equal("Stop optional mail", page.Says("h1"));
        Assert.False(await HasOptedOut(institute));

        using var stopped = await institute.Visitor.Send(page, "main form", "button[value=stop]");
        Assert.Equal((HttpStatusCode.SeeOther, path), (stopped.StatusCode, stopped.Headers.Location!.ToString()));
        Assert.True(await HasOptedOut(institute));

        var done = await institute.Visitor.Page(path + "?lang=es");
        Assert.Equal("Ya no recibirá correo opcional", done.Says("h1"));
        using var undone = await institute.Visitor.Send(done, "main form", "button[value=undo]");
        Assert.False(await HasOptedOut(institute));
    }

    [Fact]
    public async Task A_mail_program_opts_its_reader_out_with_one_post_and_no_page()
    {
        await using var institute = await Institute.Open();

        for (var time = 0; time < 2; time++)
        {
            using var answer = await institute.Visitor.Post(Link(institute, Rosa).AbsolutePath, [new("List-Unsubscribe", "One-Click")]);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        Assert.True(await HasOptedOut(institute));
        Assert.False(await institute.Site.Services.GetRequiredService<MailPreferences>().HasOptedOut(ReaderId.Of(EmailAddress.Parse("malik@lakeview.example"))));
    }

    [Fact]
    public async Task A_stranger_opts_nobody_out()
    {
        await using var institute = await Institute.Open();
        var reader = ReaderId.Of(Rosa);
        var secret = Link(institute, EmailAddress.Parse("malik@lakeview.example")).Segments[^1];

        using var guessed = await institute.Visitor.Post($"/unsubscribe/{reader}/{secret}", [new("List-Unsubscribe", "One-Click")]);
        using var nonsense = await institute.Visitor.Get("/unsubscribe/nobody/nothing");
        using var forged = await institute.Visitor.Post(Link(institute, Rosa).AbsolutePath, [new("do", "stop"), new("_token", "forged")]);

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (guessed.StatusCode, nonsense.StatusCode, forged.StatusCode));
        Assert.False(await HasOptedOut(institute));
    }

    [Fact]
    public async Task Whoever_opted_out_gets_no_survey_but_everything_else_and_the_ledger_says_so()
    {
        var details = Institute.Details with { Reminders = [.. Institute.Details.Reminders, new ReminderRule.SurveyAfterLastSession("survey", 1, new LocalTime(9, 0))] };
        await using var institute = await Institute.Open(details);
        await institute.Pay(await institute.Hold());
        await institute.Site.Services.GetRequiredService<MailPreferences>().OptOut(ReaderId.Of(EmailAddress.Parse("ROSA@lakeview.example")), OptOutBy.Page);

        await institute.Site.Travel(Duration.FromDays(100));

        var id = Assert.Single(await institute.Registrations()).Id;
        var ledger = await institute.Site.Services.GetRequiredService<RegistrationDrawer>().Mail(Institute.Id, id);
        Assert.Equal(MailState.OptedOut, Assert.Single(ledger, mail => mail.Letter.Kind == LetterKind.Survey).State);
        Assert.All(ledger.Where(mail => mail.Letter.Kind != LetterKind.Survey), mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.Equal(6, ledger.Count(mail => mail.State == MailState.Sent));
    }

    private static Uri Link(Institute institute, EmailAddress address) =>
        institute.Site.Services.GetRequiredService<SiteLinks>().Unsubscribe(ReaderId.Of(address));

    private static Task<bool> HasOptedOut(Institute institute) =>
        institute.Site.Services.GetRequiredService<MailPreferences>().HasOptedOut(ReaderId.Of(Rosa));
}
