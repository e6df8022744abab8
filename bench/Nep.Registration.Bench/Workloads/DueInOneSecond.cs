using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// 100,000 registrations, each with a reminder of its own still to come, a thousand of them due within one second, ten times over: how late each is handed over. Beside it a
/// bare loop that wakes at a thousand instants of one second and makes one row durable at each, which is what any sender must do.
/// </summary>
internal static class DueInOneSecond
{
    private const int Pending = 100_000;
    private const int Due = 1_000;
    private const int Minutes = 20;
    private const int Seconds = 2 * Rounds.Usual;

    /// <summary>Due before the others, so that what is measured is a host that has sent mail before.</summary>
    private const int WarmUp = 300;

    /// <summary>Room for the bare loop between two of the seconds.</summary>
    private static readonly Duration Apart = Duration.FromSeconds(7);

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var options = new LocalOptions($"http://127.0.0.1:{ChildProcess.FreePort()}", Path.Combine(folder, "data"), Demo: false, EmailAddress.Parse("bench@nep-center.example"));
            Instant begins;
            await using (var quiet = await LocalHost.Open(options)) begins = await Fill(quiet.App.Services);
            await using var host = await LocalHost.Open(options, TimedPost.In);
            await host.Start();
            if (SystemClock.Instance.GetCurrentInstant() > begins - Duration.FromSeconds(10)) throw new InvalidOperationException("The host started too late for this machine: give it more time.");
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var (post, second, all, floor) = (host.App.Services.GetRequiredService<TimedPost>(), 0, new List<double>(), new List<double>());
            var rounds = await Rounds.Run(() => Kept(Ours(post, begins, second++), all), () => Kept(Task.Run(() => Bare(bare)), floor));
            return rounds.Row($"{Pending:#,0} pending reminders, {Due:#,0} due within one second: how late they are handed over, p99 (wanted: at most 250 ms)", "ms", "a bare loop that makes one row durable at each instant, p99")
                + $"\n| The same, all {all.Count:#,0} of {Seconds} such seconds | {Percentiles.Say(all)} | {Percentiles.Say(floor)} | |";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Kept(Task<IReadOnlyList<double>> measured, List<double> all)
    {
        var late = await measured;
        all.AddRange(late);
        return Percentiles.At(late, 0.99);
    }

    /// <summary>How late each of one second's reminders was taken, in milliseconds.</summary>
    private static async Task<IReadOnlyList<double>> Ours(TimedPost post, Instant begins, int second)
    {
        var (watch, wall) = (Stopwatch.GetTimestamp(), SystemClock.Instance.GetCurrentInstant());
        if (wall > DueOf(begins, second * Due)) throw new InvalidOperationException("The bare loop took longer than there is room for.");
        var numbers = Enumerable.Range(second * Due, Due).ToList();
        var taken = await Task.WhenAll(numbers.Select(number => post.Of(ManyRegistrations.Id(number).ToString())));
        return [.. numbers.Zip(taken, (number, at) => (wall + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(watch, at)) - DueOf(begins, number)).TotalMilliseconds)];
    }

    private static IReadOnlyList<double> Bare(BareLoop bare)
    {
        var (begun, late) = (Stopwatch.GetTimestamp(), new List<double>(Due));
        for (var number = 0; number < Due; number++)
        {
            var wait = number - Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (wait > 0) Thread.Sleep(TimeSpan.FromMilliseconds(wait));
            bare.One();
            late.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds - number);
        }

        return late;
    }

    /// <returns>When the first of the thousands is due.</returns>
    private static async Task<Instant> Fill(IServiceProvider services)
    {
        var offering = await BenchServer.PublishOffering(services, BenchServer.Offering);
        var details = offering.Details with { Reminders = [new ReminderRule.BeforeHoldEnds("soon", Minutes)] };
        if (await services.GetRequiredService<OfferingDesk>().Handle(offering.Id, new OfferingCommand.EditOffering(details, 2, "Remind them"), new Actor.Demo()) is { } refused)
            throw new InvalidOperationException($"{refused}");
        offering = (await services.GetRequiredService<OfferingShelf>().Find(offering.Id))!;
        var (now, seconds) = (SystemClock.Instance.GetCurrentInstant(), 50);
        var begins = now + Duration.FromSeconds(seconds);
        await ManyPlans.Write(services.GetRequiredService<ITableStore>(), offering, Pending, now, number => DueOf(begins, number) + Duration.FromMinutes(Minutes));
        return begins;
    }

    private static Instant DueOf(Instant begins, int number) => number switch
    {
        < Seconds * Due => begins + (Apart * (number / Due)) + Duration.FromMilliseconds(number % Due),
        < (Seconds * Due) + WarmUp => begins - Duration.FromSeconds(8),
        _ => begins + Duration.FromHours(12) + Duration.FromSeconds(number),
    };
}
