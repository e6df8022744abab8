using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// What a content policy must let in so that a mail is seen as it was written: the hash of each of its styles. A style that someone slipped into the mail's words would
/// have another hash, and nothing else is let in.
/// </summary>
public static partial class MailStyles
{
    /// <summary>Sources for <c>style-src</c>; empty for a mail without styles.</summary>
    public static string Sources(string html)
    {
        var hashes = Attribute().Matches(html).Select(style => WebUtility.HtmlDecode(style.Groups["text"].Value))
            .Concat(Block().Matches(html).Select(style => style.Groups["text"].Value))
            .Distinct(StringComparer.Ordinal).Select(Hash).ToList();
        return hashes.Count == 0 ? "" : $"'unsafe-hashes' {string.Join(' ', hashes)}";
    }

    private static string Hash(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";

    [GeneratedRegex("<[a-z][^<>]*? style=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("<style>(?<text>[^<]*)</style>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
