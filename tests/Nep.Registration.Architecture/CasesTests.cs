using System.Text.RegularExpressions;

namespace Nep.Registration.Architecture;

/// <summary>The page of cases names a test for each, and every one that it names is there to run.</summary>
public class CasesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Project.Root, "docs", "cases.md"));

    [Fact]
    public void Every_test_that_the_page_of_cases_names_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Project.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\[(?:Fact|Theory|Property)\b[^{;=]*?\b(?:Task|void|Property)\s+(\w+)\(").Select(match => match.Groups[1].Value)).ToHashSet();
        Offenders.None(Regex.Matches(Page, "`([^`]+)`").Select(match => match.Groups[1].Value).Where(name => !tests.Contains(name)));
    }

    [Fact]
    public void Every_case_has_a_test()
    {
        var rows = Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| case", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)).ToList();
        Assert.InRange(rows.Count, 50, 200);
        Offenders.None(rows.Where(row => !row.Contains('`', StringComparison.Ordinal)));
    }
}
