using Nep.Registration.App.Registrations;

namespace Nep.Registration.Site.Staff.Trends;

/// <summary>How an offering stood at the end of one day, on its own clock.</summary>
/// <param name="Registrations">Placed on that day.</param>
/// <param name="Seats">Confirmed in all.</param>
/// <param name="Received">Cents that had come in all.</param>
/// <param name="Refunded">Cents that had gone back in all.</param>
public sealed record TrendDay(LocalDate Day, int Registrations, int Seats, long Received, long Refunded)
{
    public Money Net => new(Received - Refunded);
}

/// <summary>Seats and money over time, day by day.</summary>
public static class TrendDays
{
    /// <summary>More days than these are shown by the week.</summary>
    private const int MostDays = 31;

    /// <summary>Every day on which something happened, in order.</summary>
    public static IReadOnlyList<TrendDay> Of(Trend trend, Zone zone)
    {
        var (days, sum) = (new List<TrendDay>(), default(TrendHour));
        foreach (var day in trend.Changes.GroupBy(hour => zone.DateAt(hour.At)))
        {
            var change = day.Aggregate(default(TrendHour), (all, hour) => all + hour.Change);
            sum += change;
            days.Add(new TrendDay(day.Key, change.Registrations, sum.Seats, sum.Received, sum.Refunded));
        }

        return days;
    }

    /// <summary>The same for a table: each day, or, where there are many, the end of each week (a Sunday).</summary>
    public static IReadOnlyList<TrendDay> ForTable(IReadOnlyList<TrendDay> days) => days.Count == 0 || Period.DaysBetween(days[0].Day, days[^1].Day) < MostDays
        ? days
        : [.. days.GroupBy(day => EndOfWeek(day.Day)).Select(week => week.Last() with { Day = week.Key, Registrations = week.Sum(day => day.Registrations) })];

    private static LocalDate EndOfWeek(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday ? day : day.Next(IsoDayOfWeek.Sunday);
}
