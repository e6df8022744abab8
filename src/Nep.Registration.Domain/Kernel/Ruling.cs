namespace Nep.Registration.Domain.Kernel;

/// <summary>What a decision came to: events (none when the command was already carried out), or a named refusal.</summary>
public abstract record Ruling<TEvent>
{
    private Ruling() { }

    public sealed record Accepted(ValueList<TEvent> Events) : Ruling<TEvent>;

    public sealed record Refused(Refusal Why) : Ruling<TEvent>;

    public static implicit operator Ruling<TEvent>(TEvent single) => new Accepted([single]);

    public static implicit operator Ruling<TEvent>(ValueList<TEvent> events) => new Accepted(events);

    public static implicit operator Ruling<TEvent>(Refusal why) => new Refused(why);

    /// <summary>Several events, in their order.</summary>
    public static Ruling<TEvent> Of(params ReadOnlySpan<TEvent> events) => new Accepted(ValueList.Create(events));

    /// <summary>The command was carried out before, or changes nothing.</summary>
    public static Ruling<TEvent> Nothing { get; } = new Accepted([]);
}

/// <summary>
/// Why a command was not carried out: a fact with a name and its figures. The sentence a person reads comes from the language resource
/// under <c>refusal.{Name}</c>, filled with the refusal's own properties.
/// </summary>
public abstract record Refusal
{
    public string Name => GetType().Name;
}

/// <summary>Who caused a change. It stands in the history beside every event.</summary>
public abstract record Actor
{
    private Actor() { }

    /// <summary>Whoever holds the registration's link.</summary>
    public sealed record Registrant : Actor;

    /// <summary>Whoever holds the link of one seat, and nothing else of the registration.</summary>
    public sealed record Participant(ParticipantNumber Number) : Actor;

    /// <summary>Whoever holds an application's link.</summary>
    public sealed record Applicant : Actor;

    /// <summary>Whoever holds the link of one person in the team that applies.</summary>
    public sealed record TeamMember(ParticipantNumber Number) : Actor;

    /// <summary>Whoever holds the link that asks for one reference.</summary>
    public sealed record Referee(ParticipantNumber Number) : Actor;

    /// <summary>A signed-in member of staff.</summary>
    public sealed record Staff(EmailAddress Address) : Actor;

    /// <summary>A step of a plan that fell due.</summary>
    public sealed record Plan(string Step) : Actor;

    /// <summary>The payment or mail provider, by its notice.</summary>
    public sealed record Provider(string Name) : Actor;

    /// <summary>Another program, by its key to the API.</summary>
    /// <param name="Key">The key's own name, which opens nothing.</param>
    /// <param name="Name">Whose it was called when this was done.</param>
    public sealed record Connection(string Key, string Name) : Actor;

    /// <summary>The system itself, laying out its demo data.</summary>
    public sealed record Demo : Actor;
}
