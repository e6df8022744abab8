using System.Runtime.CompilerServices;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Following;

/// <summary>
/// Sends one letter each to a whole cohort, or to a list that staff ordered, a hundred at a time: one transaction claims a batch, one records what became of it. After a
/// crash the ledger says which went; the rest go on. Optional mail does not go to whoever opted out of it, and the ledger says so.
/// </summary>
public sealed class CohortMail(
    ITableStore store, RegistrationDrawer drawer, IPostOffice post, LetterWriter writer, WordingDesk wordings, MailPreferences preferences, MailingRows mailings,
    Clock clock)
{
    private const int Batch = RowLimits.RowsPerTransaction;
    private const int Tries = 6;

    private static readonly IReadOnlySet<ReaderId> NoOne = new HashSet<ReaderId>();

    public async Task<StepOutcome> Send(Offering offering, Step step, CancellationToken cancel)
    {
        var (sent, later) = (0, (Instant?)null);
        IReadOnlySet<ReaderId>? optedOut = null;
        var batch = new List<(RegistrationState State, Letter Letter)>(Batch);
        await foreach (var one in Letters(offering, step, cancel))
        {
            batch.Add(one);
            if (batch.Count >= Batch) await Flush();
        }

        while (batch.Count > 0) await Flush();
        return new StepOutcome(sent, ComeBack: later);

        async Task Flush()
        {
            var part = batch.Take(Batch).ToList();
            batch.RemoveRange(0, part.Count);
            if (part.Any(one => one.Letter.IsOptional)) optedOut ??= await preferences.AllOptedOut(cancel);
            var (count, comeBack) = await SendBatch(offering, step, part, optedOut ?? NoOne, cancel);
            sent += count;
            later = later is { } known && comeBack is { } other ? Instant.Min(known, other) : later ?? comeBack;
        }
    }

    private IAsyncEnumerable<(RegistrationState State, Letter Letter)> Letters(Offering offering, Step step, CancellationToken cancel) =>
        step.Act is Act.SendMailing(var mailing) ? mailings.Letters(offering.Id, mailing, cancel) : OfCohort(offering, step, cancel);

    private async IAsyncEnumerable<(RegistrationState State, Letter Letter)> OfCohort(
        Offering offering, Step step, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var state in drawer.All(offering.Id, cancel))
            foreach (var letter in CohortLetters.Of(step, state)) yield return (state, letter);
    }

    private async Task<(int Sent, Instant? Later)> SendBatch(
        Offering offering, Step step, List<(RegistrationState State, Letter Letter)> batch, IReadOnlySet<ReaderId> optedOut,
        CancellationToken cancel)
    {
        var states = batch.ToDictionary(one => one.Letter.Key, one => one.State);
        var wanted = batch.Select(one => New(step, one.State, one.Letter, optedOut)).ToList();
        var claimed = await Claim(offering, [.. wanted.Select(mail => new LedgerRow(mail, default))], cancel);
        if (claimed is null)
        {
            var known = await Known(offering, wanted, cancel);
            var begun = await SettleBegun(offering, known, cancel);
            claimed = await Claim(offering, [.. wanted.Select(mail => Again(step, mail, begun)).OfType<LedgerRow>()], cancel);
            if (claimed is null) return (0, clock.Now + Duration.FromSeconds(1));
            var undone = begun.Values.Where(row => row.Mail.State == MailState.Sending).Select(row => row.Mail.At + MailRecord.SettleAfter);
            var waiting = begun.Values.Where(row => row.Mail.State == MailState.Waiting && row.Mail.TryAgain > clock.Now).Select(row => row.Mail.TryAgain);
            var (now, more) = await HandOver(offering, states, claimed, cancel);
            return (now + begun.Values.Count(row => row.Mail.Due == step.Due && row.Mail.State is (MailState.Sent or MailState.Delivered)), undone.Concat(waiting).Append(more ?? Instant.MaxValue).Min() is var least && least < Instant.MaxValue ? least : null);
        }

        return await HandOver(offering, states, claimed, cancel);
    }

    private MailRecord New(Step step, RegistrationState state, Letter letter, IReadOnlySet<ReaderId> optedOut)
    {
        var address = letter.AddressIn(state);
        return letter.IsOptional && optedOut.Contains(ReaderId.Of(address))
            ? new MailRecord(letter, address, MailState.OptedOut, step.Due, clock.Now, 0)
            : new MailRecord(letter, address, MailState.Sending, step.Due, clock.Now, 1);
    }

    /// <summary>Records a batch as being sent. Null when some of it stands in the ledger already.</summary>
    private async Task<IReadOnlyList<LedgerRow>?> Claim(Offering offering, IReadOnlyList<LedgerRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var changes = rows.Select(row => row.Tag == default
            ? (RowChange)new RowChange.Insert(Keys.Mail(row.Mail.Letter.Key), Json.Write(row.Mail))
            : new RowChange.Replace(Keys.Mail(row.Mail.Letter.Key), Json.Write(row.Mail), row.Tag)).ToList();
        return await store.Transact(offering.Id.ToString(), changes, cancel) is Commit.Done(var tags)
            ? [.. rows.Zip(tags).Select(pair => pair.First with { Tag = pair.Second })]
            : null;
    }

    /// <summary>The ledger's rows of these letters. They stand close together, because registrations are gone through in order.</summary>
    private async Task<Dictionary<LetterKey, LedgerRow>> Known(Offering offering, List<MailRecord> wanted, CancellationToken cancel)
    {
        var keys = wanted.Select(mail => Keys.Mail(mail.Letter.Key)).Order(StringComparer.Ordinal).ToList();
        var sought = keys.ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<LetterKey, LedgerRow>();
        await foreach (var row in store.All(offering.Id.ToString(), new KeyRange(keys[0], keys[^1] + "~"), cancel))
            if (sought.Contains(row.Key) && Json.Read<MailRecord>(row.Value) is var mail) known[mail.Letter.Key] = new LedgerRow(mail, row.Tag);
        return known;
    }

    /// <summary>Finds out about hand-overs that were begun and never recorded, as soon as that is safe.</summary>
    private async Task<Dictionary<LetterKey, LedgerRow>> SettleBegun(Offering offering, Dictionary<LetterKey, LedgerRow> known, CancellationToken cancel)
    {
        foreach (var (key, row) in known.Where(one => one.Value.Mail.State == MailState.Sending).ToList())
        {
            if (row.Mail.At + MailRecord.SettleAfter > clock.Now) continue;
            var settled = MailDelivery.Settle(row.Mail, await post.Recall(key, cancel), clock.Now);
            if (await Claim(offering, [row with { Mail = settled }], cancel) is [var written]) known[key] = written;
        }

        return known;
    }

    /// <summary>What is left to claim of a letter: all of it, another try, or nothing. What lapsed goes when staff chose to send it after all, and whoever came late for one run is in time for a later one.</summary>
    private LedgerRow? Again(Step step, MailRecord mail, Dictionary<LetterKey, LedgerRow> known) => known.GetValueOrDefault(mail.Letter.Key) switch
    {
        null => new LedgerRow(mail, default),
        { Mail.State: MailState.Lapsed } row when step.Act is Act.SendReminders { Reminder.AtOnce: true } => row with { Mail = mail with { Attempts = row.Mail.Attempts + 1 } },
        { Mail.State: MailState.CameLate } row when row.Mail.IsStillToGo(step.Due) => row with { Mail = mail },
        { Mail.State: MailState.Waiting } row when row.Mail.TryAgain <= clock.Now => row with { Mail = mail with { Attempts = row.Mail.Attempts + 1 } },
        _ => null,
    };

    private async Task<(int Sent, Instant? Later)> HandOver(
        Offering offering, Dictionary<LetterKey, RegistrationState> states, IReadOnlyList<LedgerRow> claimed, CancellationToken cancel)
    {
        claimed = [.. claimed.Where(row => row.Mail.State == MailState.Sending)];
        if (claimed.Count == 0) return (0, null);
        var own = await wordings.For(offering.Id, claimed.Select(row => row.Mail.Letter), cancel);
        var mails = claimed.Select(row => writer.Write(offering, states[row.Mail.Letter.Key], row.Mail.Letter, own)).ToList();
        var outcomes = await MailDelivery.HandOver(post, mails, cancel);
        var recorded = claimed.Select(row => row with { Mail = MailDelivery.Record(row.Mail, outcomes[row.Mail.Letter.Key], clock.Now) }).ToList();
        await Record(offering, recorded, cancel);
        var busy = recorded.Where(row => row.Mail.State == MailState.Waiting).Select(row => row.Mail.TryAgain).ToList();
        return (recorded.Count - busy.Count, busy.Count > 0 ? busy.Min() : null);
    }

    /// <summary>Records what became of a batch. Where the provider's own report came first, its word stands.</summary>
    private async Task Record(Offering offering, IReadOnlyList<LedgerRow> outcomes, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries && await Claim(offering, outcomes, cancel) is null; attempt++)
        {
            var known = await Known(offering, [.. outcomes.Select(row => row.Mail)], cancel);
            outcomes = [.. outcomes.Where(row => known[row.Mail.Letter.Key].Mail.State == MailState.Sending)
                .Select(row => row with { Tag = known[row.Mail.Letter.Key].Tag })];
        }
    }
}
