using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Letters;

/// <summary>
/// One e-mail to one person: its kind, whom it reaches and the fact it hangs on. The key is made of these three, so a letter goes out
/// once however often it is asked for, and again when the fact changes.
/// </summary>
/// <param name="To">The participant; null for the registrar.</param>
/// <param name="Change">Which address in that participant's place, so that a substitute, or a mended address, gets its own.</param>
/// <param name="Anchor">The version of the fact: a date, a count. Lower-case letters, digits and hyphens.</param>
public sealed record Letter(RegistrationId Registration, LetterKind Kind, ParticipantNumber? To, int Change, string Anchor)
{
    public LetterKey Key => LetterKey.Parse($"{Registration}|{Kind}|{(To is { } number ? $"p{number}.{Change}" : "registrar")}|{Anchor}");

    /// <summary>Optional mail may be opted out of; receipts and what people need to attend may not.</summary>
    public bool IsOptional => Kind is LetterKind.Survey or LetterKind.ListNews;

    /// <summary>Whether the plan of the offering's cohort sends it, to everyone in one step; otherwise the registration's own plan does.</summary>
    public bool IsFromCohort => Kind is LetterKind.Reminder or LetterKind.SessionReminder or LetterKind.SessionFollowUp or LetterKind.RegistrationCloses
        or LetterKind.Survey or LetterKind.ScheduleChanged || Kind.IsToList();

    /// <summary>The address it goes to, as the registration stands.</summary>
    public EmailAddress AddressIn(RegistrationState state) => To is { } number ? state.Anyone(number)!.Person.Email : state.Registrar.Email;

    public string NameIn(RegistrationState state) => To is { } number ? state.Anyone(number)!.Person.Name : state.Registrar.Name;
}
