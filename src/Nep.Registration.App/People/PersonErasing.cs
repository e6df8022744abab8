using Nep.Registration.App.Activities;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>
/// Takes a person out of one offering: out of registrations, their history, the mail ledger, copies of mails, and whatever other row names them.
/// Payments, quotes and documents stay, under a pseudonym. Interrupted anywhere, it is done again from the start: what tells where to look is
/// changed last.
/// </summary>
public sealed class PersonErasing(ITableStore store, ApplicationErasing applications, FileErasing files, IEnumerable<IMailCopies> copies, Clock clock)
{
    private const int Tries = 6;

    /// <returns>How many registrations and applications it changed.</returns>
    public async Task<int> Erase(string partition, EmailAddress address, string reason, Actor by, CancellationToken cancel)
    {
        var applied = await applications.Erase(partition, address, cancel);
        var (registrations, others) = (new HashSet<RegistrationId>(), new List<string>());
        await foreach (var row in store.All(partition, Keys.Everything, cancel))
        {
            if (!Scrubber.Mentions(row.Value, address)) continue;
            if (RegistrationIn(row.Key) is { } id) registrations.Add(id);
            else others.Add(row.Key);
        }

        foreach (var id in registrations) await Erase(partition, id, address, reason, by, cancel);
        foreach (var key in others) await EraseIn(partition, key, address, cancel);
        return registrations.Count + applied;
    }

    private static RegistrationId? RegistrationIn(string key)
    {
        var name = key.Split('|') switch
        {
            ["reg", var id] => id,
            ["log", "reg", var id, _] => id,
            ["mail", var id, ..] => id,
            _ => "",
        };
        return RegistrationId.TryParse(name, out var registration) ? registration : null;
    }

    private async Task Erase(string partition, RegistrationId id, EmailAddress address, string reason, Actor by, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.Get(partition, Keys.Registration(id), cancel) is not { } head) return;
            var rows = new List<Row>();
            await foreach (var row in store.All(partition, Keys.MailOf(id), cancel)) rows.Add(row);
            var letters = rows.Select(row => Json.Read<MailRecord>(row.Value).Letter.Key).ToList();
            await foreach (var row in store.All(partition, Keys.RegistrationHistory(id), cancel)) rows.Add(row);
            var scrubber = ScrubberOf([.. rows, head], id, address);
            foreach (var kept in copies) await kept.Forget(letters, address, scrubber.Scrub, cancel);
            if (Json.Read<RegistrationFile>(head.Value).State.Registrar.Email == address) (head, rows) = await WithoutOwn(head, rows, id, cancel);
            if (await Write(partition, head, rows, scrubber, reason, by, cancel)) return;
        }

        throw new InvalidOperationException($"Registration {id} changed under every one of {Tries} tries.");
    }

    /// <summary>The purchase order that a registrar sent in names them, and so does why they asked for a scholarship; numbers and amounts stay.</summary>
    private async Task<(Row Head, List<Row> Rows)> WithoutOwn(Row head, List<Row> rows, RegistrationId id, CancellationToken cancel)
    {
        await files.Remove([.. rows.Append(head).SelectMany(row => OwnWords.Files(row.Value)).Distinct()], id.ToString(), cancel);
        return (Without(head), [.. rows.Select(Without)]);

        static Row Without(Row row) => row with { Value = OwnWords.WithoutPlea(OwnWords.Files(row.Value).Any() ? OwnWords.WithoutFiles(row.Value) : row.Value) };
    }

    private static Scrubber ScrubberOf(IReadOnlyList<Row> rows, RegistrationId id, EmailAddress address)
    {
        var names = rows.SelectMany(row => Scrubber.NamesIn(row.Value, address)).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var known = rows.Select(row => System.Text.Encoding.UTF8.GetString(row.Value)).ToList();
        var number = Enumerable.Range(1, 1000).First(one => !known.Exists(text => text.Contains(Pseudonym.Of(id, one).Address.ToString(), StringComparison.Ordinal)));
        return new Scrubber(address, names, Pseudonym.Of(id, number));
    }

    /// <summary>Rows that only tell of the person first, in parts; the registration itself, and word of what was done, in the last part.</summary>
    private async Task<bool> Write(string partition, Row head, List<Row> rows, Scrubber scrubber, string reason, Actor by, CancellationToken cancel)
    {
        var file = Json.Read<RegistrationFile>(scrubber.Scrub(head.Value));
        var (commits, now) = (file.Commits + 1, clock.Now);
        var log = Keys.RegistrationLog(file.State.Id, commits);
        var entry = new HistoryEntry<RegistrationEvent>(now, by, [new RegistrationEvent.PersonErased(reason, now)]);
        var changes = rows.Select(row => (RowChange)new RowChange.Replace(row.Key, scrubber.Scrub(row.Value), row.Tag)).ToList();
        List<RowChange> last =
        [
            new RowChange.Replace(head.Key, Json.Write(file with { Commits = commits }), head.Tag), new RowChange.Insert(log, Json.Write(entry)),
            .. ActivityRows.Of(now, by, log),
        ];
        var early = Math.Max(0, changes.Count - (RowLimits.RowsPerTransaction - last.Count));
        foreach (var part in changes.Take(early).Chunk(RowLimits.RowsPerTransaction))
            if (await store.Transact(partition, part, cancel) is not Commit.Done) return false;
        return await store.Transact(partition, [.. changes.Skip(early), .. last], cancel) is Commit.Done;
    }

    private async Task EraseIn(string partition, string key, EmailAddress address, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.Get(partition, key, cancel) is not { } row || !Scrubber.Mentions(row.Value, address)) return;
            var scrubber = new Scrubber(address, [.. Scrubber.NamesIn(row.Value, address).Where(name => name.Length > 0)], Nobody);
            if (await store.Transact(partition, [new RowChange.Replace(key, scrubber.Scrub(row.Value), row.Tag)], cancel) is Commit.Done) return;
        }

        throw new InvalidOperationException($"The row {key} changed under every one of {Tries} tries.");
    }

    private static Pseudonym Nobody { get; } = new("Erased person", EmailAddress.Parse("erased@erased.invalid"));
}
