namespace Nep.Registration.App.Activities;

/// <summary>Which of staff's deeds are looked for.</summary>
/// <param name="Offering">In one offering only; null for all.</param>
/// <param name="By">By one member only; null for all.</param>
/// <param name="From">From this instant, inclusive.</param>
/// <param name="To">Up to this instant, exclusive.</param>
/// <param name="After">The <see cref="ActivityEntry.Place"/> of the last entry that was seen; null for the first page.</param>
public sealed record ActivitySearch(OfferingId? Offering, EmailAddress? By, Instant From, Instant To, string? After)
{
    /// <summary>Whether whoever looks is an administrator, and sees who became staff and which keys were made.</summary>
    public bool ForAdministrator { get; init; }
}
