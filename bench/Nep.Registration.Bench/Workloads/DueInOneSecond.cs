using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Starting;
using NodaTime;

namespace Nep.Registration.Bench.Workloads;

/// <summary>100,000 registrations, each with a reminder of its own still to come, a thousand of them due within one second: how late each is handed over.</summary>
internal static class DueInOneSecond
{
    private const int Pending = 100_000;
    private const int Due = 1_000;
    private const int Minutes = 20;

    /// <summary>Due before the others, so that what is measured is a host that has sent mail before.</summary>
    private const int WarmUp = 300;

    public static async Task<string> Measure()
    {
        var late = new List<double>();
        for (var round = 0; round < 3; round++) late.AddRange(await Once());
        return $"| {Pending:#,0} pending reminders, {Due:#,0} due within one second: how late they are handed over (wanted: p99 at most 250 ms) | {Percentiles.Say(late)} | | |";
    }

    private static async Task<IReadOnlyList<double>> Once()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var options = new LocalOptions($"http://127.0.0.1:{ChildProcess.FreePort()}", folder, Demo: false, EmailAddress.Parse("bench@nep-center.example"));
            Instant begins;
            await using (var quiet = await LocalHost.Open(options)) begins = await Fill(quiet.App.Services);
            await using var host = await LocalHost.Open(options, TimedPost.In);
            await host.Start();
            var (post, watch, wall) = (host.App.Services.GetRequiredService<TimedPost>(), Stopwatch.GetTimestamp(), SystemClock.Instance.GetCurrentInstant());
            if (wall > begins) throw new InvalidOperationException("The host started too late for this machine: give it more time.");
            await post.Until(Due + WarmUp);
            return [.. post.Taken.Where(one => int.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture) < Due).Select(one => (wall + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(watch, one.Value)) - DueOf(begins, int.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture))).TotalMilliseconds)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>When the first of the thousand is due.</returns>
    private static async Task<Instant> Fill(IServiceProvider services)
    {
        var offering = await BenchServer.PublishOffering(services, BenchServer.Offering);
        var details = offering.Details with { Reminders = [new ReminderRule.BeforeHoldEnds("soon", Minutes)] };
        if (await services.GetRequiredService<OfferingDesk>().Handle(offering.Id, new OfferingCommand.EditOffering(details, 2, "Remind them"), new Actor.Demo()) is { } refused)
            throw new InvalidOperationException($"{refused}");
        offering = (await services.GetRequiredService<OfferingShelf>().Find(offering.Id))!;
        var (now, seconds) = (SystemClock.Instance.GetCurrentInstant(), 40);
        var begins = now + Duration.FromSeconds(seconds);
        await ManyPlans.Write(
            services.GetRequiredService<ITableStore>(), offering, Pending, now,
            number => (number < Due ? DueOf(begins, number) : number < Due + WarmUp ? begins - Duration.FromSeconds(8) : begins + Duration.FromHours(12) + Duration.FromSeconds(number)) + Duration.FromMinutes(Minutes));
        return begins;
    }

    private static Instant DueOf(Instant begins, int number) => begins + Duration.FromMilliseconds(number);
}
