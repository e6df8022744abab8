using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Following;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Workloads;

/// <summary>
/// A mail that staff write to 10,000 people: the list put together and kept, then written, claimed, handed to the outbox and recorded by the
/// follower, beside the same rows written by a bare SQLite loop.
/// </summary>
internal static class MailToList
{
    private const int Measurements = 4;

    private static readonly MailingDraft Draft = new(
        LetterKind.ListNews, MailingAudience.Everyone, "?state=Confirmed",
        [MailingDesk.WithWayOut(LetterKind.ListNews, new MailingText("en", new Wording("News of {{title}}", "News", "Hello {{name}},\n\nthe first day is {{firstDay}}.")))]);

    public static async Task<string> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("nep-bench-").FullName;
        try
        {
            await using var host = await LocalHost.Open(
                new LocalOptions("http://127.0.0.1:0", Path.Combine(folder, "data"), Demo: false, EmailAddress.Parse("bench@nep-center.example")), time: new DueReminders.AheadTime());
            await DueReminders.Fill(host.App.Services, LocalDate.FromDateTime(DateTime.UtcNow).PlusDays(60));
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"));
            var run = 0;
            var rounds = await Rounds.Run(() => Write(host.App.Services, run++), () => Task.FromResult(DueReminders.Bare(bare)), Measurements / 2);
            return rounds.Row($"{DueReminders.People:#,0} mails to a list: ordered and handed to the outbox", "s", "the same rows in a bare loop");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Write(IServiceProvider services, int run)
    {
        var (desk, id) = (services.GetRequiredService<MailingDesk>(), MailingId.Parse($"00000000000{run}"));
        var found = (await services.GetRequiredService<RegistrationList>().Of(DueReminders.Offering))
            .In(new RegistrationSorting(RegistrationOrder.Placed, Descending: true, RegistrationStatus.Confirmed)).Select(one => one.Id).ToList();
        var watch = Stopwatch.StartNew();
        var list = await desk.List(DueReminders.Offering, Draft, found);
        if (await desk.Order(DueReminders.Offering, id, Draft, found, list.Stamp, "bench", new Actor.Staff(EmailAddress.Parse("bench@nep-center.example"))) is { } refused)
            throw new InvalidOperationException(refused.Name);
        await services.GetRequiredService<Follower>().Advance(new PlanId.OfCohort(DueReminders.Offering), default);
        var seconds = watch.Elapsed.TotalSeconds;
        var done = (await services.GetRequiredService<OfferingDesk>().CohortOf(DueReminders.Offering)).Done.First(deed => deed.Step == MailingPlan.SendKey(id));
        return done.Count == DueReminders.People ? seconds : throw new InvalidOperationException($"'{done.Step}' reached {done.Count} of {DueReminders.People}.");
    }
}
