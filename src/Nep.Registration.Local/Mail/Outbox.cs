using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nep.Registration.App;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Local.Mail;

/// <summary>
/// The local host's post office: it delivers nothing, and keeps every mail for the outbox page. It takes a letter once and remembers which it
/// took, so after a crash it can always tell.
/// </summary>
public sealed class Outbox(ITableStore store, Clock clock) : IPostOffice, IMailCopies
{
    public const string Partition = "_outbox";

    /// <summary>Each mail is two rows, the mail itself and its line in the list.</summary>
    private const int MailsPerTransaction = RowLimits.RowsPerTransaction / 2;

    public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<App.Ports.Mail> mails, CancellationToken cancel)
    {
        var outcomes = new List<PostOutcome>(mails.Count);
        foreach (var part in mails.Chunk(MailsPerTransaction))
        {
            if (await store.Transact(Partition, [.. part.SelectMany(Rows)], cancel) is Commit.Conflict)
                foreach (var mail in part) await PostOne(mail, cancel);
            outcomes.AddRange(part.Select(mail => new PostOutcome.Accepted(Id(mail.Key))));
        }

        return outcomes;
    }

    /// <summary>
    /// Letters that were handed over more than once. Each went out once, but the second hand-over should never have come: with a provider
    /// that forgets, it would have been a second mail.
    /// </summary>
    public async Task<IReadOnlyList<string>> HandedOverAgain(CancellationToken cancel = default) =>
        [.. (await store.Query(Partition, KeyRange.Prefix("again|"), cancel: cancel)).Rows.Select(row => Encoding.UTF8.GetString(row.Value))];

    public async Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) =>
        await store.Get(Partition, MailKey(Id(key)), cancel) is null ? PostMemory.NeverSeen : PostMemory.Accepted;

    public async Task Forget(IReadOnlyList<LetterKey> letters, EmailAddress address, Func<string, string> scrub, CancellationToken cancel)
    {
        foreach (var letter in letters)
        {
            if (await store.Get(Partition, MailKey(Id(letter)), cancel) is not { } row) continue;
            var kept = JsonSerializer.Deserialize<KeptMail>(row.Value)!;
            var line = LineKey(Instant.FromUnixTimeMilliseconds(kept.At), kept.Id);
            await store.Transact(Partition, EmailAddress.Parse(kept.To) == address
                ? [new RowChange.Replace(row.Key, JsonSerializer.SerializeToUtf8Bytes(Emptied(kept)), RowTag.Any), new RowChange.Replace(line, JsonSerializer.SerializeToUtf8Bytes(LineOf(Emptied(kept))), RowTag.Any)]
                : [new RowChange.Replace(row.Key, JsonSerializer.SerializeToUtf8Bytes(Scrubbed(kept, scrub)), RowTag.Any), new RowChange.Replace(line, JsonSerializer.SerializeToUtf8Bytes(LineOf(Scrubbed(kept, scrub))), RowTag.Any)], cancel);
        }
    }

    /// <summary>That a mail was taken stays known, or it might go out again; what it said and to whom does not.</summary>
    private static KeptMail Emptied(KeptMail kept) =>
        kept with { To = "erased@erased.invalid", ToName = "", Subject = "(erased)", Text = "", Html = "", Files = [] };

    private static KeptMail Scrubbed(KeptMail kept, Func<string, string> scrub) =>
        kept with { ToName = scrub(kept.ToName), Subject = scrub(kept.Subject), Text = scrub(kept.Text), Html = scrub(kept.Html) };

    private static OutboxLine LineOf(KeptMail kept) => new(kept.Id, kept.At, kept.Kind, kept.To, kept.Subject);

    /// <summary>The newest mails first, from a place in the list on.</summary>
    public async Task<(IReadOnlyList<OutboxLine> Lines, string? Next)> List(string? from, int most, CancellationToken cancel = default)
    {
        var range = KeyRange.Prefix("line|");
        var page = await store.Query(Partition, from is not null && RowLimits.IsKey(from) && from.StartsWith("line|", StringComparison.Ordinal) ? range.StartingAt(from) : range, most, cancel);
        return ([.. page.Rows.Select(row => JsonSerializer.Deserialize<OutboxLine>(row.Value)!)], page.Rows.Count == most ? page.Next : null);
    }

    /// <summary>One mail, whole, or null.</summary>
    public async Task<KeptMail?> Find(string id, CancellationToken cancel = default) =>
        id.Length == 26 && id.All(Ids.IsBase32) && await store.Get(Partition, MailKey(id), cancel) is { } row
            ? JsonSerializer.Deserialize<KeptMail>(row.Value)
            : null;

    private async Task PostOne(App.Ports.Mail mail, CancellationToken cancel)
    {
        if (await store.Transact(Partition, [.. Rows(mail)], cancel) is Commit.Conflict)
            await store.Transact(Partition, [new RowChange.Insert($"again|{Id(mail.Key)}", Encoding.UTF8.GetBytes(mail.Key.ToString()))], cancel);
    }

    private IEnumerable<RowChange> Rows(App.Ports.Mail mail)
    {
        var (id, now) = (Id(mail.Key), clock.Now);
        var kept = new KeptMail(
            id, now.ToUnixTimeMilliseconds(), mail.Kind, mail.To.ToString(), mail.ToName, mail.ReplyTo.ToString(), mail.Subject, mail.Text, mail.Html,
            [.. mail.Attachments.Select(file => new KeptFile(file.Name, file.ContentType, file.Content))]);
        var line = LineOf(kept);
        yield return new RowChange.Insert(MailKey(id), JsonSerializer.SerializeToUtf8Bytes(kept));
        yield return new RowChange.Insert(LineKey(now, id), JsonSerializer.SerializeToUtf8Bytes(line));
    }

    private static string MailKey(string id) => $"mail|{id}";

    /// <summary>The list reads newest first, so the key counts down.</summary>
    private static string LineKey(Instant at, string id) =>
        $"line|{(999_999_999_999_999 - at.ToUnixTimeMilliseconds()).ToString("000000000000000", CultureInfo.InvariantCulture)}|{id}";

    private static string Id(LetterKey key) => Ids.ToBase32(SHA256.HashData(Encoding.ASCII.GetBytes(key.ToString())), 26);
}

/// <summary>One line of the outbox. <see cref="At"/> is in milliseconds of Unix time.</summary>
public sealed record OutboxLine(string Id, long At, string Kind, string To, string Subject);

/// <summary>One mail as it was handed over.</summary>
public sealed record KeptMail(
    string Id, long At, string Kind, string To, string ToName, string ReplyTo, string Subject, string Text, string Html, IReadOnlyList<KeptFile> Files);

/// <summary>A file that came with it.</summary>
public sealed record KeptFile(string Name, string ContentType, byte[] Content);
