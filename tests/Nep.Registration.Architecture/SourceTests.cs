using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nep.Registration.Architecture;

/// <summary>How the source is laid out and what it may not name.</summary>
public partial class SourceTests
{
    private const int MostLines = 300;

    [Fact]
    public void There_is_source_to_look_at() => Assert.True(Project.Sources("Domain").Count() > 20);

    [Fact]
    public void No_file_is_longer_than_one_reads_in_one_go() =>
        Offenders.None(Project.Sources().Where(source => Project.Read(source).AsSpan().Count('\n') > MostLines));

    [Fact]
    public void Folders_name_the_business() =>
        Offenders.None(Project.Sources().Where(source => source.Split('/').Any(part => part is "Services" or "Helpers" or "Managers" or "Utils")));

    [Fact]
    public void Neither_the_domain_nor_the_use_cases_read_a_clock_or_draw_chance() =>
        Offenders.None(Project.Sources("Domain", "App").Where(source => Clocks().IsMatch(Project.Read(source))));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("SystemClock.Instance.GetCurrentInstant()")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("new Random()")]
    [InlineData("RandomNumberGenerator.Fill(bytes)")]
    public void What_counts_as_a_clock_or_chance_is_found(string source) => Assert.Matches(Clocks(), source);

    [Theory]
    [InlineData("Domain")]
    [InlineData("App")]
    public void Every_public_type_says_what_it_is(string project)
    {
        var assembly = project == "Domain" ? Project.Domain : Project.App;
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        Assert.True(File.Exists(file), $"{Path.GetFileName(file)} is not made: GenerateDocumentationFile is off.");
        var said = XDocument.Load(file).Descendants("member").Select(member => (string)member.Attribute("name")!).ToHashSet();
        Offenders.None(assembly.GetExportedTypes().Where(type => !type.IsNested && !said.Contains($"T:{type.FullName}")).Select(type => type.FullName));
    }

    [GeneratedRegex(
        @"DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider\.System|SystemClock|Guid\.NewGuid|Random\.Shared|new Random\b|RandomNumberGenerator|Stopwatch|Environment\.TickCount",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clocks();
}
