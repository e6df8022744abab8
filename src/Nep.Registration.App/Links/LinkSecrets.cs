using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.App.Links;

/// <summary>
/// Makes and checks the secrets in capability links: 128 bits that nobody can guess, derived from the host's key and what the link is for.
/// Nothing of a link is stored, so a copy of the database opens none; and a letter can name a link years later.
/// </summary>
/// <param name="keys">At least 32 bytes each. The first makes links; every one of them is still accepted, so that a key can be changed.</param>
public sealed class LinkSecrets(params IReadOnlyList<byte[]> keys)
{
    private const int Characters = 26;

    public string Make(string purpose, params ReadOnlySpan<string> about) => Make(keys[0], purpose, about);

    /// <summary>Takes the same time whatever is wrong with the secret.</summary>
    public bool IsGood(string? secret, string purpose, params ReadOnlySpan<string> about)
    {
        var given = Encoding.ASCII.GetBytes((secret ?? "").PadRight(Characters)[..Characters]);
        var good = false;
        foreach (var key in keys)
            good |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Make(key, purpose, about)));
        return good && secret?.Length == Characters;
    }

    /// <summary>A key of 32 bytes for signing, one for each of the host's keys: nothing of them is stored either.</summary>
    public IReadOnlyList<byte[]> SigningKeys(string purpose, params IReadOnlyList<string> about) =>
        [.. keys.Select(key => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{string.Join('\n', about)}")))];

    private static string Make(byte[] key, string purpose, ReadOnlySpan<string> about)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{string.Join('\n', about!)}"), hash);
        return Ids.ToBase32(hash, Characters);
    }
}
