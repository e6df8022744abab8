using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>What a list of mail is searched by; the rest is read for the lines that are shown.</summary>
/// <param name="Row">The key of its row.</param>
public sealed record LedgerEntry(string Row, LetterKind Kind, MailState State, Instant At);

/// <summary>An offering's mail ledger, held in memory in short and never older than the last change that was acknowledged, the newest first.</summary>
public sealed class MailLedgerList(ITableStore store, Clock clock)
{
    private readonly RangeMemory<LedgerEntry, LedgerEntry[]> memory = new(
        store, Keys.AllMail, row => Json.Read<MailRecord>(row.Value) is var mail ? new LedgerEntry(row.Key, mail.Letter.Kind, mail.State, mail.At) : null!,
        all => [.. all.Order(Newest)], After, clock);

    private static readonly Comparer<LedgerEntry> Newest = Comparer<LedgerEntry>.Create((one, other) =>
        other.At.CompareTo(one.At) is var order && order != 0 ? order : string.CompareOrdinal(one.Row, other.Row));

    private static LedgerEntry[] After(LedgerEntry[] before, IReadOnlyList<LedgerEntry> gone, IReadOnlyList<LedgerEntry> come)
    {
        var left = gone.Select(entry => entry.Row).ToHashSet(StringComparer.Ordinal);
        var list = before.Where(entry => !left.Contains(entry.Row)).ToList();
        foreach (var entry in come) list.Insert(~list.BinarySearch(entry, Newest), entry);
        return [.. list];
    }

    /// <summary>All lines in short.</summary>
    public ValueTask<LedgerEntry[]> Of(OfferingId offering, CancellationToken cancel = default) => memory.Of(offering.ToString(), cancel);

    /// <summary>Some lines in full, in the order that is given.</summary>
    public async Task<IReadOnlyList<MailRecord>> Read(OfferingId offering, IEnumerable<LedgerEntry> entries, CancellationToken cancel = default)
    {
        var lines = new List<MailRecord>();
        foreach (var entry in entries)
            if (await store.Read<MailRecord>(offering.ToString(), entry.Row, cancel) is { } line) lines.Add(line);
        return lines;
    }
}
