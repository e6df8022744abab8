using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Who wants no optional mail. Receipts, and what people need in order to attend, are sent all the same. Opting out twice is opting out once,
/// and so is taking it back.
/// </summary>
public sealed class MailPreferences(ITableStore store, Clock clock)
{
    private static readonly KeyRange OptedOut = KeyRange.Prefix("optout|");

    public async Task<bool> HasOptedOut(ReaderId reader, CancellationToken cancel = default) =>
        await store.Get(Keys.Preferences, Key(reader), cancel) is not null;

    /// <summary>Everyone who has opted out, for a letter to a whole cohort.</summary>
    public async Task<IReadOnlySet<ReaderId>> AllOptedOut(CancellationToken cancel = default)
    {
        var readers = new HashSet<ReaderId>();
        await foreach (var key in store.AllKeys(Keys.Preferences, OptedOut, cancel)) readers.Add(ReaderIn(key));
        return readers;
    }

    public async Task OptOut(ReaderId reader, OptOutBy by, CancellationToken cancel = default) =>
        await store.Transact(Keys.Preferences, [new RowChange.Insert(Key(reader), Json.Write(new OptOut(clock.Now, by)))], cancel);

    /// <summary>Takes an opting out back.</summary>
    public async Task OptIn(ReaderId reader, CancellationToken cancel = default) =>
        await store.Transact(Keys.Preferences, [new RowChange.Delete(Key(reader), RowTag.Any)], cancel);

    private static string Key(ReaderId reader) => $"optout|{reader}";

    private static ReaderId ReaderIn(string key) =>
        ReaderId.TryParse(key["optout|".Length..], out var reader) ? reader : throw new FormatException($"'{key}' names no reader.");
}

/// <summary>When and how someone opted out of optional mail.</summary>
public sealed record OptOut(Instant At, OptOutBy By);

/// <summary>How someone opted out.</summary>
public enum OptOutBy
{
    /// <summary>By the button on the page that a letter links to.</summary>
    Page,

    /// <summary>By the button that their mail program shows beside the letter (RFC 8058).</summary>
    OneClick,

    /// <summary>By calling a letter spam, or opting out at the mail provider.</summary>
    Provider,
}
