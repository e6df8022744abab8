using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Connections;

/// <summary>
/// A key as its holder has it: <c>nep_</c>, the key's name, and 160 bits of chance. It is shown once; what is stored is a hash, which for so
/// much chance needs no salt and no slowness.
/// </summary>
public readonly record struct ApiSecret
{
    /// <summary>By which people, and programs that look for leaked keys, know one.</summary>
    public const string Prefix = "nep_";

    private const int Characters = 32;
    private const int Length = 4 + ApiKeyId.Characters + 1 + Characters;

    private readonly string? text;

    private ApiSecret(string text, ApiKeyId id) => (this.text, Id) = (text, id);

    public ApiKeyId Id { get; }

    /// <summary>SHA-256, in hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ToString())));

    public static ApiSecret Draw(IChance chance)
    {
        var id = ApiKeyId.Parse(Draw(chance, ApiKeyId.Characters));
        return new ApiSecret($"{Prefix}{id}_{Draw(chance, Characters)}", id);
    }

    public static bool TryParse(string? text, out ApiSecret secret)
    {
        secret = default;
        if (text is not { Length: Length } || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[^(Characters + 1)] != '_') return false;
        if (!ApiKeyId.TryParse(text.Substring(Prefix.Length, ApiKeyId.Characters), out var id) || !text[^Characters..].All(Ids.IsBase32)) return false;
        secret = new ApiSecret(text, id);
        return true;
    }

    /// <summary>Takes the same time whatever is wrong.</summary>
    public bool Opens(ApiKey key) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(key.Hash));

    public override string ToString() => text ?? "";

    private static string Draw(IChance chance, int characters)
    {
        Span<byte> bytes = stackalloc byte[((characters * 5) + 7) / 8];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, characters);
    }
}
