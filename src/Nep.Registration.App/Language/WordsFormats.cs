using System.Globalization;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Language;

/// <summary>How the language writes money, dates, times and zones. Month and day names are sentences too, so no system locale is needed.</summary>
public sealed partial class Words
{
    /// <summary>"$1,350" or "$1,350.50".</summary>
    public string Money(Money amount)
    {
        var digits = Math.Abs(amount.Cents / 100m).ToString(amount.Cents % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        var sign = amount.Cents < 0 ? "\u2212" : "";
        return amount.Currency == Currency.Usd ? $"{sign}${digits}" : $"{sign}${digits} {amount.Currency.ToString().ToUpperInvariant()}";
    }

    /// <summary>"Thursday, February 4, 2027" · "jueves, 4 de febrero de 2027".</summary>
    public string Date(LocalDate date) => Say(
        "format.date", ("weekday", this[$"day.{(int)date.DayOfWeek}"]), ("day", Number(date.Day)), ("month", this[$"month.{date.Month}"]), ("year", Number(date.Year)));

    /// <summary>"Feb 4, 2027" · "4 feb 2027".</summary>
    public string ShortDate(LocalDate date) => Say(
        "format.shortDate", ("day", Number(date.Day)), ("month", this[$"monthShort.{date.Month}"]), ("year", Number(date.Year)));

    /// <summary>"9:00 AM".</summary>
    public string Time(LocalTime time) => Say(
        "format.time", ("hour", Number((time.Hour + 11) % 12 + 1)), ("minute", time.Minute.ToString("00", CultureInfo.InvariantCulture)),
        ("half", time.Hour < 12 ? "AM" : "PM"));

    /// <summary>"Thursday, February 4, 2027, 9:00 AM".</summary>
    public string DateAndTime(LocalDateTime local) => Say("format.dateAndTime", ("date", Date(local.Date)), ("time", Time(local.TimeOfDay)));

    /// <summary>An instant on a zone's clock, with the zone: "Thursday, February 4, 2027, 9:00 AM Pacific time".</summary>
    public string At(Instant instant, Zone zone) => Say("format.atZone", ("local", DateAndTime(zone.LocalAt(instant))), ("zone", ZoneName(zone)));

    /// <summary>"9:00 AM to 12:00 PM Pacific time".</summary>
    public string Span(LocalDateTime starts, LocalDateTime ends, Zone zone) => starts.Date == ends.Date
        ? Say("format.span", ("starts", Time(starts.TimeOfDay)), ("ends", Time(ends.TimeOfDay)), ("zone", ZoneName(zone)))
        : Say("format.span", ("starts", DateAndTime(starts)), ("ends", DateAndTime(ends)), ("zone", ZoneName(zone)));

    /// <summary>A meeting's day, time and zone: "Thursday, February 4, 2027, 9:00 AM to 12:00 PM Pacific time".</summary>
    public string Meeting(Session session, Zone zone)
    {
        var span = Span(session.Starts, session.Ends, zone);
        return session.Starts.Date == session.Ends.Date ? Say("format.dateAndTime", ("date", Date(session.Starts.Date)), ("time", span)) : span;
    }

    /// <summary>"Pacific time"; the zone's own name where we have no word for it.</summary>
    public string ZoneName(Zone zone) => Knows($"zone.{zone}") ? this[$"zone.{zone}"] : zone.ToString();

    /// <summary>"12 hours", "2 hours 30 minutes".</summary>
    public string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => Count("format.minutes", rest),
        (var hours, 0) => Count("format.hours", hours),
        var (hours, rest) => $"{Count("format.hours", hours)} {Count("format.minutes", rest)}",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
