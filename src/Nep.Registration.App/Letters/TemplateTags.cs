using System.Text;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A template's tags, each from its braces to the next that close it, and the text between them. One pass over the text: a pattern that tries each brace anew takes
/// minutes over a text of nothing but braces.
/// </summary>
internal sealed record TemplateTags(ValueList<string> Tags, string Between)
{
    public static TemplateTags In(string text)
    {
        var (tags, between, at) = (new List<string>(), new StringBuilder(), 0);
        while (Next(text, at) is var (start, end))
        {
            tags.Add(text[start..end]);
            between.Append(text, at, start - at);
            at = end;
        }

        return new TemplateTags([.. tags], between.Append(text, at, text.Length - at).ToString());
    }

    /// <summary>More braces than two belong to the tag that they open or close.</summary>
    private static (int Start, int End)? Next(string text, int from)
    {
        var start = text.IndexOf("{{", from, StringComparison.Ordinal);
        if (start < 0) return null;
        var close = text.IndexOf("}}", start, StringComparison.Ordinal);
        return close < 0 ? null : (start, After(text, close));
    }

    private static int After(string text, int braces)
    {
        while (braces < text.Length && text[braces] == '}') braces++;
        return braces;
    }
}
