using System.Security.Cryptography;
using System.Text;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>One person on a list: a participant's place with the address in it as it was then, or a registrar.</summary>
/// <param name="To">The participant; null for the registrar.</param>
public sealed record MailingRecipient(RegistrationId Registration, ParticipantNumber? To, int Change)
{
    public Letter LetterOf(MailingId mailing, LetterKind kind) => new(Registration, kind, To, Change, $"{mailing}");
}

/// <summary>Nobody is on the list.</summary>
public sealed record MailingListEmpty : Refusal;

/// <summary>Others are on the list than were shown.</summary>
/// <param name="Was">How many were shown.</param>
/// <param name="Now">How many there are.</param>
public sealed record MailingListChanged(int Was, int Now) : Refusal;

/// <summary>Whom a mail to a list reaches: each person at each address once.</summary>
/// <param name="OptedOut">People who would be on it, and want no optional mail.</param>
/// <param name="Returned">People on it whose address has returned mail before.</param>
public sealed record MailingList(ValueList<MailingRecipient> Recipients, int OptedOut, int Returned)
{
    private const int StampCharacters = 16;

    /// <summary>Says which list it is: how many, and a hash of who. Another list has another stamp.</summary>
    public string Stamp => $"{Recipients.Count}-{Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Recipients))), StampCharacters)}";

    /// <summary>Why this list is not written to by someone who was shown another; null when it is the one.</summary>
    public Refusal? WhyNot(string shown) =>
        Recipients.Count == 0 ? new MailingListEmpty()
        : shown == Stamp ? null
        : new MailingListChanged(int.TryParse(shown.Split('-')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var was) ? was : 0, Recipients.Count);
}

/// <summary>
/// Puts a list together, registration by registration. A person who stands in several places at one address is on it once, in the first; a
/// registrar who comes along is on it as the participant. Whoever has no name yet has no address to write to.
/// </summary>
/// <param name="optedOut">Whether an address wants no mail of this kind.</param>
/// <param name="returned">Whether an address has returned mail before.</param>
public sealed class MailingListing(MailingAudience audience, Func<EmailAddress, bool> optedOut, Func<EmailAddress, bool> returned)
{
    private readonly HashSet<(EmailAddress Address, string Name)> seen = [];
    private readonly List<MailingRecipient> recipients = [];
    private int optedOutPeople;
    private int returnedPeople;

    public void Add(RegistrationState state)
    {
        if (audience != MailingAudience.Registrars)
            foreach (var participant in state.Named())
                Add(new MailingRecipient(state.Id, participant.Number, participant.Change), participant.Person.Email, participant.Person.Name);
        if (audience == MailingAudience.Registrars || (audience == MailingAudience.Everyone && !state.RegistrarComesAlong))
            Add(new MailingRecipient(state.Id, null, 0), state.Registrar.Email, state.Registrar.Name);
    }

    public MailingList Result() => new([.. recipients], optedOutPeople, returnedPeople);

    private void Add(MailingRecipient recipient, EmailAddress address, string name)
    {
        if (!seen.Add((address, name.Trim().ToLowerInvariant()))) return;
        if (optedOut(address))
        {
            optedOutPeople++;
            return;
        }

        if (returned(address)) returnedPeople++;
        recipients.Add(recipient);
    }
}
