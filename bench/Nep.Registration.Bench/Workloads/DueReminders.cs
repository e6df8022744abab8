using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// A cohort of 10,000 whose reminder is due: written, claimed, handed to the outbox and recorded by the follower, beside the same rows written by a
/// bare SQLite loop.
/// </summary>
internal static class DueReminders
{
    internal const int People = 10_000;

    internal static readonly OfferingId Offering = OfferingId.Parse("bench-reminders");

    /// <summary>Each measurement takes the next rule of the same cohort.</summary>
    private static readonly int[] DaysBefore = [40, 30, 20, 10];

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            var time = new AheadTime();
            await using var host = await LocalHost.Open(new LocalOptions("http://127.0.0.1:0", Path.Combine(folder, "data"), Demo: false, EmailAddress.Parse("bench@nep-center.example")), time: time);
            var first = LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(60);
            await Fill(host.App.Services, first);
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var run = 0;
            var rounds = await Rounds.Run(() => Remind(host.App.Services, time, first.PlusDays(-DaysBefore[run++])), () => Task.FromResult(Bare(bare)), DaysBefore.Length / 2);
            return rounds.Row($"{People:#,0} due reminders handed to the outbox", "s", "the same rows in a bare loop");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Remind(IServiceProvider services, AheadTime time, LocalDate day)
    {
        time.Now = Zone.Parse("America/Los_Angeles").At(day + new LocalTime(9, 0));
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<Follower>().Advance(new PlanId.OfCohort(Offering), default);
        var seconds = watch.Elapsed.TotalSeconds;
        var done = (await services.GetRequiredService<OfferingDesk>().CohortOf(Offering)).Done[^1];
        return done.Count == People ? seconds : throw new InvalidOperationException($"'{done.Step}' reached {done.Count} of {People}.");
    }

    /// <summary>Two transactions of ledger lines and two of mails for each hundred letters.</summary>
    internal static double Bare(BareLoop bare) => bare.Batches(People / 100 * 2, 100, 450) + bare.Batches(People / 100 * 2, 100, 6_000);

    internal static async Task Fill(IServiceProvider services, LocalDate first)
    {
        var details = new OfferingDetails
        {
            Program = "Bench",
            Title = "Bench reminders",
            Zone = Zone.Parse("America/Los_Angeles"),
            Sessions = [new Session(new SessionNumber(1), "Day 1", first + new LocalTime(9, 0), first + new LocalTime(12, 0), new Place.Online("https://meet.example/bench"))],
            Capacity = People,
            Prices = new PriceList(Money.Usd(895)),
            Policy = new CancellationPolicy("Policy", [], 0),
            Closes = first + new LocalTime(8, 0),
            Reminders = [.. DaysBefore.Select(days => new ReminderRule.BeforeFirstSession($"days-{days}", days, new LocalTime(9, 0)))],
            Contact = EmailAddress.Parse("bench@nep-center.example"),
        };
        var offerings = services.GetRequiredService<OfferingDesk>();
        await offerings.Handle(Offering, new OfferingCommand.CreateOffering(Offering, details), new Actor.Demo());
        await offerings.Handle(Offering, new OfferingCommand.PublishOffering(), new Actor.Demo());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, People), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) => await Place(services, number));
    }

    private static async Task Place(IServiceProvider services, int number)
    {
        var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview Unified", "en"), [new Entrant(person, [])], "", "2026-09");
        var id = RegistrationId.Parse(Ids.ToBase32(SHA256.HashData(BitConverter.GetBytes(number)), 16));
        var desk = services.GetRequiredService<RegistrationDesk>();
        await desk.Place(Offering, id, form, null);
        await desk.Receive(new App.Ports.PaymentNotice(Offering, id, PaymentId.Parse($"bench_{number}"), Money.Usd(895), SystemNow()));
    }

    private static Instant SystemNow() => SystemClock.Instance.GetCurrentInstant();

    /// <summary>The machine's clock, moved forward at will.</summary>
    internal sealed class AheadTime : TimeProvider
    {
        private TimeSpan ahead;

        public Instant Now
        {
            set => ahead = value.ToDateTimeOffset() - DateTimeOffset.UtcNow;
        }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + ahead;
    }
}
