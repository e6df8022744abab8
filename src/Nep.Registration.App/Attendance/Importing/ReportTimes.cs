using System.Globalization;
using System.Text.RegularExpressions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>
/// Reads the times of a report: with an offset where it has one, otherwise on the offering's clock; without a date, on the day of the session.
/// </summary>
internal sealed partial class ReportTimes(Zone zone, Session session, DateOrder order)
{
    public Instant? At(string text)
    {
        if (text.Length > MostCharacters || Pattern().Match(text.Trim()) is not { Success: true } found || TimeIn(found) is not { } time) return null;
        var date = session.Starts.Date;
        if (found.Groups["a"].Success)
        {
            if (DateIn(Number(found, "a"), Number(found, "b"), Number(found, "c"), found.Groups["a"].Length) is not { } given) return null;
            date = given;
        }

        var local = date + time;
        return found.Groups["offset"] is { Success: true, Value: var offset } ? AtOffset(local, offset) : zone.At(local);
    }

    /// <summary>"83", "1:23:00", "1h 23m 5s" or "1 hr 23 min"; a bare number is minutes.</summary>
    public static Duration? Lasting(string text)
    {
        if (text.Length > MostCharacters) return null;
        var plain = text.Trim().ToLowerInvariant();
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return minutes <= Longest ? Duration.FromMinutes(minutes) : null;
        if (Clock().Match(plain) is { Success: true } clock) return Sum(clock);
        return Spelled().Match(plain) is { Success: true, Length: > 0 } spelled ? Sum(spelled) : null;
    }

    private const int Longest = 7 * 24 * 60;

    /// <summary>No time is written in more characters, so that matching one ends soon whatever a file holds.</summary>
    private const int MostCharacters = 40;

    private const int PatienceInMilliseconds = 1000;

    private LocalDate? DateIn(int first, int second, int third, int digits)
    {
        var (year, month, day) = digits == 4 ? (first, second, third) : order == DateOrder.MonthFirst ? (third, first, second) : (third, second, first);
        if (year < 100) year += 2000;
        return year is > 1990 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static LocalTime? TimeIn(Match found)
    {
        var (hour, minute, second) = (Number(found, "h"), Number(found, "m"), Number(found, "s"));
        if (found.Groups["half"] is { Success: true, Value: var half })
        {
            if (hour is < 1 or > 12) return null;
            hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        return hour <= 23 && minute <= 59 && second <= 59 ? new LocalTime(hour, minute, second) : null;
    }

    private static Instant? AtOffset(LocalDateTime local, string offset)
    {
        if (offset is "Z" or "z") return local.InUtc().ToInstant();
        var digits = offset.Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = (int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(3), CultureInfo.InvariantCulture));
        if (hours > 14 || minutes > 59) return null;
        return local.WithOffset(Offset.FromSeconds((digits[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes * 60)))).ToInstant();
    }

    private static Duration? Sum(Match found)
    {
        var minutes = (Number(found, "h") * 60L) + Number(found, "m");
        return minutes <= Longest ? Duration.FromMinutes(minutes) + Duration.FromSeconds(Number(found, "s")) : null;
    }

    private static int Number(Match found, string group) =>
        int.TryParse(found.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:(?<a>\d{1,4})[/.\-](?<b>\d{1,2})[/.\-](?<c>\d{1,4})(?:T|,?\s+))?(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d{1,9})?)?(?:\s*(?<half>[AaPp])\.?[Mm]\.?)?\s*(?<offset>[Zz]|[+\-]\d{2}:?\d{2})?$", RegexOptions.None, PatienceInMilliseconds)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?<h>\d{1,3}):(?<m>\d{2}):(?<s>\d{2})$", RegexOptions.None, PatienceInMilliseconds)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?:(?<h>\d{1,3})\s*h(?:r|rs|our|ours)?\.?,?\s*)?(?:(?<m>\d{1,4})\s*m(?:in|ins|inute|inutes)?\.?,?\s*)?(?:(?<s>\d{1,2})\s*s(?:ec|ecs|econd|econds)?\.?)?$", RegexOptions.None, PatienceInMilliseconds)]
    private static partial Regex Spelled();
}
