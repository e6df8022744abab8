using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Bench.Serving;

/// <summary>
/// The real local host, with two addresses more by which a bench opens a sale, and lets time pass over it: of those who hold a seat nine of ten pay, and the holds of the
/// others run out.
/// </summary>
internal static class SaleServer
{
    private static readonly Duration LongerThanAHold = Duration.FromHours(5);

    /// <summary>Serves until it is killed; the first line says that it does.</summary>
    public static async Task Serve(int port, string data)
    {
        var options = new LocalOptions($"http://127.0.0.1:{port}", data, Demo: false, EmailAddress.Parse("bench@nep-center.example"));
        await using var host = await LocalHost.Open(options, builder => builder.Services.AddSingleton<IStartupFilter, Plaintext>());
        host.App.MapGet("/sale/{id}/open/{seats:int}", (string id, int seats) => BenchServer.PublishOffering(host.App.Services, OfferingId.Parse(id), seats));
        host.App.MapGet("/sale/{id}/settle", async (string id) => Say(await Settle(host.App.Services, OfferingId.Parse(id))));
        await host.Start();
        Console.WriteLine("Serving.");
        await host.App.WaitForShutdownAsync();
    }

    private static async Task<IReadOnlyList<SeatNumber>> Settle(IServiceProvider services, OfferingId sale)
    {
        var (desk, machine) = (services.GetRequiredService<RegistrationDesk>(), services.GetRequiredService<TimeMachine>());
        var holding = await InState(services, sale, RegistrationStatus.Held);
        foreach (var one in holding.Where((_, number) => number % 10 != 9))
            await desk.Receive(new PaymentNotice(sale, one.Id, PaymentId.Parse($"pay_{one.Id}"), Money.Usd(895), SystemClock.Instance.GetCurrentInstant()));
        await machine.TravelTo(SystemClock.Instance.GetCurrentInstant() + machine.Moved + LongerThanAHold, default);
        return [.. (await InState(services, sale, RegistrationStatus.Confirmed)).SelectMany(one => one.Seats)];
    }

    private static async Task<IReadOnlyList<RegistrationState>> InState(IServiceProvider services, OfferingId sale, RegistrationStatus status)
    {
        var found = new List<RegistrationState>();
        await foreach (var state in services.GetRequiredService<RegistrationDrawer>().All(sale))
            if (state.Status == status) found.Add(state);
        return found;
    }

    /// <summary>How many seats were sold, and how many of them are different ones.</summary>
    private static IResult Say(IReadOnlyList<SeatNumber> sold) => Results.Text(string.Create(CultureInfo.InvariantCulture, $"sold {sold.Count} distinct {sold.Distinct().Count()}."));
}
