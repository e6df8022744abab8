using System.Text.Json.Serialization;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>
/// Which forms of facts a database may hold: the name of every case and of every named value that a version of this program may have written there.
/// A version that finds a name which it does not know refuses the whole database, instead of meeting the fact one day and guessing.
/// </summary>
/// <remarks>
/// Looked at when a host starts. While the same build goes on with a database, that is one row read; another build adds its own names. See
/// docs/decisions/stored-formats.md.
/// </remarks>
public sealed class KnownForms(ITableStore store)
{
    private const string Partition = "_host";
    private const string RowKey = "forms";

    /// <returns>Names in the database that this version does not know: then it must not be used. Otherwise none, and this version's names stand in it.</returns>
    public Task<IReadOnlyList<string>> Unknown(CancellationToken cancel = default) => Unknown(Build, Names, cancel);

    /// <param name="build">The same for the same program.</param>
    /// <param name="names">The names that this program knows.</param>
    internal async Task<IReadOnlyList<string>> Unknown(string build, Func<IReadOnlyCollection<string>> names, CancellationToken cancel = default)
    {
        var row = await store.Get(Partition, RowKey, cancel);
        var written = row is null ? null : Json.Read<WrittenForms>(row.Value);
        if (written?.Build == build) return [];
        var known = names();
        if (written?.Names.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown) return unknown;
        var value = Json.Write(new WrittenForms(build, [.. known.Order(StringComparer.Ordinal)]));
        await store.Transact(Partition, [row is null ? new RowChange.Insert(RowKey, value) : new RowChange.Replace(RowKey, value, row.Tag)], cancel);
        return [];
    }

    private static string Build => $"{typeof(Money).Assembly.ManifestModule.ModuleVersionId:N}{typeof(KnownForms).Assembly.ManifestModule.ModuleVersionId:N}";

    /// <summary>Every case of every closed hierarchy that is stored, and every value of every enumeration of the domain.</summary>
    public static IReadOnlyCollection<string> Names()
    {
        var stored = typeof(StoredTypes).GetCustomAttributesData().Where(one => one.AttributeType == typeof(JsonSerializableAttribute))
            .Select(one => (Type)one.ConstructorArguments[0].Value!).SelectMany(type => type.GenericTypeArguments.Append(type));
        var hierarchies = stored.Select(type => type.DeclaringType ?? type).Where(type => type.IsAbstract).Distinct();
        var cases = hierarchies.SelectMany(type => type.GetNestedTypes().Where(one => one.IsSubclassOf(type)).Select(one => $"{type.Name}.{one.Name}"));
        var values = typeof(Money).Assembly.GetExportedTypes().Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}"));
        return cases.Concat(values).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>What the last program wrote of itself.</summary>
internal sealed record WrittenForms(string Build, ValueList<string> Names);
