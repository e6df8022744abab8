using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nep.Registration.Functions.Site;

/// <summary>Who is signed in, as App Service Authentication says it.</summary>
internal sealed record PlatformPrincipal(
    [property: JsonPropertyName("claims")] IReadOnlyList<PlatformClaim?>? Claims,
    [property: JsonPropertyName("name_typ")] string? NameType,
    [property: JsonPropertyName("role_typ")] string? RoleType)
{
    /// <summary>What the header says; null when it says nothing that can be read.</summary>
    public static PlatformPrincipal? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<PlatformPrincipal>(Convert.FromBase64String(header));
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The values of the claims of one type, in their order.</summary>
    public IEnumerable<string> Values(string type) =>
        (Claims ?? []).Where(claim => claim?.Type == type).Select(claim => claim!.Value).OfType<string>();
}

internal sealed record PlatformClaim(
    [property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
