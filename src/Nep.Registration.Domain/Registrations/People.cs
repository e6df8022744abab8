using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>A person as they write themselves. Names are taken as typed; nothing is assumed about first and last.</summary>
/// <param name="Pronouns">Optional, as they write them.</param>
public sealed record Person(string Name, EmailAddress Email, string Pronouns = "")
{
    /// <summary>Whoever takes a seat that is paid for before it is known who comes: the name follows, and until then no mail goes out.</summary>
    public static Person Unnamed { get; } = new("", default);

    public bool IsNamed => Name.Length > 0;
}

/// <summary>Whoever fills in the form, and perhaps does not come along.</summary>
/// <param name="Language">"en" or "es": the language of their mail.</param>
public sealed record Registrar(string Name, EmailAddress Email, string Organization, string Language);

/// <summary>One person's place in a registration, with its seat.</summary>
/// <param name="Change">Counts the addresses that this place has had, 0 for the first: each gets letters of its own.</param>
public sealed record Participant(ParticipantNumber Number, Person Person, ValueList<Answer> Answers, SeatNumber? Seat, int Change = 0)
{
    public Certificate? Certificate { get; init; }

    /// <summary>When this place was given up while others of the registration kept theirs; null while it is theirs.</summary>
    public Instant? Left { get; init; }

    public string? Answer(string question) => Answers.FirstOrDefault(answer => answer.Question == question)?.Text;
}

/// <summary>What a participant earned, frozen when it was issued.</summary>
/// <param name="Code">Stands in the public verification address.</param>
/// <param name="Minutes">Contact time attended.</param>
public sealed record Certificate(string Code, string Name, int Minutes, Instant At, int Issue);

/// <summary>A filled-in form: who registers whom, and what they answered and chose.</summary>
public sealed record RegistrationForm(Registrar Registrar, ValueList<Entrant> Entrants, string Code, string TermsVersion);

/// <summary>One person on the form.</summary>
/// <param name="Chosen">What they chose on a sliding scale; null for the list price.</param>
public sealed record Entrant(Person Person, ValueList<Answer> Answers, Money? Chosen = null);
