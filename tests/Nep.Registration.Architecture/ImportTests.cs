using System.Reflection;

namespace Nep.Registration.Architecture;

/// <summary>Domain &lt;- App &lt;- Site &lt;- hosts.</summary>
public class ImportTests
{
    [Fact]
    public void The_domain_knows_nothing_but_NodaTime_and_the_base_library() =>
        Offenders.None(References(Project.Domain).Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void The_domain_touches_no_file_network_database_or_thread() =>
        Offenders.None(References(Project.Domain).Where(name => name.Contains(".IO", StringComparison.Ordinal)
            || name.Contains(".Net.", StringComparison.Ordinal) || name.Contains(".Data", StringComparison.Ordinal)
            || name.Contains(".Threading", StringComparison.Ordinal)));

    [Fact]
    public void The_use_cases_know_the_domain_and_neither_the_web_nor_a_host()
    {
        Assert.Contains("Nep.Registration.Domain", References(Project.App));
        Offenders.None(References(Project.App).Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.Contains("Sqlite", StringComparison.Ordinal) || name.StartsWith("Azure.", StringComparison.Ordinal)));
        Assert.Equal(["Nep.Registration.Domain"], Own(Project.App));
    }

    [Fact]
    public void The_site_knows_no_host() =>
        Assert.Equal(["Nep.Registration.App", "Nep.Registration.Domain"], Own(Project.Site));

    [Fact]
    public void A_host_stands_on_the_site() => Assert.Contains("Nep.Registration.Site", Own(Project.Local));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Own(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("Nep.", StringComparison.Ordinal)).Order();
}
