using System.Reflection;

namespace Nep.Registration.Architecture;

/// <summary>The project's assemblies and its source, as the tests look at them.</summary>
internal static class Project
{
    public static readonly Assembly Domain = typeof(Money).Assembly;
    public static readonly Assembly App = typeof(App.AppServices).Assembly;
    public static readonly Assembly Site = typeof(Site.SiteServices).Assembly;
    public static readonly Assembly Local = Assembly.Load("Nep.Registration.Local");

    public static string Root { get; } = FindRoot();

    /// <summary>Every C# and Razor source file under src (or a part of it), without what builds make.</summary>
    public static IEnumerable<string> Sources(params string[] projects) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Root, "src"), file).Replace('\\', '/')
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        where projects.Length == 0 || projects.Any(project => path.StartsWith($"Nep.Registration.{project}/", StringComparison.Ordinal))
        orderby path
        select path;

    public static string Read(string source) => File.ReadAllText(Path.Combine(Root, "src", source));

    /// <summary>Abstract records whose cases are nested in them.</summary>
    public static IEnumerable<Type> ClosedHierarchies() =>
        from type in new[] { Domain, App, Site, Local }.SelectMany(assembly => assembly.GetTypes())
        where type is { IsAbstract: true, IsClass: true, IsSealed: false } && type.GetMethod("<Clone>$") is not null && Cases(type).Any()
        select type;

    public static IEnumerable<Type> Cases(Type hierarchy) =>
        hierarchy.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(one => Closes(one.BaseType, hierarchy));

    private static bool Closes(Type? of, Type hierarchy) =>
        of is not null && (of == hierarchy || (of.IsGenericType && of.GetGenericTypeDefinition() == hierarchy));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "global.json"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests do not stand in the project's folder.");
    }
}
