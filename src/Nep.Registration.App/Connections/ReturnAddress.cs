using System.Diagnostics.CodeAnalysis;

namespace Nep.Registration.App.Connections;

/// <summary>
/// An address of another site that sends people here to register, and to which they may go back: an origin, or a path of it and all below.
/// </summary>
/// <remarks>
/// What is compared is what a browser would open, never the text: scheme, host and port must be the same, and the path must be this one or
/// begin with it and a slash. Whatever could be read in two ways (a name before an @, a backslash, letters beyond ASCII, an escaped slash or
/// dot) is none.
/// </remarks>
public sealed record ReturnAddress
{
    private const int Longest = 1000;

    private static readonly string[] Ambiguous = ["%2e", "%2f", "%5c", "%00", "/../", "/./"];

    private readonly Uri uri;

    private ReturnAddress(Uri uri) => this.uri = uri;

    /// <summary>Its one text form, without a slash at the end.</summary>
    public string Text => uri.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>What staff may put on the list: https, or http for this machine; without query and fragment.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReturnAddress? address)
    {
        address = Plain(text) is { Query: "", Fragment: "" } uri ? new ReturnAddress(uri) : null;
        return address is not null;
    }

    /// <summary>The address that a visitor goes back to, as the browser gets it; null when it is not one of these.</summary>
    /// <param name="allowed">Those on the list.</param>
    public static Uri? Allowed(string? asked, IEnumerable<ReturnAddress> allowed) => Plain(asked) is { } uri && allowed.Any(one => one.Covers(uri)) ? uri : null;

    private bool Covers(Uri asked)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        return asked.Scheme == uri.Scheme && asked.IdnHost == uri.IdnHost && asked.Port == uri.Port
            && (asked.AbsolutePath == path || asked.AbsolutePath.StartsWith(path + "/", StringComparison.Ordinal));
    }

    /// <summary>An absolute address that can be read in one way only.</summary>
    private static Uri? Plain(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(c => c is > ' ' and <= '~' and not ('\\' or '"' or '<' or '>' or '`' or '{' or '}' or '|' or '^'))
        && (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && !text.Contains('@', StringComparison.Ordinal)
        && uri.Host.Length > 0 && uri.Host[^1] != '.' && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)
        && !Ambiguous.Any(one => text.Contains(one, StringComparison.OrdinalIgnoreCase))
            ? uri
            : null;
}
