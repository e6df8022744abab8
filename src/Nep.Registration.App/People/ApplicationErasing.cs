using System.Text;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.People;

/// <summary>
/// Takes a person out of the applications of one offering. Of whoever applied go all words and files of theirs and about them: answers with their history,
/// references, reviewers' comments and notes; the decision, its scores and the seats stay under a pseudonym. Of someone in a team, or of a referee, go name and
/// address. The application's own row is changed last, so that it is found again after an interruption.
/// </summary>
public sealed class ApplicationErasing(ITableStore store, IEnumerable<IMailCopies> copies, FileErasing files)
{
    private const int Tries = 6;

    /// <returns>How many applications it changed.</returns>
    public async Task<int> Erase(string partition, EmailAddress address, CancellationToken cancel)
    {
        var concerned = new List<ApplicationId>();
        await foreach (var row in store.All(partition, Keys.Applications, cancel))
            if (Keys.IsApplication(row.Key) && Scrubber.Mentions(row.Value, address)) concerned.Add(Json.Read<ApplicationFile>(row.Value).State.Id);
        foreach (var id in concerned) await Erase(partition, id, address, cancel);
        return concerned.Count;
    }

    private async Task Erase(string partition, ApplicationId id, EmailAddress address, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.Get(partition, Keys.Application(id), cancel) is not { } head) return;
            var applied = Json.Read<ApplicationFile>(head.Value).State.Applicant.Email == address;
            var rows = await Rows(partition, id, cancel);
            var scrubber = ScrubberOf([.. rows, head], id, address);
            await Forget(partition, id, address, scrubber, cancel);
            if (applied) await files.Remove([.. rows.Append(head).SelectMany(row => OwnWords.Files(row.Value)).Distinct()], id.ToString(), cancel);
            if (await Write(partition, [.. rows.Append(head).Select(row => Changed(row, id, applied, scrubber))], cancel)) return;
        }

        throw new InvalidOperationException($"Application {id} changed under every one of {Tries} tries.");
    }

    /// <summary>Every other row that names the application; registrations and their history are another's work.</summary>
    private async Task<List<Row>> Rows(string partition, ApplicationId id, CancellationToken cancel)
    {
        var (rows, number) = (new List<Row>(), id.ToString());
        await foreach (var row in store.All(partition, Keys.Everything, cancel))
            if (row.Key != Keys.Application(id) && !IsAnothers(row.Key) && (row.Key.Contains(number, StringComparison.Ordinal) || Encoding.UTF8.GetString(row.Value).Contains(number, StringComparison.Ordinal)))
                rows.Add(row);
        return rows;
    }

    private static bool IsAnothers(string key) =>
        key.Split('|') is ["reg" or "seat" or "att" or "act" or "due" or "coach" or "stipend" or "cert" or "code" or "hook" or "wait" or "line", ..] or ["log", "reg", ..];

    private static RowChange Changed(Row row, ApplicationId id, bool applied, Scrubber scrubber)
    {
        var isOwn = row.Key.Contains(id.ToString(), StringComparison.Ordinal);
        var words = applied && !row.Key.StartsWith("mail|", StringComparison.Ordinal) ? OwnWords.TakenOut(row.Value, isOwn ? null : id.ToString()) : row.Value;
        return new RowChange.Replace(row.Key, scrubber.Scrub(words), row.Tag);
    }

    private static Scrubber ScrubberOf(IReadOnlyList<Row> rows, ApplicationId id, EmailAddress address)
    {
        var names = rows.SelectMany(row => Scrubber.NamesIn(row.Value, address)).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var known = rows.Select(row => Encoding.UTF8.GetString(row.Value)).ToList();
        var number = Enumerable.Range(1, 1000).First(one => !known.Exists(text => text.Contains(Pseudonym.Of(id.Registration, one).Address.ToString(), StringComparison.Ordinal)));
        return new Scrubber(address, names, Pseudonym.Of(id.Registration, number));
    }

    private async Task Forget(string partition, ApplicationId id, EmailAddress address, Scrubber scrubber, CancellationToken cancel)
    {
        var letters = new List<Domain.Letters.LetterKey>();
        await foreach (var row in store.All(partition, Keys.MailOf(id.Registration), cancel)) letters.Add(Json.Read<Domain.Letters.MailRecord>(row.Value).Letter.Key);
        foreach (var kept in copies) await kept.Forget(letters, address, scrubber.Scrub, cancel);
    }

    private async Task<bool> Write(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel)
    {
        foreach (var part in changes.Chunk(RowLimits.RowsPerTransaction))
            if (await store.Transact(partition, part, cancel) is not Commit.Done) return false;
        return true;
    }
}
