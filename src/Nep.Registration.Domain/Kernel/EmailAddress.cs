using System.Globalization;

namespace Nep.Registration.Domain.Kernel;

/// <summary>
/// An e-mail address as its owner wrote it. Two addresses are the same when they differ only in letter case.
/// </summary>
/// <remarks>
/// Accepts what mail systems in use accept (RFC 5321 lengths, one <c>@</c>, a domain with a dot) and refuses white space, control and
/// invisible characters and angle brackets, so that no address can carry a second header or a second recipient, or look like another.
/// </remarks>
public readonly record struct EmailAddress : IText<EmailAddress>
{
    private readonly string? text;

    private EmailAddress(string text) => this.text = text;

    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an e-mail address.");

    public static bool TryParse(string? text, out EmailAddress address)
    {
        address = default;
        var trimmed = (text ?? "").Trim();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        if (trimmed.Length > 254 || at is < 1 or > 64 || at != trimmed.LastIndexOf('@')) return false;
        if (trimmed.Any(IsRefused)) return false;
        if (!IsDotted(trimmed.AsSpan(0, at)) || !IsDomain(trimmed[(at + 1)..])) return false;
        address = new EmailAddress(trimmed);
        return true;
    }

    public bool Equals(EmailAddress other) => string.Equals(text, other.text, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(text ?? "");

    public override string ToString() => text ?? "";

    private static bool IsRefused(char c) =>
        c is '<' or '>' or '(' or ')' or ',' or ';' or ':' or '"' or '\\' or '[' or ']'
        || char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;

    private static bool IsDotted(ReadOnlySpan<char> part) => part[0] != '.' && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal);

    private static bool IsDomain(string domain) =>
        domain.Split('.') is { Length: > 1 } labels
        && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-'));
}
