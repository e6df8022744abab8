using System.Globalization;

namespace Nep.Registration.Bench.Measuring;

/// <summary>Two measurements in turn, A B B A, so that a machine that speeds up or slows down treats both alike.</summary>
internal sealed record Rounds(IReadOnlyList<double> A, IReadOnlyList<double> B)
{
    public const int Usual = 5;

    public static async Task<Rounds> Run(Func<Task<double>> a, Func<Task<double>> b, int rounds = Usual)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            first.Add(await a());
            second.Add(await b());
            second.Add(await b());
            first.Add(await a());
        }

        return new Rounds(first, second);
    }

    /// <summary>A row of the table: ours, the floor, and the ratio of the medians with the spread of each.</summary>
    public string Row(string workload, string unit, string floor) =>
        string.Create(CultureInfo.InvariantCulture, $"| {workload} | {Say(A)} {unit} | {floor}: {Say(B)} {unit} | {Median(A) / Median(B):0.00} |");

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Say(IReadOnlyList<double> values) =>
        string.Create(CultureInfo.InvariantCulture, $"{Round(Median(values))} ({Round(values.Min())}–{Round(values.Max())})");

    private static string Round(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
