using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Process;

public sealed class KilledHostTests
{
    private const int Visitors = 6;
    private const int Kills = 4;

    [Fact]
    public async Task Killed_in_the_middle_of_registrations_it_loses_nothing_it_acknowledged_and_sends_no_mail_twice()
    {
        using var folder = new DataFolder();
        var port = LocalProcess.FreePort();
        var registrants = new List<Registrant>();
        for (var round = 0; round < Kills; round++)
        {
            using var host = await LocalProcess.Start(folder.Path, port).Ready();
            var crowd = Enumerable.Range(0, Visitors).Select(visitor => Keep(host, registrants, $"Round {round} visitor {visitor}")).ToList();
            await UntilSomeHavePaid(registrants, round);
            host.Kill();
            await Task.WhenAll(crowd);
        }

        await LetTheFollowerCatchUp(folder, port, registrants);
        await Check(folder, registrants);
    }

    /// <summary>The more rounds, the more have paid when the process dies; and it dies while others are at it.</summary>
    private static async Task UntilSomeHavePaid(List<Registrant> registrants, int round)
    {
        int Paid()
        {
            lock (registrants) return registrants.Count(one => one.Paid);
        }

        var wanted = Paid() + 1 + (round * 3);
        for (var wait = 0; wait < 6_000 && Paid() < wanted; wait++) await Task.Delay(5);
    }

    /// <summary>Registers one person after another until the host is gone.</summary>
    private static async Task Keep(LocalProcess host, List<Registrant> all, string name)
    {
        for (var person = 0; ; person++)
        {
            var registrant = new Registrant(host.Base, $"{name} person {person}");
            lock (all) all.Add(registrant);
            try
            {
                await registrant.RegisterAndPay();
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Every page that was promised is there, and after a while nothing is left undone.</summary>
    private static async Task LetTheFollowerCatchUp(DataFolder folder, int port, List<Registrant> registrants)
    {
        using var host = await LocalProcess.Start(folder.Path, port).Ready();
        foreach (var registrant in registrants.Where(one => one.Placed is not null))
            Assert.Contains(registrant.Name, (await registrant.Page(registrant.Placed!)).Body!.TextContent, StringComparison.Ordinal);
        await TimeTravel.OneHour(host);
    }

    private static async Task Check(DataFolder folder, List<Registrant> registrants)
    {
        await using var store = SqliteTableStore.Open(folder.Path);
        var clock = new Clock(TimeProvider.System);
        var (shelf, drawer, outbox) = (new OfferingShelf(store, clock), new RegistrationDrawer(store), new Outbox(store, clock));
        var states = new List<RegistrationState>();
        foreach (var offering in await shelf.All())
        {
            var own = new List<RegistrationState>();
            await foreach (var state in drawer.All(offering.Id)) own.Add(state);
            var seats = (await store.Query(offering.Id.ToString(), KeyRange.Prefix("seat|"))).Rows.Count;
            Assert.Equal(own.SelectMany(state => state.Seats).Distinct().Count(), seats);
            states.AddRange(own);
            foreach (var state in own)
                foreach (var mail in await drawer.Mail(offering.Id, state.Id)) Assert.True(mail.State is MailState.Sent or MailState.Lapsed or MailState.CameLate, $"{mail}");
        }

        var paid = registrants.Where(one => one.Paid).ToList();
        Assert.NotEmpty(paid);
        foreach (var registrant in paid)
        {
            var state = Assert.Single(states, one => one.Registrar.Email == EmailAddress.Parse(registrant.Email));
            Assert.Equal(RegistrationStatus.Confirmed, state.Status);
            Assert.Equal(state.Quote.Total, state.Paid);
            Assert.Single(await Mails(outbox), line => line.To == registrant.Email && line.Kind == nameof(LetterKind.Confirmation));
        }

        Assert.Empty(await outbox.HandedOverAgain());
    }

    private static async Task<IReadOnlyList<OutboxLine>> Mails(Outbox outbox) => (await outbox.List(null, RowLimits.RowsPerPage)).Lines;
}
