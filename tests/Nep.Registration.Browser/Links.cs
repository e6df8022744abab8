using System.Text.RegularExpressions;
using Nep.Registration.Local.Mail;

namespace Nep.Registration.Browser;

/// <summary>The addresses in a mail.</summary>
internal static class Links
{
    /// <summary>The first address in the mail's plain text that leads to a part of the site.</summary>
    public static string In(KeptMail mail, string path) =>
        Regex.Match(mail.Text, $@"https?://\S+?{Regex.Escape(path)}[^\s<>)]+", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? found.Value
            : throw new InvalidOperationException($"No link to {path} in the mail:\n{mail.Text}");

    /// <summary>The same as a path of the site.</summary>
    public static string PathIn(KeptMail mail, string path) => new Uri(In(mail, path)).PathAndQuery;
}
