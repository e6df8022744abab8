using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Functions.Starting;

/// <summary>Where the site is, and the secret behind its links. Settings: <c>Site__BaseAddress</c>, <c>Links__Keys</c>.</summary>
/// <param name="BaseAddress">The address that every link begins with.</param>
/// <param name="LinkKeys">The first makes links; all are accepted, so that a key can be changed.</param>
public sealed record SiteOptions(Uri BaseAddress, IReadOnlyList<byte[]> LinkKeys)
{
    private const int LeastKeyBytes = 32;

    /// <summary>Only after <see cref="Complaints"/> had none.</summary>
    public static SiteOptions From(IConfiguration configuration) => new(
        new Uri(configuration["Site:BaseAddress"]!.TrimEnd('/') + "/"), [.. Keys(configuration).Select(Convert.FromBase64String)]);

    /// <summary>One sentence for each thing that is wrong.</summary>
    public static IEnumerable<string> Complaints(IConfiguration configuration)
    {
        if (!IsAddress(configuration["Site:BaseAddress"]))
            yield return "Site__BaseAddress must be the https address that people open, such as https://register.example.org (http only on localhost).";
        var keys = Keys(configuration);
        if (keys.Length == 0)
            yield return "Links__Keys must hold a secret of at least 32 random bytes in base 64; it stands behind every link in a mail.";
        else if (!keys.All(IsKey))
            yield return "Every key in Links__Keys must be base 64 of at least 32 bytes; several are separated by semicolons, the newest first.";
    }

    private static string[] Keys(IConfiguration configuration) =>
        (configuration["Links:Keys"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.PathAndQuery == "/"
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= LeastKeyBytes;
    }
}
