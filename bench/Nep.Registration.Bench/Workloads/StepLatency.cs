using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// From a provider's notice of a payment to the confirmation mail handed over: facts, signal, follower, letter, outbox. One payment after the other,
/// and 32 at a time; beside two commits of one row in a bare loop, which is what must reach the disk on the way.
/// </summary>
internal static class StepLatency
{
    private const int Payments = 200;

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            await using var host = await LocalHost.Open(
                new LocalOptions($"http://127.0.0.1:{ChildProcess.FreePort()}", Path.Combine(folder, "data"), Demo: false, EmailAddress.Parse("bench@nep-center.example")), TimedPost.In);
            await host.Start();
            await BenchServer.PublishOffering(host.App.Services, BenchServer.Offering);
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var (one, crowd, next) = (new List<double>(), new List<double>(), 0);
            await Pay(host.App.Services, ref next, 1, []);
            var rounds = await Rounds.Run(
                async () => await Pay(host.App.Services, ref next, 1, one), () => Task.FromResult(2_000 / bare.Run(TimeSpan.FromSeconds(1))));
            for (var round = 0; round < Rounds.Usual; round++) await Pay(host.App.Services, ref next, 32, crowd);
            return rounds.Row("Payment confirmed to mail handed over, one at a time, p50", "ms", "two commits of one row in a bare loop")
                + $"\n| Payment confirmed to mail handed over, one at a time | {Percentiles.Say(one)} | | |\n| The same, 32 at a time | {Percentiles.Say(crowd)} | | |";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<double> Pay(IServiceProvider services, ref int next, int atOnce, List<double> all)
    {
        var first = next;
        next += Payments;
        return Pay(services, [.. Enumerable.Range(first, Payments).Select(number => RegistrationId.Parse(Ids.ToBase32(SHA256.HashData(BitConverter.GetBytes(number)), 16)))], atOnce, all);
    }

    private static async Task<double> Pay(IServiceProvider services, IReadOnlyList<RegistrationId> ids, int atOnce, List<double> all)
    {
        var (desk, post, times) = (services.GetRequiredService<RegistrationDesk>(), services.GetRequiredService<TimedPost>(), new List<double>());
        foreach (var id in ids) await Place(desk, id);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (id, cancel) =>
        {
            var begun = Stopwatch.GetTimestamp();
            await desk.Receive(new PaymentNotice(BenchServer.Offering, id, PaymentId.Parse($"pay_{id}"), Money.Usd(895), NodaTime.SystemClock.Instance.GetCurrentInstant()), cancel);
            var taken = await post.Of($"{id}");
            lock (times) times.Add(Stopwatch.GetElapsedTime(begun, taken).TotalMilliseconds);
        });
        all.AddRange(times);
        return Rounds.Median(times);
    }

    private static async Task Place(RegistrationDesk desk, RegistrationId id)
    {
        var person = new Person($"Person {id}", EmailAddress.Parse($"{id}@schools.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview", "en"), [new Entrant(person, [])], "", "2026-09");
        if (await desk.Place(BenchServer.Offering, id, form, null) is not Filed.Done) throw new InvalidOperationException("Nobody could register.");
    }
}
