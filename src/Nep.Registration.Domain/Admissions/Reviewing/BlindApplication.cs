using System.Text.RegularExpressions;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>
/// A text of an application with everything taken out of it that tells who applies. There is no other way to make one, so whatever shows it
/// cannot show a name.
/// </summary>
public readonly partial record struct BlindText
{
    /// <summary>What stands where a name stood.</summary>
    public const string Mask = "[hidden]";

    private const int ShortestPart = 3;

    private readonly string? text;

    private BlindText(string text) => this.text = text;

    /// <param name="hidden">Names, addresses and organizations, as they were typed. The single words of a name are hidden where they stand with a capital.</param>
    public static BlindText Of(string text, IEnumerable<string> hidden)
    {
        var whole = hidden.Select(one => one.Trim()).Where(one => one.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(one => one.Length).ToList();
        var masked = AnyAddress().Replace(text, Mask);
        foreach (var one in whole) masked = Replace(masked, one, RegexOptions.IgnoreCase);
        foreach (var part in whole.SelectMany(Parts).Distinct(StringComparer.Ordinal)) masked = Replace(masked, part, RegexOptions.None);
        return new BlindText(masked);
    }

    public override string ToString() => text ?? "";

    private static IEnumerable<string> Parts(string name) =>
        name.Split([' ', '-', '\'', '’', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length >= ShortestPart && char.IsUpper(part[0]) && !Common.Contains(part));

    /// <summary>Words that stand in the names of organizations and everywhere else.</summary>
    private static readonly HashSet<string> Common = new(
        ["School", "Schools", "District", "Unified", "Public", "County", "City", "High", "Middle", "Elementary", "Academy", "The", "State", "Board", "Education", "Equity", "Center", "University", "College", "Community", "Network", "Project", "National", "Foundation", "Institute", "Council", "Union"],
        StringComparer.OrdinalIgnoreCase);

    private static string Replace(string text, string what, RegexOptions how) =>
        Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(what)}(?![\p{{L}}\p{{N}}])", Mask, how | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyAddress();
}

/// <summary>One answer as a reviewer sees it.</summary>
/// <param name="Question">Staff's own words.</param>
public sealed record BlindAnswer(string Question, BlindText Answer);

/// <summary>A file as a reviewer sees it: by its place in the application, since its own name may tell who sent it.</summary>
/// <param name="Number">1 for the first.</param>
public sealed record BlindFile(int Number, string Question, string Ending)
{
    public string Name => $"file-{Number}.{Ending}";
}

/// <summary>
/// All that a reviewer sees of an application: on pages, in files that are handed out, in their names, and in addresses. It holds no name, no
/// address, no district and nothing that applicants were told reviewers do not see, because it has no place for them.
/// </summary>
/// <param name="Code">The application's short name, which tells nothing of who applies.</param>
public sealed record BlindApplication(ApplicationId Application, string Code, ValueList<BlindAnswer> Answers, ValueList<BlindFile> Files);
