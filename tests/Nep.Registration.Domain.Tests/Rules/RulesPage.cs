namespace Nep.Registration.Domain.Tests.Rules;

/// <summary>
/// A page of docs/rules, drawn anew from the rules themselves and compared with the one that is kept. On a difference the new text is laid
/// beside it as <c>.received.md</c>, to be looked at and, if it is right, to take its place.
/// </summary>
internal static class RulesPage
{
    public static void IsAsDrawn(string name, IEnumerable<string> lines)
    {
        var (kept, received) = (Path.Combine(Folder(), $"{name}.md"), Path.Combine(Folder(), $"{name}.received.md"));
        var drawn = string.Join('\n', lines) + "\n";
        if (File.Exists(kept) && File.ReadAllText(kept) == drawn)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, drawn);
        Assert.Fail($"docs/rules/{name}.md is not what the rules say: compare it with {name}.received.md.");
    }

    /// <summary>A table row; the first one given is the heading.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) =>
    [
        Row(heading), Row([.. heading.Select(_ => "---")]), .. rows.Select(Row),
    ];

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "global.json"))) return Path.Combine(folder.FullName, "docs", "rules");
        throw new DirectoryNotFoundException("The tests do not stand in the project's folder.");
    }
}
