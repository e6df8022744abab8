using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>What must hold of a rubric before anyone scores by it. Sums up everything that is wrong, not the first thing.</summary>
public static class RubricRules
{
    public const int MostCriteria = 20;
    public const int MostAnchors = 10;
    public const int HighestWeight = 1_000;
    public const int LongestAnchor = 500;

    public static ValueList<Fault> Check(ValueList<Criterion> criteria) =>
    [
        .. criteria.Count == 0 ? [new Fault("criteria", "NoCriteria")] : Array.Empty<Fault>(),
        .. criteria.Count > MostCriteria ? [new Fault("criteria", "TooManyCriteria", Figure(MostCriteria))] : Array.Empty<Fault>(),
        .. criteria.Count > 0 && criteria.All(criterion => criterion.Weight == 0) ? [new Fault("criteria", "SumsToZero")] : Array.Empty<Fault>(),
        .. criteria.SelectMany((criterion, at) => Check(criterion, $"criteria.{at}")), .. Twice(criteria),
    ];

    private static IEnumerable<Fault> Check(Criterion criterion, string at) =>
    [
        .. OfferingRules.Line($"{at}.name", criterion.Name), .. OfferingRules.Within($"{at}.weight", criterion.Weight, 0, HighestWeight),
        .. criterion.Anchors.Count is < 2 or > MostAnchors ? [new Fault($"{at}.anchors", "TooFewAnchors", Figure(MostAnchors))] : Array.Empty<Fault>(),
        .. criterion.Anchors.Any(string.IsNullOrWhiteSpace) ? [new Fault($"{at}.anchors", "Missing")] : Array.Empty<Fault>(),
        .. criterion.Anchors.Any(anchor => anchor.Length > LongestAnchor) ? [new Fault($"{at}.anchors", "TooLong", Figure(LongestAnchor))] : Array.Empty<Fault>(),
        .. criterion.Anchors.Any(anchor => anchor.Any(char.IsControl)) ? [new Fault($"{at}.anchors", "ControlCharacters")] : Array.Empty<Fault>(),
    ];

    /// <summary>Two criteria of one name, however written, could not be told apart on the form.</summary>
    private static IEnumerable<Fault> Twice(ValueList<Criterion> criteria)
    {
        var (names, keys) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (criterion, at) in criteria.Select((criterion, at) => (criterion, at)))
        {
            var isNew = names.Add(criterion.Name.Trim());
            if (!keys.Add(criterion.Key) || !isNew) yield return new Fault($"criteria.{at}.name", "Repeated");
        }
    }

    private static string Figure(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
