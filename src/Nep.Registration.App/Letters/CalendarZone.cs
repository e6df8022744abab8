using System.Globalization;
using Nep.Registration.Domain.Offerings;
using NodaTime.TimeZones;

namespace Nep.Registration.App.Letters;

/// <summary>
/// The offering's zone as a VTIMEZONE: one part for each stretch of standard or daylight time in the years of its meetings, taken from the
/// time zone database, with no repeating rules that a calendar program could read otherwise.
/// </summary>
/// <remarks>
/// Meetings are written in local time with their zone, not in UTC: people agreed on a time on a clock, which page, mail and calendar then
/// print alike, and which still holds when a country changes its rules.
/// </remarks>
internal static class CalendarZone
{
    public static void Write(CalendarLines lines, Offering offering) =>
        Write(lines, offering.Zone, offering.Sessions.SelectMany(session => new[] { session.Starts, session.Ends }));

    /// <param name="times">All that the file names on this clock.</param>
    public static void Write(CalendarLines lines, Zone clock, IEnumerable<LocalDateTime> times)
    {
        var zone = DateTimeZoneProviders.Tzdb[clock.ToString()];
        lines.Add("BEGIN", "VTIMEZONE").Add("TZID", clock.ToString());
        foreach (var stretch in zone.GetZoneIntervals(YearsOf(times, zone))) Write(lines, zone, stretch);
        lines.Add("END", "VTIMEZONE");
    }

    private static Interval YearsOf(IEnumerable<LocalDateTime> times, DateTimeZone zone)
    {
        var years = times.Select(time => time.Year).ToList();
        return new Interval(
            zone.AtStartOfDay(new LocalDate(years.Min(), 1, 1)).ToInstant(), zone.AtStartOfDay(new LocalDate(years.Max() + 1, 1, 1)).ToInstant());
    }

    private static void Write(CalendarLines lines, DateTimeZone zone, ZoneInterval stretch)
    {
        var before = stretch.HasStart ? zone.GetUtcOffset(stretch.Start - Duration.Epsilon) : stretch.WallOffset;
        var onset = stretch.HasStart ? stretch.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
        var part = stretch.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
        lines.Add("BEGIN", part).Add("DTSTART", CalendarLines.Local(onset)).Add("TZOFFSETFROM", Text(before)).Add("TZOFFSETTO", Text(stretch.WallOffset))
            .Add("TZNAME", stretch.Name).Add("END", part);
    }

    /// <summary>"-0800"; with seconds only where there are any.</summary>
    private static string Text(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var text = (seconds / 3600 * 100 + seconds / 60 % 60).ToString("0000", CultureInfo.InvariantCulture);
        var rest = seconds % 60 == 0 ? "" : (seconds % 60).ToString("00", CultureInfo.InvariantCulture);
        return (offset.Seconds < 0 ? "-" : "+") + text + rest;
    }
}
