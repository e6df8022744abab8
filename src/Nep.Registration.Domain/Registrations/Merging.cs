using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>Whoever stands here at one address is the same person as another: they get that name and address.</summary>
    public sealed record MergePerson(EmailAddress From, Person Into, string Reason) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record PersonMerged(EmailAddress From, Person Into, string Reason, Instant At) : RegistrationEvent;

    /// <summary>Someone's name, address and answers were taken out of this registration, and out of its history; the money stays.</summary>
    public sealed record PersonErased(string Reason, Instant At) : RegistrationEvent;
}

/// <summary>
/// One person under two addresses or names becomes one. It is the same person all along: the seat, the answers, the time attended, the payments
/// and the letters that went out stay theirs, and their links go on working.
/// </summary>
internal static class Merging
{
    internal static Ruling<RegistrationEvent> Merge(RegistrationState one, MergePerson merge, Instant now)
    {
        if (string.IsNullOrWhiteSpace(merge.Reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. FormRules.Person("into", merge.Into), .. OfferingRules.Reason(merge.Reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        return Evolve(one, merge.From, merge.Into) == one
            ? Ruling<RegistrationEvent>.Nothing
            : new PersonMerged(merge.From, merge.Into, merge.Reason.Trim(), now);
    }

    internal static RegistrationState Evolve(RegistrationState one, EmailAddress from, Person into) => one with
    {
        Registrar = one.Registrar.Email == from ? one.Registrar with { Name = into.Name, Email = into.Email } : one.Registrar,
        Participants = one.Participants.Map(participant => Merged(participant, from, into)),
        Leavers = one.Leavers?.Map(participant => Merged(participant, from, into)),
        Predecessors = one.Predecessors?.Map(participant => Merged(participant, from, into)),
    };

    private static Participant Merged(Participant participant, EmailAddress from, Person into) => participant.Person.IsNamed && participant.Person.Email == from
        ? participant with { Person = participant.Person with { Name = into.Name, Email = into.Email } }
        : participant;
}
