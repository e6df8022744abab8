using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Process.Crashes;

/// <summary>
/// What a life came to, read from its database, as text that compares as a whole: every registration with its seats and money, every application,
/// every letter, and what is still to come; without the instants and the chance that a crash may rightly change.
/// </summary>
internal static class LifeOutcome
{
    public static async Task<string> Of(string folder)
    {
        await using var store = SqliteTableStore.Open(folder);
        await using var services = CrashFolder.Services(store);
        var lines = new List<string>();
        foreach (var offering in await services.GetRequiredService<OfferingShelf>().All())
        {
            await foreach (var state in services.GetRequiredService<RegistrationDrawer>().All(offering.Id)) lines.Add($"{offering.Id} {Standing(state)}");
            await foreach (var state in services.GetRequiredService<ApplicationDrawer>().All(offering.Id))
                lines.Add($"{offering.Id} application of {state.Applicant.Name}: {state.Status}, {await Files(state, services.GetRequiredService<IFiles>())}");
            lines.AddRange(await Rows(store, offering.Id));
            lines.AddRange((await services.GetRequiredService<OfferingDesk>().CohortOf(offering.Id)).Done.Select(deed => $"{offering.Id} {deed.Step.Split(':')[0]} done for {deed.Count}{(deed.Lapsed ? ", lapsed" : "")}"));
            await foreach (var (plan, _) in services.GetRequiredService<DueReading>().All(offering.Id, default)) lines.Add($"{offering.Id} waits: {plan.GetType().Name}");
        }

        foreach (var endpoint in await services.GetRequiredService<WebhookBook>().All())
            lines.AddRange((await services.GetRequiredService<WebhookDesk>().Deliveries(endpoint.Id, RowLimits.RowsPerPage)).Select(one => $"{one.Offering} tells {endpoint.Name} of {one.Delivery.Kind}: {one.Delivery.State}"));
        var outbox = services.GetRequiredService<Outbox>();
        lines.AddRange((await outbox.List(null, RowLimits.RowsPerPage)).Lines.Where(line => line.Kind != "SignIn" && !line.To.EndsWith("@nep-center.example", StringComparison.Ordinal)).Select(line => $"mail {line.To}: {line.Subject}"));
        lines.AddRange((await outbox.HandedOverAgain()).Select(again => $"handed over again: {again}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>What one life has that the other has not, line by line; empty when they came to the same.</summary>
    public static string Difference(string expected, string actual)
    {
        var (wanted, got) = (expected.Split('\n').ToLookup(line => line), actual.Split('\n').ToLookup(line => line));
        return string.Join('\n', wanted.Concat(got).Select(line => line.Key).Distinct().Order(StringComparer.Ordinal)
            .Where(line => wanted[line].Count() != got[line].Count()).Select(line => $"{line}: {got[line].Count()} times, not {wanted[line].Count()}"));
    }

    private static string Standing(RegistrationState state) => string.Join(
        ' ', state.Registrar.Name, state.Status, state.EndedBy, state.Quote.Total, "paid", state.Paid, "refunded", state.Refunded,
        string.Join(", ", state.Payments.Select(one => one.Amount)), string.Join(", ", state.Refunds.Select(one => $"{one.Amount} {one.Reason} {one.Outcome}")),
        "seats", state.Seats.Count(), "attended", state.Participants[0].Attended?.Minutes, "certificate", state.Participants[0].Certificate?.Minutes);

    /// <summary>What was sent in with an application, to the byte.</summary>
    private static async Task<string> Files(ApplicationState state, IFiles files)
    {
        var kept = new List<string>();
        foreach (var file in state.Answers.Select(answer => answer.File).OfType<AttachedFile>())
            kept.Add($"{file.Name} {(await files.Read(file.Id) is { } content ? Convert.ToHexString(SHA256.HashData(content))[..8] : "is lost")}");
        return kept.Count == 0 ? "no file" : string.Join(' ', kept);
    }

    /// <summary>How many seats are taken, and what became of every letter that the ledger knows.</summary>
    private static async Task<IEnumerable<string>> Rows(SqliteTableStore store, OfferingId offering)
    {
        var (partition, drawer) = (offering.ToString(), new RegistrationDrawer(store));
        var rows = (await store.Query(partition, KeyRange.Prefix("seat|"))).Rows;
        var lines = new List<string> { $"{offering} seats taken {rows.Count}" };
        await foreach (var state in drawer.All(offering))
        {
            var own = rows.Count(row => Encoding.UTF8.GetString(row.Value).Contains($"\"{state.Id}\"", StringComparison.Ordinal));
            Assert.Equal((state.Registrar.Name, state.Seats.Count()), (state.Registrar.Name, own));
            lines.AddRange((await drawer.Mail(offering, state.Id)).Select(mail => $"{offering} letter {mail.Letter.Kind} to {mail.Address}: {mail.State}"));
        }

        return lines;
    }
}
