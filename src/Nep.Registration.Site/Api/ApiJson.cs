using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Nep.Registration.Site.Api;

/// <summary>
/// How the API writes and reads JSON: names in camel case, instants as RFC 3339 in universal time. What it reads must fit: an unknown member, a
/// member named twice, a value of another type, or nesting deeper than any form of ours is refused, not guessed.
/// </summary>
internal static class ApiJson
{
    private const int Deepest = 8;

    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        MaxDepth = Deepest,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>What the document of the API needs to know, too.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new Instants());
        return options;
    }

    private sealed class Instants : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && OffsetDateTimePattern.Rfc3339.Parse(reader.GetString()!) is { Success: true } read
                ? read.Value.ToInstant()
                : throw new JsonException("Not an instant by RFC 3339.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
