using System.Text;
using NodaTime.Text;

namespace Nep.Registration.App.Letters;

/// <summary>
/// The lines of an iCalendar file: at most 75 octets each, continued after a space, broken only between characters, ended by CR LF
/// (RFC 5545, 3.1).
/// </summary>
internal sealed class CalendarLines
{
    private const int MostOctets = 75;

    private static readonly LocalDateTimePattern LocalPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly InstantPattern UtcPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly StringBuilder file = new();

    /// <summary>A time on the clock of the property's TZID.</summary>
    public static string Local(LocalDateTime time) => LocalPattern.Format(time);

    public static string Utc(Instant time) => UtcPattern.Format(time);

    /// <summary>A line whose value is no text: a time, a number, an address.</summary>
    public CalendarLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
        return this;
    }

    /// <summary>A line whose value is text, escaped (RFC 5545, 3.3.11).</summary>
    public CalendarLines AddText(string name, string text) => Add(name, Escape(text));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(file.ToString());

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character == '\n') escaped.Append("\\n");
            else if (character is '\\' or ';' or ',') escaped.Append('\\').Append(character);
            else if (!char.IsControl(character)) escaped.Append(character);
        }

        return escaped.ToString();
    }
}
