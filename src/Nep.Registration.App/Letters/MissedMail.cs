using System.Collections.Concurrent;
using Nep.Registration.App.Activities;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Letters;

/// <summary>What happened to missed mail of an offering.</summary>
public abstract record MissedMailEvent
{
    private MissedMailEvent() { }

    /// <summary>A person decided that so many letters of one rule and day need not go any more.</summary>
    public sealed record LettersLetGo(LetterKind Kind, string About, LocalDate Day, int Count, string Reason) : MissedMailEvent;
}

/// <summary>
/// Checks what should have gone out by now against what did: every registration and every line of the ledger gone through once. The result is
/// kept for a minute, so that the staff home may ask for every offering at every look. Of a large offering the check is made beside the looks:
/// nobody waits for it but the first.
/// </summary>
public sealed class MissedMail(ITableStore store, OfferingShelf shelf, RegistrationDrawer drawer, MailingRows mailings, Clock clock)
{
    private static readonly Duration FreshFor = Duration.FromMinutes(1);

    /// <summary>Mail to a list that is older is not checked any more: its list need not be read at every look for ever.</summary>
    private static readonly Duration MailingsLookedAt = Duration.FromDays(30);

    /// <summary>So many registrations are gone through while someone waits.</summary>
    private const int Few = 2_000;

    private readonly ConcurrentDictionary<OfferingId, (Instant At, ValueList<MailCheckLine> Lines, int Registrations)> kept = new();
    private readonly ConcurrentDictionary<OfferingId, Task> checking = new();

    /// <summary>The check as it was at most a minute ago; of a large offering, at most a minute before the last look.</summary>
    public async ValueTask<ValueList<MailCheckLine>> Of(OfferingId id, CancellationToken cancel = default)
    {
        if (!kept.TryGetValue(id, out var known)) return await Check(id, cancel);
        if (clock.Now - known.At < FreshFor) return known.Lines;
        if (known.Registrations <= Few) return await Check(id, cancel);
        _ = checking.AddOrUpdate(id, Beside, (_, running) => running.IsCompleted ? Beside(id) : running);
        return known.Lines;
    }

    /// <summary>A check that fails is made again at the next look.</summary>
    private Task Beside(OfferingId id) => Task.Run(() => Check(id));

    /// <summary>The check as of now.</summary>
    public async Task<ValueList<MailCheckLine>> Check(OfferingId id, CancellationToken cancel = default)
    {
        if (await shelf.Find(id, cancel) is not { } offering) return [];
        var lists = await mailings.Lists(id, (offering.Mailings ?? []).Where(mailing => mailing.Stopped is null && clock.Now - mailing.Ordered < MailingsLookedAt), cancel);
        var (now, check) = (clock.Now, new MailCheck(offering, clock.Now, lists));
        var registrations = 0;
        await foreach (var (state, ledger) in drawer.AllWithMail(id, cancel))
        {
            check.Add(state, ledger);
            registrations++;
        }

        var lines = check.Lines();
        kept[id] = (now, lines, registrations);
        return lines;
    }

    /// <summary>
    /// Lets the missing letters of one rule and day go: each gets its line in the ledger, and the decision stands on the record first. Interrupted,
    /// it is done again for the rest.
    /// </summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> LetGo(OfferingId id, LetterKind kind, string about, LocalDate day, string reason, Actor by, CancellationToken cancel = default)
    {
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
        var line = (await Check(id, cancel)).FirstOrDefault(one => one.Kind == kind && one.About == about && one.Day == day);
        if (line is not { Differs: true }) return new MailNotInDoubt();
        var entry = new HistoryEntry<MissedMailEvent>(clock.Now, by, [new MissedMailEvent.LettersLetGo(kind, about, day, line.Missed.Count, reason.Trim())]);
        var log = Keys.MissedMailEntry(clock.Now, kind, line.Missed[0].Letter.Key);
        await store.Transact(id.ToString(), [new RowChange.Insert(log, Json.Write(entry)), .. ActivityRows.Of(clock.Now, by, log)], cancel);
        foreach (var part in line.Missed.Chunk(RowLimits.RowsPerTransaction)) await Write(id, part, cancel);
        kept.TryRemove(id, out _);
        return null;
    }

    /// <summary>What people decided about missed mail, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry<MissedMailEvent>>> History(OfferingId id, CancellationToken cancel = default)
    {
        var entries = new List<HistoryEntry<MissedMailEvent>>();
        await foreach (var row in store.All(id.ToString(), Keys.MissedMailLog, cancel)) entries.Add(Json.Read<HistoryEntry<MissedMailEvent>>(row.Value));
        return entries;
    }

    private async Task Write(OfferingId id, IEnumerable<MissedLetter> part, CancellationToken cancel)
    {
        var changes = new List<RowChange>();
        foreach (var missed in part)
        {
            var record = new MailRecord(missed.Letter, missed.Address, MailState.LetGo, missed.Due, clock.Now, 0, "let go by staff");
            var key = Keys.Mail(missed.Letter.Key);
            changes.Add(await store.Get(id.ToString(), key, cancel) is { } row ? new RowChange.Replace(key, Json.Write(record), row.Tag) : new RowChange.Insert(key, Json.Write(record)));
        }

        await store.Transact(id.ToString(), changes, cancel);
    }
}
