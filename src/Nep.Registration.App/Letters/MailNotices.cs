using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>The mail provider's report on one letter.</summary>
/// <param name="Reason">The provider's or the mail server's words, if any.</param>
public sealed record MailNotice(OfferingId Offering, LetterKey Letter, MailReport Report, string Reason);

/// <summary>
/// Takes in the mail provider's reports, any number of times, in any order: what was in doubt is settled, what bounced becomes a task for
/// staff, and whoever called a letter spam gets no optional mail any more. The registration itself is untouched.
/// </summary>
/// <remarks>
/// A repeated report changes nothing and writes nothing. Reports on one offering's letters are read together and written together, up to a
/// hundred in one transaction, so that a cohort's mail costs two transactions a hundred letters.
/// </remarks>
public sealed class MailNotices(ITableStore store, MailPreferences preferences, Clock clock)
{
    private const int Tries = 6;

    /// <summary>Up to so many letters are looked up one by one: letters of a few registrations stand far apart in the ledger.</summary>
    private const int Few = 4;

    /// <returns>How many reports were on letters that no ledger has. Another system may use the same account.</returns>
    public async Task<int> Receive(IReadOnlyList<MailNotice> notices, CancellationToken cancel = default)
    {
        var unknown = 0;
        foreach (var offering in notices.GroupBy(notice => notice.Offering))
            foreach (var part in offering.GroupBy(notice => notice.Letter).Chunk(RowLimits.RowsPerTransaction))
                unknown += await Record(offering.Key, part.ToDictionary(one => one.Key, one => one.ToList()), cancel);
        return unknown;
    }

    private async Task<int> Record(OfferingId offering, Dictionary<LetterKey, List<MailNotice>> news, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var rows = await Find(offering, news.Keys, cancel);
            var changed = rows.Select(row => (Row: row, Mail: After(row.Mail, news[row.Mail.Letter.Key]))).Where(one => one.Mail != one.Row.Mail).ToList();
            var changes = changed.Select(one => new RowChange.Replace(Keys.Mail(one.Mail.Letter.Key), Json.Write(one.Mail), one.Row.Tag)).ToList();
            if (changes.Count > 0 && await store.Transact(offering.ToString(), changes, cancel) is not Commit.Done) continue;
            foreach (var (_, mail) in changed.Where(one => one.Mail.State == MailState.Complained))
                await preferences.OptOut(ReaderId.Of(mail.Address), OptOutBy.Provider, cancel);
            return news.Count - rows.Count;
        }

        throw new InvalidOperationException($"The mail ledger of offering {offering} changed under every one of {Tries} tries.");
    }

    private MailRecord After(MailRecord mail, List<MailNotice> news) =>
        news.Aggregate(mail, (known, notice) => MailReporting.Apply(known, notice.Report, notice.Reason, clock.Now) ?? known);

    private async Task<List<LedgerLine>> Find(OfferingId offering, ICollection<LetterKey> letters, CancellationToken cancel)
    {
        var keys = letters.Select(Keys.Mail).Order(StringComparer.Ordinal).ToList();
        var sought = keys.ToHashSet(StringComparer.Ordinal);
        var lines = new List<LedgerLine>();
        if (keys.Count > Few)
        {
            await foreach (var row in store.All(offering.ToString(), new KeyRange(keys[0], keys[^1] + "~"), cancel))
                if (sought.Contains(row.Key)) lines.Add(new LedgerLine(Json.Read<MailRecord>(row.Value), row.Tag));
            return lines;
        }

        foreach (var key in keys)
            if (await store.Get(offering.ToString(), key, cancel) is { } row) lines.Add(new LedgerLine(Json.Read<MailRecord>(row.Value), row.Tag));
        return lines;
    }

    private sealed record LedgerLine(MailRecord Mail, RowTag Tag);
}
