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

    /// <summary>True when the place was given up before anybody of the registration was confirmed: its holder had heard of nothing. Null otherwise.</summary>
    public bool? LeftUnconfirmed { get; init; }

    /// <summary>Counts who came in another's stead: null for whoever was named first, 1 for the next. Hours are the person's, not the place's.</summary>
    public int? Holder { get; init; }

    /// <summary>What their attendance came to when it was last counted; null before that.</summary>
    public Attended? Attended { get; init; }

    /// <summary>When they last asked for the link to their learning record; null when they never did.</summary>
    public Instant? RecordAsked { get; init; }

    public string? Answer(string question) => Answers.FirstOrDefault(answer => answer.Question == question)?.Text;
}

/// <summary>What a participant earned, frozen when it was issued.</summary>
/// <param name="Code">Stands in the public verification address.</param>
/// <param name="Minutes">Contact time attended.</param>
/// <param name="Issue">Counts what was sent out under the code: 2 after one correction.</param>
public sealed record Certificate(string Code, string Name, int Minutes, Instant At, int Issue)
{
    /// <summary>Since when it is no longer valid, because a correction left too little time for it.</summary>
    public Instant? Withdrawn { get; init; }

    public bool IsValid => Withdrawn is null;
}

/// <summary>What a participant's attendance came to, as it was last counted.</summary>
/// <param name="Minutes">Contact time attended.</param>
/// <param name="AllMinutes">Contact time of the whole offering.</param>
/// <param name="Reaches">Whether that was enough for a certificate.</param>
/// <param name="Code">The public code that the certificate has, or will have.</param>
/// <param name="Version">Counts how often it came to something else.</param>
public sealed record Attended(int Minutes, int AllMinutes, bool Reaches, string Code, int Version, Instant At);

/// <summary>A filled-in form: who registers whom, and what they answered and chose.</summary>
public sealed record RegistrationForm(Registrar Registrar, ValueList<Entrant> Entrants, string Code, string TermsVersion)
{
    /// <summary>Who is to be billed, when it is not paid by card at once; null for by card.</summary>
    public Billing? Billing { get; init; }

    /// <summary>What they ask for who cannot pay the price; null for most.</summary>
    public ScholarshipRequest? Scholarship { get; init; }
}

/// <summary>One person on the form.</summary>
/// <param name="Chosen">What they chose on a sliding scale; null for the list price.</param>
public sealed record Entrant(Person Person, ValueList<Answer> Answers, Money? Chosen = null);
