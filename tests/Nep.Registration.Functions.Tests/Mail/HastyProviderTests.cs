using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Following;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Functions.Tests.Payments;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Mail;

public sealed class HastyProviderTests
{
    [Fact]
    public async Task A_report_that_comes_before_the_hand_over_is_recorded_stands_and_holds_up_no_other_letter()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        using var paid = await ports.Tell(StripeEvents.Session("checkout.session.completed", held));
        var notices = ports.Services.GetRequiredService<MailNotices>();
        ports.SendGrid.Answer = asked =>
        {
            var first = JsonDocument.Parse(asked.Body).RootElement.GetProperty("personalizations")[0].GetProperty("custom_args").GetProperty("letter").GetString()!;
            notices.Receive([new MailNotice(ports.Offering.Id, LetterKey.Parse(first), MailReport.Delivered, "")]).GetAwaiter().GetResult();
            return new HttpResponseMessage(System.Net.HttpStatusCode.Accepted);
        };
        ports.Time.Advance(Instant.FromUtc(2027, 2, 25, 17, 30) - ports.Time.Now);

        await ports.Services.GetRequiredService<Follower>().Advance(new PlanId.OfCohort(ports.Offering.Id), CancellationToken.None);

        var reminders = (await ports.Mail(held.Id)).Where(mail => mail.Letter.Kind == LetterKind.Reminder).OrderBy(mail => mail.Letter.To!.Value.Value);
        Assert.Equal([MailState.Delivered, MailState.Sent], reminders.Select(mail => mail.State));
        Assert.Single(ports.SendGrid.Requests);
    }
}
