using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>One place where a person stands: who registered, or who takes part.</summary>
/// <param name="Participant">Which participant; null for the registrar.</param>
public sealed record PersonMention(EmailAddress Address, string Name, RegistrationId Registration, ParticipantNumber? Participant)
{
    /// <summary>The application where they stand, as an applicant, in the team, or as a referee; null for a registration.</summary>
    public ApplicationId? Application { get; init; }

    public ReaderId Reader { get; } = ReaderId.Of(Address);

    /// <summary>Who stands in an application, with those who gave their place to another.</summary>
    internal static IReadOnlyList<PersonMention> In(ApplicationState state) =>
    [
        .. from person in Everyone(state).Distinct()
           where person.Name.Length > 0
           select new PersonMention(person.Email, person.Name, state.Id.Registration, null) { Application = state.Id },
    ];

    private static IEnumerable<Person> Everyone(ApplicationState state) =>
    [
        new Person(state.Applicant.Name, state.Applicant.Email), .. state.Members.Select(member => member.Person), .. state.Members.SelectMany(member => member.Before).Select(former => former.Person),
        .. state.Referees.Select(referee => referee.Person), .. state.Referees.SelectMany(referee => referee.Before).Select(former => former.Person),
    ];

    internal static IReadOnlyList<PersonMention> In(RegistrationState state) =>
    [
        new(state.Registrar.Email, state.Registrar.Name, state.Id, null),
        .. state.Participants.Concat(state.Leavers ?? []).Concat(state.Predecessors ?? []).Where(one => one.Person.IsNamed).Select(one => new PersonMention(one.Person.Email, one.Person.Name, state.Id, one.Number)),
    ];
}

/// <summary>Someone known to one or more offerings, by their address.</summary>
/// <param name="Names">As they were written, the most frequent first.</param>
public sealed record KnownPerson(ReaderId Reader, EmailAddress Address, ValueList<string> Names, ValueList<PersonPlace> Places);

/// <summary>Where a person stands.</summary>
public sealed record PersonPlace(OfferingId Offering, PersonMention Mention);

/// <summary>People who may be one.</summary>
/// <param name="Why">What makes one think so.</param>
public sealed record PossibleDuplicate(string Why, ValueList<KnownPerson> People);
