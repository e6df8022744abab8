namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>Steps as a table: when on the offering's clock, what, and until when it makes sense.</summary>
internal static class Table
{
    public static string[] Of(IEnumerable<Step> steps, Zone? zone = null) => [.. steps.Select(step => Line(step, zone))];

    public static string[] OfUtc(IEnumerable<Step> steps) => [.. steps.Select(step => $"{step.Due} {step.Key}")];

    private static string Line(Step step, Zone? zone)
    {
        var key = step.Key.Replace($"{Story.Id}|", "", StringComparison.Ordinal);
        return $"{Clocks.Show(step.Due, zone)} {key}{(step.Stale is { } stale ? $" until {Clocks.Show(stale, zone)}" : "")}";
    }
}
