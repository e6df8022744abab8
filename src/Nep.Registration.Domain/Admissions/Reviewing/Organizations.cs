using System.Globalization;
using System.Text;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>
/// Whether two names mean the same district or organization. People write "Oakland USD", "Oakland Unified School District" and
/// "the Oakland Unified  school district": the words that only say what kind of body it is are left out, and what is left is compared
/// without letter case, accents and punctuation.
/// </summary>
public static class Organizations
{
    private static readonly HashSet<string> Kinds = new(
        ["the", "of", "for", "and", "unified", "joint", "union", "high", "elementary", "independent", "consolidated", "community", "city", "county", "public", "school", "schools", "district", "districts",
         "usd", "uhsd", "hsd", "isd", "esd", "csd", "sd", "ps", "coe", "inc", "llc", "org"],
        StringComparer.Ordinal);

    public static bool AreSame(string left, string right) => Core(left) is { Length: > 0 } core && core == Core(right);

    /// <summary>What tells a body from another; the whole name where nothing else is left of it. Empty for an empty name.</summary>
    public static string Core(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Kinds.Contains(word)).ToArray();
        return string.Join(' ', telling.Length > 0 ? telling : words);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark || character is '\'' or '’' or '.') continue;
            plain.Append(char.IsLetterOrDigit(character) ? WithoutAccent(char.ToLowerInvariant(character)) : ' ');
        }

        return plain.ToString();
    }

    /// <summary>The accents of the languages that the Center's districts are named in; without the system's locale data, nothing else takes them off.</summary>
    private static char WithoutAccent(char letter)
    {
        const string Accented = "áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿ";
        const string Bare = "aaaaaaaeeeeeiiiiiooooooouuuuuncyy";
        return Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Bare[at] : letter;
    }
}
