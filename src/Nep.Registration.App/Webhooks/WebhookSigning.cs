using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// Signs a message by the Standard Webhooks convention: <c>v1,</c> and the base 64 of HMAC-SHA-256 over id, time in seconds and body, parted
/// by points.
/// </summary>
public static class WebhookSigning
{
    private const string SecretPrefix = "whsec_";

    /// <summary>A secret as its holder has it.</summary>
    public static string Show(ReadOnlySpan<byte> key) => SecretPrefix + Convert.ToBase64String(key);

    /// <param name="keys">Every secret that is good now: the holder of any one of them finds its signature.</param>
    public static string Sign(IEnumerable<byte[]> keys, string id, Instant at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")), .. body];
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}"));
    }
}
