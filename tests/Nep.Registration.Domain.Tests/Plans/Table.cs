namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>
/// Steps as a table: when on the offering's clock, what, and until when it makes sense. That a registration came too late for a reminder is left
/// out: nearly every sample did, and <see cref="LatecomerTests"/> looks at nothing else.
/// </summary>
internal static class Table
{
    public static string[] Of(IEnumerable<Step> steps, Zone? zone = null) => [.. steps.Where(IsOfInterest).Select(step => Line(step, zone))];

    public static string[] OfUtc(IEnumerable<Step> steps) => [.. steps.Where(IsOfInterest).Select(step => $"{step.Due} {step.Key}")];

    private static bool IsOfInterest(Step step) => step.Act is not Act.NoteLatecomer;

    private static string Line(Step step, Zone? zone)
    {
        var key = step.Key.Replace($"{Story.Id}|", "", StringComparison.Ordinal);
        return $"{Clocks.Show(step.Due, zone)} {key}{(step.Stale is { } stale ? $" until {Clocks.Show(stale, zone)}" : "")}";
    }
}
