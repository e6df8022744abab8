using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>
/// What staff decided about a person, kept until it is carried out in every offering and after that as the record of it. The same decision is
/// one order however often it is asked for.
/// </summary>
/// <param name="Address">Whom it is about; null once they are erased.</param>
/// <param name="Into">Whom they become; null to erase them.</param>
/// <param name="Finished">The offerings in which it is done.</param>
/// <param name="Registrations">How many registrations it has changed so far.</param>
/// <param name="Done">When it was done everywhere; null while it is not.</param>
public sealed record PersonOrder(
    ReaderId Reader, EmailAddress? Address, Person? Into, string Reason, EmailAddress By, Instant At, ValueList<OfferingId> Finished, int Registrations,
    Instant? Done = null)
{
    public bool IsErasure => Into is null;

    public string Id => $"{(IsErasure ? "erase" : "merge")}-{Reader}";
}

/// <summary>What stands in the place of someone who was erased: it tells two of them apart and nothing else.</summary>
public sealed record Pseudonym(string Name, EmailAddress Address)
{
    /// <summary>No mail can ever go to a name under <c>.invalid</c> (RFC 2606).</summary>
    public static Pseudonym Of(RegistrationId registration, int number) =>
        new("Erased person", EmailAddress.Parse($"erased-{registration.ToString().ToLowerInvariant()}-{number}@erased.invalid"));
}

/// <summary>Nobody at this address is known.</summary>
public sealed record PersonNotFound : Refusal;

/// <summary>They hold a seat in something that is not over yet: cancel it, or give the seat to another person, first.</summary>
public sealed record PersonHoldsSeat(string Offering) : Refusal;

/// <summary>They stand in an application that is not over yet: withdraw it, or put another person in their place, first.</summary>
public sealed record PersonIsApplying(string Offering) : Refusal;

/// <summary>A person cannot become themselves under the same name.</summary>
public sealed record NothingToMerge : Refusal;
