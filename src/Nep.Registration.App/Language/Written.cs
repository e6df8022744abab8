using System.Text;

namespace Nep.Registration.App.Language;

/// <summary>
/// Marks what staff wrote in one language where it stands in a text of another, so that a page or an HTML mail can say so (WCAG 3.1.2: language
/// of parts). The marks are characters of Unicode's private use; no reader ever gets one.
/// </summary>
/// <remarks>
/// A mark holds only around a whole figure: <see cref="Clean"/> takes every other one out of what people typed, so that none can be forged.
/// </remarks>
public static class Written
{
    private const char Begin = '\uE000';
    private const char End = '\uE00F';

    private static readonly string[] Languages = [Words.English, Words.Spanish];

    /// <summary>A text in the language that staff wrote it in, for a reader of another; the text itself where that is the same.</summary>
    public static string Mark(string text, string written, string read)
    {
        var plain = Plain(text);
        var at = Array.IndexOf(Languages, written);
        return written == read || at < 0 || plain.Length == 0 ? plain : $"{(char)(Begin + at)}{plain}{End}";
    }

    /// <summary>A text without any mark: for a subject, a plain text, an attribute.</summary>
    public static string Plain(string text) => text.AsSpan().ContainsAnyInRange(Begin, End) ? new string([.. text.Where(c => !IsMark(c))]) : text;

    /// <summary>A figure with the marks around all of it, and no other.</summary>
    public static string Clean(string figure) => figure.Length > 2 && IsMark(figure[0]) && figure[0] != End && figure[^1] == End
        ? $"{figure[0]}{Plain(figure)}{End}"
        : Plain(figure);

    /// <summary>Marks as HTML, in text that is encoded already.</summary>
    public static string Html(string encoded)
    {
        if (!encoded.AsSpan().ContainsAnyInRange(Begin, End)) return encoded;
        var page = new StringBuilder(encoded.Length + 64);
        foreach (var character in encoded)
        {
            if (character == End) page.Append("</span>");
            else if (IsMark(character)) page.Append("<span lang=\"").Append(Languages[character - Begin]).Append("\">");
            else page.Append(character);
        }

        return page.ToString();
    }

    /// <summary>Whether a character is one of the marks.</summary>
    public static bool IsMark(char character) => character == End || (character >= Begin && character < Begin + Languages.Length);
}
