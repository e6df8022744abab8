using System.Text.Json.Serialization;

namespace Nep.Registration.Functions.Site;

/// <summary>Who is signed in, as App Service Authentication says it.</summary>
internal sealed record PlatformPrincipal(
    [property: JsonPropertyName("claims")] IReadOnlyList<PlatformClaim>? Claims,
    [property: JsonPropertyName("name_typ")] string? NameType,
    [property: JsonPropertyName("role_typ")] string? RoleType);

internal sealed record PlatformClaim(
    [property: JsonPropertyName("typ")] string Type, [property: JsonPropertyName("val")] string Value);
