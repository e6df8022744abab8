using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Following;

/// <summary>The public code under which a certificate can be verified: 80 bits of chance.</summary>
internal static class CertificateCode
{
    private const int Characters = 16;

    public static string New(IChance chance)
    {
        Span<byte> bytes = stackalloc byte[Characters * 5 / 8];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, Characters);
    }
}
