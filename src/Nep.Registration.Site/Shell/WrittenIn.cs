using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Shell;

/// <summary>What staff wrote about an offering, on a page that is read in another language.</summary>
public static class WrittenIn
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>For a <c>lang</c> attribute: the language that staff wrote in; null where the page has the same.</summary>
    public static string? LangFor(this Offering offering, Words words) => offering.Language == words.Language ? null : offering.Language;

    /// <summary>The title as a figure of a sentence that <see cref="Sentence"/> shows.</summary>
    public static string TitleFor(this Offering offering, Words words) => Written.Mark(offering.Details.Title, offering.Language, words.Language);

    /// <summary>A sentence with its marked parts set apart.</summary>
    public static MarkupString Sentence(string sentence)
    {
        // The encoder writes every character of private use as a number, so marks are looked for between the encoded parts.
        var parts = sentence.EnumerateRunes().Select(rune => rune.ToString());
        return new MarkupString(Written.Html(string.Concat(parts.Select(part => Written.IsMark(part[0]) ? part : Encoder.Encode(part)))));
    }
}
