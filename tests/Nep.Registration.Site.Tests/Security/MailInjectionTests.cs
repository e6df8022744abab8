using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>What people type stands in mails that others read.</summary>
public sealed class MailInjectionTests
{
    [Theory]
    [InlineData("Eve\r\nBcc: all@lakeview.example")]
    [InlineData("Eve\nSubject: You won")]
    [InlineData("Eve\rContent-Type: text/html")]
    [InlineData("Eve\u2028Bcc: all@lakeview.example")]
    [InlineData("=?utf-8?B?RXZl?= <eve@evil.example>, ")]
    [InlineData("{{ticketLink}} [press](http://evil.example)")]
    public async Task No_name_or_subject_brings_a_second_line_into_a_mails_header(string name)
    {
        await using var institute = await Institute.Open();
        using var placed = await institute.Place(await institute.Review(("people[0].name", name)), ("people[0].name", name));
        if (placed.StatusCode == System.Net.HttpStatusCode.SeeOther) await institute.Pay(placed.Headers.Location!.ToString());
        await institute.Site.Rest();
        var outbox = institute.Site.Services.GetRequiredService<Outbox>();

        foreach (var line in (await outbox.List(null, 20)).Lines)
        {
            var mail = (await outbox.Find(line.Id))!;
            Assert.DoesNotContain(mail.Subject + mail.ToName + mail.To + mail.ReplyTo, c => char.IsControl(c) || c is '\u2028' or '\u2029');
            Assert.Equal("rosa@lakeview.example", mail.To);
            Assert.DoesNotContain("href=\"http://evil.example", mail.Html, StringComparison.Ordinal);
        }
    }
}
