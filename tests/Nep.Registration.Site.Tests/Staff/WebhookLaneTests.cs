using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>A program that is told and says nothing, on a host that may call this machine.</summary>
public sealed class WebhookLaneTests
{
    private const int People = 12;

    [Fact]
    public async Task An_address_that_takes_its_time_to_say_nothing_holds_up_nobodys_mail()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var site = await SiteFixture.Open(demo: true);
        await site.Rest();
        var details = Institute.Details with { Capacity = 50, Prices = Institute.Details.Prices with { Codes = [new("FREE", new CodeEffect.Free(), 40)] } };
        await site.Publish(Institute.Id, details);
        foreach (var port in Enumerable.Range(0, 6))
            Assert.Null((await site.Services.GetRequiredService<WebhookBook>().Add(
                $"Silent {port}", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/{port}", [WebhookKind.RegistrationConfirmed], "A test.", new Actor.Demo())).Why);
        var watch = Stopwatch.StartNew();

        foreach (var number in Enumerable.Range(1, People)) await Register(site, number);
        while (await Sent(site) < People && watch.Elapsed < TimeSpan.FromSeconds(8)) await Task.Delay(50);

        Assert.Equal(People, await Sent(site));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8));
        while (!silent.Pending() && watch.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(50);
        Assert.True(silent.Pending(), "Nobody was called: the test shows nothing.");
    }

    private static async Task Register(SiteFixture site, int number)
    {
        var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@west.example"));
        var form = new RegistrationForm(
            new Registrar(person.Name, person.Email, "", "en"), [new Entrant(person, [new Answer("role", "Teacher")])], "FREE", Institute.Details.TermsVersion);
        Assert.IsType<Filed.Done>(await site.Services.GetRequiredService<RegistrationDesk>().Place(
            Institute.Id, RegistrationId.Parse(number.ToString("0000000000000000", System.Globalization.CultureInfo.InvariantCulture)), form, null));
    }

    private static async Task<int> Sent(SiteFixture site)
    {
        var sent = 0;
        await foreach (var mail in site.Services.GetRequiredService<RegistrationDrawer>().AllMail(Institute.Id))
            if (mail.Letter.Kind == LetterKind.RegistrarConfirmation || mail.Letter.Kind == LetterKind.Confirmation) sent += mail.State == MailState.Sent ? 1 : 0;
        return sent;
    }
}
