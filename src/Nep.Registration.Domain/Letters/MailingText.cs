namespace Nep.Registration.Domain.Letters;

/// <summary>What a mail to a list says to those who read one language.</summary>
/// <param name="Language">"en" or "es": the language of the readers.</param>
public sealed record MailingText(string Language, Wording Wording);

/// <summary>Whom of a registration a mail to a list goes to.</summary>
public enum MailingAudience
{
    /// <summary>Everyone with a name, and the registrar where that is someone else.</summary>
    Everyone,

    /// <summary>Those who come to the sessions.</summary>
    Participants,

    /// <summary>Those who filled in the form.</summary>
    Registrars,
}
