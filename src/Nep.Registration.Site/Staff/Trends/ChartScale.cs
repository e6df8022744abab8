using System.Globalization;
using System.Text;

namespace Nep.Registration.Site.Staff.Trends;

/// <summary>One line of a chart: what stood from each day on.</summary>
public sealed record ChartLine(string Name, IReadOnlyList<(LocalDate Day, decimal Value)> Points);

/// <summary>Where days and values stand in a chart's picture.</summary>
public sealed class ChartScale
{
    public const int Width = 720;
    public const int Height = 240;
    public const int Left = 70;
    public const int Right = 150;
    public const int Top = 16;
    public const int Bottom = 30;

    private readonly LocalDate first;
    private readonly int days;

    /// <param name="limit">A value that must be in the picture: the capacity, say.</param>
    public ChartScale(IReadOnlyList<ChartLine> lines, decimal? limit)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        first = points.Min(point => point.Day);
        days = Math.Max(1, Period.DaysBetween(first, points.Max(point => point.Day)));
        Most = Round(Math.Max(limit ?? 0, Math.Max(1, points.Max(point => point.Value))));
    }

    /// <summary>The value at the top.</summary>
    public decimal Most { get; }

    public IEnumerable<decimal> Values => Enumerable.Range(0, 5).Select(part => Most * part / 4);

    /// <summary>A few days along the bottom.</summary>
    public IEnumerable<LocalDate> Days => Enumerable.Range(0, 5).Select(part => first.PlusDays(days * part / 4)).Distinct();

    public decimal X(LocalDate day) => Left + ((Width - Left - Right) * (decimal)Period.DaysBetween(first, day) / days);

    public decimal Y(decimal value) => Height - Bottom - ((Height - Top - Bottom) * value / Most);

    /// <summary>A stair: a value holds until the day it changes.</summary>
    public string Path(ChartLine line)
    {
        var path = new StringBuilder();
        foreach (var (day, value) in line.Points)
            path.Append(path.Length == 0 ? $"M{Say(X(day))} {Say(Y(0))}" : $"H{Say(X(day))}").Append('V').Append(Say(Y(value)));
        return path.Append('H').Append(Say(X(first.PlusDays(days)))).ToString();
    }

    public static string Say(decimal place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static readonly decimal[] Steps = [1m, 2m, 4m, 5m, 8m, 10m];

    /// <summary>The next round number that four parts of are round, too.</summary>
    private static decimal Round(decimal value)
    {
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)value)));
        return Steps.Select(step => step * unit).First(step => step >= value);
    }
}
