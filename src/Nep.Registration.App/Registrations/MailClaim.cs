using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Registrations;

/// <summary>Letters of a registration that were recorded as being sent and are now to be handed over.</summary>
/// <param name="Standing">The registration as that transaction left it, so that it need not be read again; null when it must be.</param>
internal sealed record MailClaim(IReadOnlyList<LetterKey> Letters, RegistrationRecord? Standing)
{
    public static readonly MailClaim Nothing = new([], null);
}
