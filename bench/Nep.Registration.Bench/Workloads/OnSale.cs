using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;
using Nep.Registration.Local.Time;
using NodaTime;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// The moment a sale opens: 10,000 people want 500 seats at once. Some of the lucky pay, the holds of the others run out, whoever is still there
/// tries again, until nobody is. No seat is sold twice, and none stays unsold while someone wants it.
/// </summary>
internal static class OnSale
{
    private const int People = 10_000;
    private const int Seats = 500;

    private static readonly OfferingId Sale = OfferingId.Parse("bench-on-sale");

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            await using var host = await LocalHost.Open(
                new LocalOptions($"http://127.0.0.1:{ChildProcess.FreePort()}", folder, Demo: false, EmailAddress.Parse("bench@nep-center.example")), time: new DueReminders.AheadTime());
            await host.Start();
            var services = host.App.Services;
            await Publish(services);
            var (waves, first) = (0, 0d);
            var wanting = Enumerable.Range(0, People).ToList();
            for (; await Sold(services) < Seats; waves++)
            {
                var watch = Stopwatch.StartNew();
                var held = await Rush(services, wanting, waves);
                if (waves == 0) first = People / watch.Elapsed.TotalSeconds;
                wanting = [.. wanting.Except(held)];
                foreach (var number in held.Where(number => number % 3 != 0)) await Pay(services, number, waves);
                var machine = services.GetRequiredService<TimeMachine>();
                await machine.TravelTo(SystemClock.Instance.GetCurrentInstant() + machine.Moved + Duration.FromHours(1), default);
            }

            var (sold, seats) = (await Sold(services), await Distinct(services));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {People:#,0} people for {Seats} seats at once, holds running out, {waves} waves | {first:#,0} answers /s in the first; sold {sold}, oversold {Math.Max(0, sold - Seats) + (sold - seats)}, undersold {Math.Max(0, Seats - sold)} | | |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Publish(IServiceProvider services)
    {
        var (desk, first) = (services.GetRequiredService<OfferingDesk>(), LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(60));
        var details = new OfferingDetails
        {
            Program = "Bench",
            Title = "Bench on sale",
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [new Session(new SessionNumber(1), "Day 1", first + new LocalTime(9, 0), first + new LocalTime(12, 0), new Place.Venue("Hall", "Street"))],
            Capacity = Seats,
            Prices = new PriceList(Money.Usd(895)),
            Policy = new CancellationPolicy("Policy", [], 0),
            Closes = first + new LocalTime(8, 0),
            Contact = EmailAddress.Parse("bench@nep-center.example"),
        };
        await desk.Handle(Sale, new OfferingCommand.CreateOffering(Sale, details), new Actor.Demo());
        await desk.Handle(Sale, new OfferingCommand.PublishOffering(), new Actor.Demo());
    }

    /// <returns>Who holds a seat now.</returns>
    private static async Task<IReadOnlyList<int>> Rush(IServiceProvider services, IReadOnlyList<int> wanting, int wave)
    {
        var (desk, held) = (services.GetRequiredService<RegistrationDesk>(), new List<int>());
        await Parallel.ForEachAsync(wanting, new ParallelOptions { MaxDegreeOfParallelism = 500 }, async (number, cancel) =>
        {
            var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
            var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview", "en"), [new Entrant(person, [])], "", "2026-09");
            if (await desk.Place(Sale, Id(number, wave), form, null, cancel: cancel) is not Filed.Done) return;
            lock (held) held.Add(number);
        });
        return held;
    }

    private static Task Pay(IServiceProvider services, int number, int wave) => services.GetRequiredService<RegistrationDesk>().Receive(
        new PaymentNotice(Sale, Id(number, wave), PaymentId.Parse($"pay_{number}_{wave}"), Money.Usd(895), SystemClock.Instance.GetCurrentInstant()));

    private static RegistrationId Id(int number, int wave) => ManyRegistrations.Id((wave * People) + number);

    private static async Task<int> Sold(IServiceProvider services)
    {
        var sold = 0;
        await foreach (var state in services.GetRequiredService<RegistrationDrawer>().All(Sale)) sold += state.Status == RegistrationStatus.Confirmed ? state.Seats.Count() : 0;
        return sold;
    }

    private static async Task<int> Distinct(IServiceProvider services)
    {
        var seats = new HashSet<SeatNumber>();
        await foreach (var state in services.GetRequiredService<RegistrationDrawer>().All(Sale))
            if (state.Status == RegistrationStatus.Confirmed) seats.UnionWith(state.Seats);
        return seats.Count;
    }
}
