using System.Security.Cryptography;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Site.Shell;

/// <summary>The operating system's random bytes: what every host draws secrets and numbers from.</summary>
public sealed class SystemChance : IChance
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
