using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Shell;

/// <summary>What people are called where there is no room for markup.</summary>
public static class PersonWords
{
    /// <summary>The name as written, or that it is still to follow.</summary>
    public static string Name(Words words, Person person) => person.IsNamed ? person.Name : words["people.toFollow"];

    public static string Name(Words words, RegistrationState state, ParticipantNumber number) =>
        state.Anyone(number) is { } one ? Name(words, one.Person) : words["price.everyone"];

    public static string Names(Words words, IEnumerable<Participant> people) => string.Join(", ", people.Select(one => Isolation.Of(Name(words, one.Person))));
}
