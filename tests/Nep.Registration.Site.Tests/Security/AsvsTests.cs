using System.Text.RegularExpressions;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>The table of docs/security.md: whole, and every test that it names is there.</summary>
public sealed partial class AsvsTests
{
    private static readonly string Root = RootFolder();

    [Fact]
    public void The_table_has_every_requirement_of_levels_1_and_2_once_and_in_order()
    {
        using var list = new StreamReader(typeof(AsvsTests).Assembly.GetManifestResourceStream("asvs")!);
        var asked = list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(253, asked.Length);
        Assert.Equal(asked, Rows().Select(row => $"{row.Id} {row.Level}"));
    }

    [Fact]
    public void Every_row_says_how_it_stands_and_what_is_shown_names_a_test()
    {
        Nothing.Of(Rows().Where(row => !Standing().IsMatch(row.Stands)).Select(row => $"{row.Id}: {row.Stands}"));
        Nothing.Of(Rows().Where(row => row.Stands.StartsWith("Shown by", StringComparison.Ordinal) && !Test().IsMatch(row.Stands)).Select(row => $"{row.Id}: {row.Stands}"));
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var known = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).SelectMany(TestsIn).ToHashSet(StringComparer.Ordinal);
        var named = Test().Matches(Text()).Select(match => match.Groups["test"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 80);
        Nothing.Of(named.Where(test => !known.Contains(test)));
    }

    private static IEnumerable<string> TestsIn(string file)
    {
        var text = File.ReadAllText(file);
        var classes = Class().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        return Method().Matches(text).SelectMany(match => classes.Select(one => $"{one}.{match.Groups["name"].Value}"));
    }

    private static IEnumerable<(string Id, string Level, string Stands)> Rows() =>
        Row().Matches(Text()).Select(row => (row.Groups["id"].Value, row.Groups["level"].Value, row.Groups["stands"].Value.Trim()));

    private static string Text() => File.ReadAllText(Path.Combine(Root, "docs", "security.md")).ReplaceLineEndings("\n");

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Nep.Registration.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("^\\| (?<id>[0-9]+\\.[0-9]+\\.[0-9]+) \\| (?<level>[12]) \\|[^|\n]+\\|(?<stands>[^|\n]+)\\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("^(Shown by|Does not apply:|Written:|\\*\\*Not met\\*\\*:) ")]
    private static partial Regex Standing();

    [GeneratedRegex("`(?<test>[A-Z][A-Za-z]+(Tests|Properties)\\.[A-Z]\\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();

    [GeneratedRegex("class (?<name>\\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Class();

    [GeneratedRegex("public (static )?(async )?(void|Task) (?<name>[A-Z]\\w+)\\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Method();
}
