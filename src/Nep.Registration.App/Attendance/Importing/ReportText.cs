using System.Text;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>Makes text of an uploaded file: UTF-8, UTF-16 with a byte order mark (as some platforms write it), or Latin letters of old.</summary>
internal static class ReportText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Null when it is no text at all: a picture, a spreadsheet, an archive.</summary>
    public static string? Of(ReadOnlySpan<byte> file)
    {
        var text = Decode(file);
        return text.AsSpan(0, Math.Min(text.Length, 100_000)).IndexOfAnyInRange('\0', '\u0008') >= 0 ? null : text;
    }

    private static string Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(file[2..]);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(file[2..]);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) file = file[3..];
        try
        {
            return Strict.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(file);
        }
    }
}
