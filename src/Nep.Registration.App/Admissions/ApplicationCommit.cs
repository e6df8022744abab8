using Nep.Registration.App.Activities;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions;

/// <summary>
/// Everything that one commit of an application changes, gathered into one transaction: its state and history, the mail ledger, and when the
/// plan must next be looked at.
/// </summary>
internal sealed class ApplicationCommit
{
    private readonly ApplicationRecord? before;

    /// <param name="mail">What became of letters.</param>
    public ApplicationCommit(
        Offering offering, ApplicationRecord? before, ValueList<ApplicationEvent> events, IReadOnlyList<MailRecord> mail, Actor by, Instant now)
    {
        this.before = before;
        var state = events.Aggregate(before?.State, ApplicationFold.Evolve)!;
        var commits = (before?.File.Commits ?? 0) + (events.Count > 0 ? 1 : 0);
        var ledger = (before?.Ledger ?? []).ToDictionary(row => row.Mail.Letter.Key, row => row.Mail);
        foreach (var record in mail) ledger[record.Letter.Key] = record;
        Claimed = MailClaiming.Claim(ApplicationPlan.Steps(offering, state, ledger.Values), ledger, letter => letter.ReaderIn(state).Email, now);
        File = new ApplicationFile(state, commits, ApplicationPlan.NextDue(ApplicationPlan.Steps(offering, state, ledger.Values)));
        HandOver = [.. mail.Concat(Claimed).Where(record => record.State == MailState.Sending).Select(record => record.Letter.Key).Distinct()];
        var log = Keys.ApplicationLog(state.Id, commits);
        Changes =
        [
            Put(Keys.Application(state.Id), Json.Write(File), before?.Tag),
            .. events.Count > 0 ? [new RowChange.Insert(log, Json.Write(new HistoryEntry<ApplicationEvent>(now, by, events)))] : Array.Empty<RowChange>(),
            .. events.Count > 0 ? ActivityRows.Of(now, by, log) : [],
            .. Candidate.Changes(before?.State, state),
            .. mail.Where(record => Claimed.All(claim => claim.Letter != record.Letter)).Concat(Claimed).Select(PutMail),
            .. DueRows.Move(new PlanId.OfApplication(offering.Id, state.Id), before?.File.Due, File.Due),
        ];
    }

    public ApplicationFile File { get; }

    public IReadOnlyList<MailRecord> Claimed { get; }

    /// <summary>The letters to hand over once this commit is durable.</summary>
    public IReadOnlyList<LetterKey> HandOver { get; }

    public IReadOnlyList<RowChange> Changes { get; }

    private RowChange PutMail(MailRecord record)
    {
        var tag = before?.Ledger.FirstOrDefault(row => row.Mail.Letter.Key == record.Letter.Key)?.Tag;
        return Put(Keys.Mail(record.Letter.Key), Json.Write(record), tag);
    }

    private static RowChange Put(string key, byte[] value, RowTag? tag) =>
        tag is { } known ? new RowChange.Replace(key, value, known) : new RowChange.Insert(key, value);
}
