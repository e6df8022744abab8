using System.Security.Cryptography;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Starting;

/// <summary>The operating system's random bytes.</summary>
internal sealed class SystemChance : IChance
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
