using System.Globalization;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Local.Storage;

/// <summary>How a stored number reads as a <see cref="RowTag"/>.</summary>
internal static class Tags
{
    public static RowTag Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a caller's tag stands for this number; a tag that no row can have stands for none.</summary>
    public static bool Match(RowTag tag, long number) => tag == RowTag.Any
        || (long.TryParse(tag.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked == number);
}
