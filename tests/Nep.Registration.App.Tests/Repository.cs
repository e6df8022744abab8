using System.Runtime.CompilerServices;

namespace Nep.Registration.App.Tests;

/// <summary>The sources, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(ThisFile());

    public static IEnumerable<string> Sources(params ReadOnlySpan<string> projects)
    {
        var all = new List<string>();
        foreach (var project in projects)
        {
            var folder = Path.Combine(Root, "src", $"Nep.Registration.{project}");
            all.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));
        }

        return all.Select(File.ReadAllText);
    }

    private static string Find(string? path)
    {
        while (path is not null && !File.Exists(Path.Combine(path, "Directory.Packages.props"))) path = Path.GetDirectoryName(path);
        return path ?? throw new DirectoryNotFoundException("The repository's root was not found.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
