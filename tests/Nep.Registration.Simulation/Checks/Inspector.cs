using System.Globalization;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;
using Nep.Registration.Simulation.Ports;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>
/// Stands before the rows, takes note of every commit, and has each looked at by those who know what must hold. It goes by the rows alone, so
/// that nothing the system believes of itself is believed.
/// </summary>
internal sealed class Inspector(World world) : ITableStore
{
    private readonly Dictionary<string, Ledger> ledgers = new(StringComparer.Ordinal);
    private readonly SortedSet<(Instant At, string Key)> due = new(Comparer<(Instant At, string Key)>.Create((left, right) =>
        left.At.CompareTo(right.At) is var byTime and not 0 ? byTime : string.CompareOrdinal(left.Key, right.Key)));

    private readonly IReadOnlyList<ICommitCheck> checks =
    [
        new SeatCheck(), new HistoryCheck(), new LineCheck(), new MailLineCheck(), new CodeCheck(), new CertificateCheck(), new TransferCheck(world),
        new ApplicationHistoryCheck(), new AgreementCheck(), new ReleaseCheck(), new PlaceCheck(), new ReviewCheck(),
    ];

    private readonly LetterCheck letters = new();

    public IEnumerable<Ledger> Ledgers => ledgers.Values;

    public (Instant At, string Key)? FirstDue => due.Count == 0 ? null : due.Min;

    public Ledger Of(OfferingId offering) => ledgers.TryGetValue(offering.ToString(), out var known) ? known : ledgers[offering.ToString()] = new Ledger(offering.ToString());

    public void Mailed(TakenMail mail)
    {
        if (mail.Mail.Offering is { } offering && letters.Wrong(Of(offering), mail) is { } wrong) world.Break(wrong);
    }

    public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => world.Rows.Get(partition, key, cancel);

    public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) =>
        world.Rows.Query(partition, range, limit, cancel);

    public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default)
    {
        var commit = world.Rows.Transact(partition, changes, cancel);
        if (commit.IsCompletedSuccessfully && commit.Result is Commit.Done && partition[0] != '_') Look(partition, changes);
        return commit;
    }

    private void Look(string partition, IReadOnlyList<RowChange> changes)
    {
        var ledger = Of(OfferingId.Parse(partition));
        var seen = new SeenCommit(ledger, world.Now);
        foreach (var change in changes) Take(seen, change);
        foreach (var check in checks)
            if (check.Wrong(seen) is { } wrong) world.Break(wrong);
        foreach (var (id, _, after) in seen.Registrations) ledger.Past.TryAdd(id, []);
        foreach (var (id, _, after) in seen.Registrations) ledger.Past[id].Add((world.Now, after));
        ledger.Admission.Keep(seen.Admission, world.Now);
    }

    private void Take(SeenCommit seen, RowChange change)
    {
        var (ledger, parts) = (seen.Ledger, change.Key.Split('|'));
        switch (parts)
        {
            case ["offering"] when Value(change) is { } value:
                ledger.Versions.Add((world.Now, Json.Read<OfferingFile>(value).Offering));
                break;
            case ["reg", var text] when Value(change) is { } value:
                var id = RegistrationId.Parse(text);
                var file = Json.Read<RegistrationFile>(value);
                seen.Registrations.Add((id, ledger.Registrations.GetValueOrDefault(id)?.State, file.State));
                ledger.Registrations[id] = file;
                break;
            case ["log", "reg", var whose, var number]:
                seen.Entries.Add((RegistrationId.Parse(whose), int.Parse(number, CultureInfo.InvariantCulture), change is RowChange.Insert insert ? Json.Read<HistoryEntry<RegistrationEvent>>(insert.Value) : null));
                break;
            case ["cohort"] when Value(change) is { } value:
                ledger.Cohort = Json.Read<CohortFile>(value).Cohort;
                break;
            case ["seat", var seat]:
                seen.TakeSeat(int.Parse(seat, CultureInfo.InvariantCulture), Value(change) is { } holder ? Json.Read<SeatHolder>(holder).Registration : null);
                break;
            case ["wait", _, var waiting]:
                seen.TakeWaiter(RegistrationId.Parse(waiting), Value(change) is { } waiter ? Json.Read<Waiter>(waiter) : null);
                break;
            case ["mail", ..] when Value(change) is { } value:
                var mail = Json.Read<MailRecord>(value);
                seen.Mail.Add((ledger.Mail.GetValueOrDefault(mail.Letter.Key), mail));
                ledger.Mail[mail.Letter.Key] = mail;
                break;
            case ["att", ..] when Value(change) is { } value:
                var presence = Json.Read<Presence>(value);
                ledger.Presences[(presence.Session, presence.Registration, presence.Participant)] = presence;
                break;
            case ["due", var at, ..]:
                var row = (Instant.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)), $"{ledger.Partition} {change.Key}");
                if (change is RowChange.Delete) due.Remove(row);
                else due.Add(row);
                break;
            default:
                ledger.Admission.Take(seen.Admission, parts, Value(change), isNew: change is RowChange.Insert);
                break;
        }
    }

    private static byte[]? Value(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Value,
        RowChange.Replace replace => replace.Value,
        _ => null,
    };
}
