using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Serving;

/// <summary>The real local host with one very large offering, and beside it an endpoint that answers plain text.</summary>
internal static class BenchServer
{
    public static readonly OfferingId Offering = OfferingId.Parse("bench-institute");

    /// <summary>Where a bench registers people before it measures, so that the seats of <see cref="Offering"/> last for the rounds.</summary>
    public static readonly OfferingId WarmUp = OfferingId.Parse("bench-warm-up");

    /// <summary>An empty ASP.NET Core app as the framework's template makes it: the floor of starting up.</summary>
    public static async Task Empty(int port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapGet("/", () => "Hello");
        await app.RunAsync();
    }

    /// <summary>Serves until it is killed; the first line is a staff sign-in token.</summary>
    public static async Task Serve(int port, string data, int registrations)
    {
        var administrator = EmailAddress.Parse("bench@nep-center.example");
        var options = new LocalOptions($"http://127.0.0.1:{port}", data, Demo: false, administrator);
        await using var host = await LocalHost.Open(options, builder => builder.Services.AddSingleton<IStartupFilter, Plaintext>());
        await host.Start();
        await Publish(host.App.Services, registrations);
        var staff = host.App.Services.GetRequiredService<StaffDesk>();
        Console.WriteLine(await staff.MakeLink((await host.App.Services.GetRequiredService<StaffRoll>().Find(administrator))!));
        await host.App.WaitForShutdownAsync();
    }

    /// <summary>Publishes a very large offering.</summary>
    /// <param name="seats">How many seats it has; as many as an offering may, where none are named.</param>
    public static async Task<Offering> PublishOffering(IServiceProvider services, OfferingId id, int seats = OfferingRules.MostSeats)
    {
        var offerings = services.GetRequiredService<OfferingDesk>();
        var first = LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(60);
        var details = new OfferingDetails
        {
            Program = "Bench",
            Title = "Bench institute",
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [new Session(new SessionNumber(1), "Day 1", first + new LocalTime(9, 0), first + new LocalTime(12, 0), new Place.Venue("Hall", "Street"))],
            Capacity = seats,
            Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 100_000)] },
            Policy = new CancellationPolicy("Policy", [], 0),
            Closes = first + new LocalTime(8, 0),
            HoldMinutes = 240,
            Contact = EmailAddress.Parse("bench@nep-center.example"),
        };
        await offerings.Handle(id, new OfferingCommand.CreateOffering(id, details), new Actor.Demo());
        await offerings.Handle(id, new OfferingCommand.PublishOffering(), new Actor.Demo());
        return (await services.GetRequiredService<OfferingShelf>().Find(id))!;
    }

    private static async Task Publish(IServiceProvider services, int registrations)
    {
        await PublishOffering(services, WarmUp);
        var details = (await PublishOffering(services, Offering)).Details;
        var desk = services.GetRequiredService<RegistrationDesk>();
        await Parallel.ForEachAsync(Enumerable.Range(0, registrations), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, cancel) =>
        {
            var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
            var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview Unified", "en"), [new Entrant(person, [])], "", details.TermsVersion);
            await desk.Place(Offering, RegistrationId.Parse(Ids.ToBase32(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)), 16)), form, null, cancel: cancel);
        });
    }
}
