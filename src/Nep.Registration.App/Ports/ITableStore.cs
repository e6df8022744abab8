namespace Nep.Registration.App.Ports;

/// <summary>
/// Where every fact is kept: rows in partitions, with exactly the semantics that Azure Table Storage promises and no more.
/// </summary>
/// <remarks>
/// <para>A partition is the unit of consistency: one <see cref="Transact"/> changes up to <see cref="RowLimits.RowsPerTransaction"/> rows of one
/// partition, all or none, and has returned only when the change is durable. Nothing spans partitions.</para>
/// <para>Rows are ordered by the ordinal (byte) order of their keys. A reader sees each transaction whole or not at all when it asks for
/// one page; between two pages of the same <see cref="Query"/> other transactions may commit.</para>
/// <para>Source of the limits: Table Storage's service limits (100 entities and 4 MiB an entity group transaction, 1 MiB an entity).</para>
/// </remarks>
public interface ITableStore
{
    /// <summary>Reads one row, or nothing.</summary>
    ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default);

    /// <summary>
    /// Reads the rows of a key range in order, at most <paramref name="limit"/> of them (and never more than
    /// <see cref="RowLimits.RowsPerPage"/>). A full page may be followed by more: ask again from <see cref="RowPage.Next"/>.
    /// </summary>
    ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default);

    /// <summary>
    /// Reads the keys of a range, page by page as <see cref="Query"/> does, without what stands behind them: for whoever counts, or looks for what is there. A
    /// store that need not touch the rows for it says so by its own.
    /// </summary>
    async ValueTask<KeyPage> QueryKeys(string partition, KeyRange range, CancellationToken cancel = default)
    {
        var page = await Query(partition, range, RowLimits.RowsPerPage, cancel);
        return new KeyPage([.. page.Rows.Select(row => row.Key)], page.Next);
    }

    /// <summary>
    /// Applies every change, or none. Returns when the outcome is durable.
    /// </summary>
    /// <returns>The new tags in the order of the changes, or the first change whose condition did not hold.</returns>
    /// <exception cref="ArgumentException">No change, too many, too large, a key named twice, or a key the store may not hold.</exception>
    ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default);
}

/// <summary>The store cannot be reached or does not answer; whether a transaction on its way was written is not known.</summary>
public sealed class StoreUnavailableException(string message, Exception cause) : IOException(message, cause);

/// <summary>A stored row. <see cref="Value"/> is UTF-8 JSON; treat it as read-only.</summary>
public sealed record Row(string Key, byte[] Value, RowTag Tag);

/// <summary>The version of one row, opaque: it differs after every change of the row, also after delete and insert anew.</summary>
public readonly record struct RowTag(string Value)
{
    /// <summary>Stands for whatever version the row is at, so long as the row is there.</summary>
    public static readonly RowTag Any = new("*");
}

/// <summary>One page of a range, and the key to go on from, which is null when the range is done.</summary>
public sealed record RowPage(IReadOnlyList<Row> Rows, string? Next);

/// <summary>The keys of one page of a range, and the key to go on from, which is null when the range is done.</summary>
public sealed record KeyPage(IReadOnlyList<string> Keys, string? Next);

/// <summary>Keys from <see cref="From"/> (inclusive) to <see cref="To"/> (exclusive), by ordinal order.</summary>
public readonly record struct KeyRange(string From, string To)
{
    /// <summary>Every key that starts with <paramref name="prefix"/> (not empty).</summary>
    public static KeyRange Prefix(string prefix) =>
        new(prefix, string.Concat(prefix.AsSpan(0, prefix.Length - 1), ((char)(prefix[^1] + 1)).ToString()));

    /// <summary>The rest of this range, from <paramref name="key"/> (inclusive).</summary>
    public KeyRange StartingAt(string key) => this with { From = key };
}

/// <summary>One change of one row, with the condition under which it may happen.</summary>
public abstract record RowChange
{
    private RowChange(string key) => Key = key;

    public string Key { get; }

    /// <summary>Refused when the key exists: this is what makes a seat unsellable twice.</summary>
    public sealed record Insert(string RowKey, byte[] Value) : RowChange(RowKey);

    /// <summary>Refused when the row is gone or is no longer at <paramref name="Tag"/>.</summary>
    public sealed record Replace(string RowKey, byte[] Value, RowTag Tag) : RowChange(RowKey);

    /// <summary>Refused when the row is gone or is no longer at <paramref name="Tag"/>.</summary>
    public sealed record Delete(string RowKey, RowTag Tag) : RowChange(RowKey);
}

/// <summary>What became of a transaction.</summary>
public abstract record Commit
{
    private Commit() { }

    /// <summary>Durable. A deleted row's tag is the default tag.</summary>
    public sealed record Done(IReadOnlyList<RowTag> Tags) : Commit;

    /// <summary>Nothing was written: the condition of change number <paramref name="Index"/> did not hold.</summary>
    public sealed record Conflict(int Index) : Commit;
}

/// <summary>What a row, a page and a transaction may hold. Every adapter refuses more, so that both hosts refuse alike.</summary>
public static class RowLimits
{
    public const int RowsPerTransaction = 100;
    public const int RowsPerPage = 1000;

    /// <summary>Bytes of one value: Table Storage's 1 MiB an entity, less room for keys and property names.</summary>
    public const int BytesPerValue = 960 * 1024;

    /// <summary>
    /// Bytes of all values of one transaction: Table Storage's 4 MiB on the wire, where bytes travel as base 64 (a third more), less room for
    /// the envelope of a hundred rows.
    /// </summary>
    public const int BytesPerTransaction = 2_800 * 1024;

    /// <summary>Characters of a partition or row key: Table Storage's 1 KiB of UTF-16.</summary>
    public const int CharactersPerKey = 512;

    /// <summary>Keys are printable ASCII without the four characters that Table Storage forbids.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= CharactersPerKey && key.All(c => c is > ' ' and <= '~' and not ('/' or '\\' or '#' or '?'));

    /// <summary>Throws what <see cref="ITableStore.Transact"/> promises to throw.</summary>
    public static void Check(string partition, IReadOnlyList<RowChange> changes)
    {
        if (!IsKey(partition)) throw new ArgumentException($"'{partition}' cannot be a partition key.", nameof(partition));
        if (changes.Count is 0 or > RowsPerTransaction)
            throw new ArgumentException($"A transaction holds 1 to {RowsPerTransaction} changes, not {changes.Count}.", nameof(changes));
        var keys = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        long bytes = 0;
        foreach (var change in changes)
        {
            if (!IsKey(change.Key)) throw new ArgumentException($"'{change.Key}' cannot be a row key.", nameof(changes));
            if (!keys.Add(change.Key)) throw new ArgumentException($"Row '{change.Key}' stands twice in one transaction.", nameof(changes));
            var size = change switch
            {
                RowChange.Insert insert => insert.Value.Length,
                RowChange.Replace replace => replace.Value.Length,
                RowChange.Delete => 0,
                _ => throw new UnreachableException(),
            };
            if (size > BytesPerValue) throw new ArgumentException($"Row '{change.Key}' has {size} bytes; {BytesPerValue} is the limit.", nameof(changes));
            bytes += size;
        }

        if (bytes > BytesPerTransaction)
            throw new ArgumentException($"The transaction has {bytes} bytes; {BytesPerTransaction} is the limit.", nameof(changes));
    }
}
