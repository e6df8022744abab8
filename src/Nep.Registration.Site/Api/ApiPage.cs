using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Api;

/// <summary>
/// Which page of a list is asked for. A cursor names the registration that the page begins with, so that what comes in between moves nothing; to
/// whoever uses it, it is opaque.
/// </summary>
internal sealed record ApiPage(RegistrationId? From, int Limit)
{
    public const int Usual = 50;
    public const int Most = 200;

    private const string Mark = "1|";

    public static (ApiPage? Page, Refusal? Why) Of(string? cursor, string? limit)
    {
        var size = Usual;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > Most)) return (null, new LimitOutside(Most));
        if (string.IsNullOrEmpty(cursor)) return (new ApiPage(null, size), null);
        return Read(cursor) is { } from ? (new ApiPage(from, size), null) : (null, new CursorUnknown());
    }

    public static string? Cursor(RegistrationId? next) => next is { } from ? Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{Mark}{from}")) : null;

    private static RegistrationId? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (cursor.Length > 60 || !Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length)) return null;
        var text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(Mark, StringComparison.Ordinal) && RegistrationId.TryParse(text[Mark.Length..], out var from) ? from : null;
    }
}
