using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Files;

/// <summary>The file is of no kind that is taken, whatever its name says.</summary>
public sealed record FileNotTaken : Refusal;

/// <summary>The file is larger than <see cref="FileTaking.MostBytes"/>.</summary>
public sealed record FileTooLarge : Refusal;

/// <summary>
/// Takes the files that people send in. What a file is, its first bytes say: its name and the type that a browser claims are not believed.
/// </summary>
public sealed class FileTaking(IFiles files)
{
    /// <summary>5 MB, as the pages say.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private const int LongestName = 120;

    /// <returns>The file as a registration names it, or why it is not taken.</returns>
    public Task<(AttachedFile? File, Refusal? Why)> Take(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default) =>
        Take(name, content, MostBytes, cancel);

    /// <param name="most">The largest file that is taken here, in bytes.</param>
    public async Task<(AttachedFile? File, Refusal? Why)> Take(string name, ReadOnlyMemory<byte> content, int most, CancellationToken cancel = default)
    {
        if (content.Length > most) return (null, new FileTooLarge());
        if (KindOf(content.Span) is not { } kind) return (null, new FileNotTaken());
        return (new AttachedFile(await files.Keep(content, cancel), Shown(name, kind), kind, content.Length), null);
    }

    /// <summary>What the first bytes say that a file is; null for none that is taken.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : null;

    /// <summary>
    /// The last part of a name, without what could not be shown or would turn it around, and with the ending of what the file is: a name that says something else opens
    /// something else on the machine of whoever downloads it.
    /// </summary>
    private static string Shown(string name, FileKind kind)
    {
        var plain = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(IsShown)]).Trim();
        var cut = plain.Length <= LongestName ? plain : plain[..LongestName];
        return Endings(kind).Any(ending => cut.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? cut : cut + Endings(kind)[0];
    }

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string[] Endings(FileKind kind) => kind switch
    {
        FileKind.Pdf => [".pdf"],
        FileKind.Png => [".png"],
        FileKind.Jpeg => [".jpg", ".jpeg"],
        _ => throw new UnreachableException(),
    };
}
