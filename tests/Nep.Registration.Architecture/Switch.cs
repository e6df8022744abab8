using System.Text.RegularExpressions;

namespace Nep.Registration.Architecture;

/// <summary>A switch expression, read from source text by its brackets: its arms, and the line it stands on.</summary>
internal sealed partial record Switch(IReadOnlyList<string> Arms, int Line)
{
    public bool EndsInTheUnreachable => Arms.Count > 0 && Unreachable().IsMatch(Arms[^1]);

    public static IEnumerable<Switch> In(string source) =>
        from Match start in Start().Matches(source)
        select new Switch([.. ArmsFrom(source, start.Index + start.Length)], source.AsSpan(0, start.Index).Count('\n') + 1);

    /// <summary>Whether an arm's pattern begins with a case of a closed hierarchy, by its full or its own name.</summary>
    public bool IsOver(IEnumerable<Type> hierarchies)
    {
        var cases = hierarchies.SelectMany(type => Project.Cases(type).Select(one => $"{type.Name.Split('`')[0]}.{one.Name}")).ToHashSet(StringComparer.Ordinal);
        return Arms.Any(arm => CaseName().Match(arm) is { Success: true } name && cases.Contains(name.Groups["name"].Value));
    }

    private static IEnumerable<string> ArmsFrom(string source, int start)
    {
        var (depth, from) = (0, start);
        for (var at = start; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '}' when depth-- == 0:
                    if (source[from..at].Trim() is { Length: > 0 } last) yield return last;
                    yield break;
                case ',' when depth == 0:
                    yield return source[from..at].Trim();
                    from = at + 1;
                    break;
                case '"' or '\'':
                    at = EndOfText(source, at);
                    break;
                default:
                    break;
            }
        }
    }

    private static int EndOfText(string source, int start)
    {
        for (var at = start + 1; at < source.Length; at++)
        {
            if (source[at] == '\\') at++;
            else if (source[at] == source[start] || source[at] == '\n') return at;
        }

        return source.Length;
    }

    [GeneratedRegex(@"\bswitch\s*\{", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^_\s*=>\s*throw new (System\.Diagnostics\.)?UnreachableException\(", RegexOptions.CultureInvariant)]
    private static partial Regex Unreachable();

    [GeneratedRegex(@"^\(?\s*(?<name>[A-Z]\w*\.[A-Z]\w*)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CaseName();
}
