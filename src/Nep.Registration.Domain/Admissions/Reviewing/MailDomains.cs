namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>
/// Whether two addresses are of one organization's mail. An address at a public mail provider says nothing about where somebody works.
/// </summary>
public static class MailDomains
{
    private static readonly HashSet<string> PublicProviders = new(
        ["gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "msn", "icloud", "me", "mac", "aol", "proton", "protonmail", "pm", "gmx", "zoho",
         "fastmail", "hey", "mail", "email", "yandex", "comcast", "att", "sbcglobal", "verizon", "cox", "charter", "spectrum", "earthlink", "bellsouth", "pacbell", "juno", "optonline"],
        StringComparer.Ordinal);

    /// <summary>The organization's domain; null for an address at a public provider.</summary>
    public static string? OrganizationOf(EmailAddress address)
    {
        var text = address.ToString();
        var domain = text[(text.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return domain.Length == 0 || IsPublic(domain) ? null : domain;
    }

    /// <summary>The domain that both are of, where one may be a part of the other: staff.district.org is district.org; null when there is none.</summary>
    public static string? Shared(EmailAddress left, EmailAddress right) => (OrganizationOf(left), OrganizationOf(right)) switch
    {
        (null, _) or (_, null) => null,
        var (one, other) when one == other => one,
        var (one, other) when one.EndsWith("." + other, StringComparison.Ordinal) => other,
        var (one, other) => other.EndsWith("." + one, StringComparison.Ordinal) ? one : null,
    };

    /// <summary>Providers stand under many endings: yahoo.com, yahoo.co.uk. A school's own domain (live.district.org) is not one of them.</summary>
    private static bool IsPublic(string domain) => domain.Split('.') switch
    {
        [var name, _] => PublicProviders.Contains(name),
        [var name, "co" or "com" or "net", { Length: 2 }] => PublicProviders.Contains(name),
        _ => false,
    };
}
