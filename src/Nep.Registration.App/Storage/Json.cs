using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;

namespace Nep.Registration.App.Storage;

/// <summary>
/// The stored form of every fact. Each closed hierarchy carries the name of its case under <c>is</c>; ids, times and addresses are their
/// one text form. The shapes are pinned by approved files: a change here must read what earlier versions wrote.
/// </summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The row is not in a form that this version knows: refused, never guessed.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, Options)!;

    /// <summary>Works out how a type is stored, before the first of it is read.</summary>
    public static void Prepare<T>() => Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(StoredTypes.Default, new DefaultJsonTypeInfoResolver()).WithAddedModifier(Cases),
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new TextConverterFactory());
        options.Converters.Add(new NumberIdConverterFactory());
        options.Converters.Add(new ValueListConverterFactory());
        options.Converters.Add(new PatternConverter<Instant>(InstantPattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDate>(LocalDatePattern.Iso));
        options.Converters.Add(new PatternConverter<LocalTime>(LocalTimePattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDateTime>(LocalDateTimePattern.ExtendedIso));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A closed hierarchy is an abstract record whose cases are nested in it; the case's name is the discriminator.</summary>
    private static void Cases(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Kind != JsonTypeInfoKind.Object) return;
        var cases = info.Type.GetNestedTypes().Where(type => type.IsSubclassOf(info.Type) && type.IsSealed).ToList();
        if (cases.Count == 0) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "is",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var one in cases) info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(one, one.Name));
    }
}
