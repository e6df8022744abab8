using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Storage;

/// <summary>The rows of mail to lists: what each says, and whom it reaches, in parts.</summary>
internal static partial class Keys
{
    public static string MailingText(MailingId mailing) => $"mailing|{mailing}";

    public static string MailingPart(MailingId mailing, int part) => $"mailing|{mailing}|{part.ToString("00000", CultureInfo.InvariantCulture)}";

    public static KeyRange MailingParts(MailingId mailing) => KeyRange.Prefix($"mailing|{mailing}|");
}
