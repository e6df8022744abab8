using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Gives the seat to another person, or mends a name or an address.</summary>
    /// <param name="Override">Staff may do so after the policy's last day.</param>
    public sealed record ChangePerson(ParticipantNumber Number, Person Person, bool Override = false) : RegistrationCommand
    {
        /// <summary>What another person answers to the offering's questions; of no account when the same person is mended.</summary>
        public ValueList<Answer> Answers { get; init; }
    }
}

public abstract partial record RegistrationEvent
{
    /// <summary><paramref name="Substituted"/>: another name at another address; otherwise the same person's name or address was mended.</summary>
    public sealed record PersonChanged(ParticipantNumber Number, Person Person, bool Substituted) : RegistrationEvent
    {
        /// <summary>The other person's own answers; none in what was written before they were asked.</summary>
        public ValueList<Answer> Answers { get; init; }
    }
}

/// <summary>A seat outlives the person in it: another comes instead, or a name is mended.</summary>
internal static class Changing
{
    internal static Ruling<RegistrationEvent> Change(Offering offering, RegistrationState one, ChangePerson change, Instant now)
    {
        if (!one.IsOpen) return new RegistrationHasEnded();
        if (one.Participant(change.Number) is not { } participant) return new RegistrationNotFound();
        var field = $"people[{change.Number.Value - 1}]";
        if (FormRules.Person(field, change.Person) is { Count: > 0 } faults) return new FormFaulty(faults);
        if (participant.Person == change.Person) return Ruling<RegistrationEvent>.Nothing;
        if (!participant.Person.IsNamed) return Name(offering, change, field, now);
        var substituted = participant.Person.Email != change.Person.Email && !IsSameName(participant.Person.Name, change.Person.Name);
        var late = substituted && !change.Override && !one.Policy.AllowsSubstitutionOn(offering.Zone.DateAt(now), offering.FirstDay);
        if (late || (substituted && now >= offering.Starts && !change.Override)) return new TooLateToSubstitute(one.Policy.SubstituteUntilDays);
        if (!substituted) return new PersonChanged(change.Number, change.Person, false);
        return FormRules.Answers(offering, change.Answers, field) is { Count: > 0 } unanswered
            ? new FormFaulty(unanswered)
            : new PersonChanged(change.Number, change.Person, true) { Answers = change.Answers };
    }

    /// <summary>Whoever gave the place to another is remembered for what they attended.</summary>
    internal static RegistrationState Remembered(RegistrationState one, PersonChanged e) =>
        e.Substituted && one.Participant(e.Number) is { Person.IsNamed: true } gone
            ? one with { Predecessors = [.. one.Predecessors ?? [], gone with { Seat = null, Answers = [], RecordAsked = null }] }
            : one;

    /// <summary>A name that was to follow may follow until the end: nobody gives a seat up by it.</summary>
    private static Ruling<RegistrationEvent> Name(Offering offering, ChangePerson change, string field, Instant now)
    {
        if (now >= offering.Ends && !change.Override) return new TooLateToName();
        return FormRules.Answers(offering, change.Answers, field) is { Count: > 0 } unanswered
            ? new FormFaulty(unanswered)
            : new PersonChanged(change.Number, change.Person, true) { Answers = change.Answers };
    }

    private static bool IsSameName(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
