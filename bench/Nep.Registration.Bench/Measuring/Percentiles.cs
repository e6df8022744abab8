using System.Globalization;

namespace Nep.Registration.Bench.Measuring;

/// <summary>How long many waited, in milliseconds.</summary>
internal static class Percentiles
{
    public static double At(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    public static string Say(IReadOnlyList<double> values) => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(values, 0.5):0.0} ms, p99 {At(values, 0.99):0.0} ms, most {values.Max():0.0} ms");
}
