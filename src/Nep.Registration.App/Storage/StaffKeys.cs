using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>The rows of staff: who they are, and who changed that.</summary>
internal static partial class Keys
{
    public const string StaffRoll = "roll";

    public static readonly KeyRange StaffMembers = KeyRange.Prefix("person|");
    public static readonly KeyRange StaffLog = KeyRange.Prefix("log|roll|");

    /// <summary>Addresses may hold characters that a key may not; their hash does not.</summary>
    public static string StaffMember(EmailAddress address) =>
        $"person|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToString().ToLowerInvariant())))}";

    public static string StaffCommit(int commit) => $"log|roll|{commit.ToString("00000", CultureInfo.InvariantCulture)}";
}
