using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nep.Registration.Architecture;

/// <summary>docs/parts.md names what the project did not write: all of it, in the version that is used, and nothing else.</summary>
public partial class PartsTests
{
    [Fact]
    public void Every_package_that_is_pinned_stands_in_the_inventory_with_its_version() =>
        Offenders.None(Pinned().Except(Inventory()).Select(part => $"{part.Name} {part.Version}"));

    [Fact]
    public void Everything_that_the_local_host_ships_stands_in_the_inventory_with_its_version() =>
        Offenders.None(Shipped().Except(Inventory()).Select(part => $"{part.Name} {part.Version}"));

    [Fact]
    public void Nothing_stands_in_the_inventory_that_is_not_used() =>
        Offenders.None(Inventory().Except(Pinned()).Except(Shipped()).Select(part => $"{part.Name} {part.Version}"));

    private static List<(string Name, string Version)> Inventory() =>
        [.. Line().Matches(Read("docs", "parts.md")).Select(line => (line.Groups["name"].Value, line.Groups["version"].Value))];

    private static IEnumerable<(string Name, string Version)> Pinned() =>
        XDocument.Parse(Read("Directory.Packages.props")).Descendants("PackageVersion").Select(one => ((string)one.Attribute("Include")!, ((string)one.Attribute("Version")!).Trim('[', ']')));

    private static IEnumerable<(string Name, string Version)> Shipped()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Nep.Registration.Local.deps.json")));
        return [.. file.RootElement.GetProperty("libraries").EnumerateObject().Where(one => one.Value.GetProperty("type").GetString() == "package").Select(one => one.Name.Split('/')).Select(one => (one[0], one[1]))];
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Project.Root, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| (?<name>[A-Za-z][\w.]+) \| (?<version>[0-9][\w.]+) \|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Line();
}
