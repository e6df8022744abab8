using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Nep.Registration.App.Language;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Makes a figure show as it was typed, wherever it stands in Markdown: white space and control characters become single spaces, and every
/// mark that Markdown could read is escaped. It can make no link, no emphasis, no heading, no HTML.
/// </summary>
internal sealed class MarkdownEscaping : FigureEncoder
{
    protected override void Write(string line, TextWriter target)
    {
        foreach (var character in Isolation.Of(line))
        {
            if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character))) target.Write('\\');
            target.Write(character);
        }
    }
}

/// <summary>Leaves a figure as it is but on one line: for a subject, a header of the mail.</summary>
internal sealed class LineEscaping : FigureEncoder
{
    protected override void Write(string line, TextWriter target) => target.Write(Written.Plain(line));
}

/// <summary>What all figures go through on their way into a template.</summary>
internal abstract class FigureEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => Write(Written.Clean(OneLine.Of(text ?? "")), target);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var all = new StringBuilder();
        while (text?.MoveNext() == true) all.Append(text.Current);
        Encode(all, target);
    }

    protected abstract void Write(string line, TextWriter target);
}

/// <summary>
/// Text that fits in a header or a line: no line break, no control character, no mark that turns the direction of what follows, no half of a
/// character, no white space at its ends.
/// </summary>
public static class OneLine
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.StartsWith(' ') && !text.EndsWith(' ')) return text;
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (TurnsDirection(rune.Value)) continue;
            var gap = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (!gap) line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().Trim();
    }

    /// <summary>Unicode's embeddings, overrides and isolates.</summary>
    private static bool TurnsDirection(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
