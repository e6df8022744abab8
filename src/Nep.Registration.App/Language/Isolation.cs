namespace Nep.Registration.App.Language;

/// <summary>
/// Keeps a sentence in order around a name that is written from right to left: the name stands between Unicode's isolates (U+2068, U+2069), which
/// no one sees. What has no such letter is left as it is, so that most texts have no invisible character at all.
/// </summary>
/// <remarks>
/// The one place for names inside sentences, on pages and in the text of mails. Where a name has an element of its own, that element is a
/// <c>bdi</c>. Subjects, headers, calendar files and CSV have neither: programs cut, fold and compare those.
/// Source: Unicode Standard Annex 9, section 2.7 and 6.3.
/// </remarks>
public static class Isolation
{
    private const char FirstStrong = '\u2068';
    private const char Pop = '\u2069';
    private const char BeforeHebrew = '\u058F';

    public static string Of(string text) => HasRightToLeft(text) && text[0] != FirstStrong ? $"{FirstStrong}{text}{Pop}" : text;

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their like, also in presentation forms and beyond the first plane.</summary>
    public static bool HasRightToLeft(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', BeforeHebrew)) return false;
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF))
                return true;
        return false;
    }
}
