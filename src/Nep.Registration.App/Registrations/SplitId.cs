using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.App.Registrations;

/// <summary>
/// The registration that waits for the rest of a split form. It is made from the first one's id, so that a form makes the same two however
/// often it is sent.
/// </summary>
internal static class SplitId
{
    public static RegistrationId Of(RegistrationId first) => RegistrationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"rest\n{first}")), RegistrationId.Characters));
}
