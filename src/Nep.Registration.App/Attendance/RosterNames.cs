using System.Collections.Immutable;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>Whom a roster names: one person with a seat.</summary>
internal sealed record RosterName(RegistrationId Registration, ParticipantNumber Number, int? Holder, string Name) : IComparable<RosterName>
{
    public static IReadOnlyList<RosterName> In(RegistrationState state) => state.Status == RegistrationStatus.Confirmed
        ? [.. state.Participants.Select(person => new RosterName(state.Id, person.Number, person.Holder, person.Person.Name))]
        : [];

    public Attender Attender => new(Registration, Number, Holder);

    public bool IsLike(string sought) =>
        Name.Contains(sought, StringComparison.OrdinalIgnoreCase) || Registration.ToString().Contains(sought, StringComparison.OrdinalIgnoreCase);

    public int CompareTo(RosterName? other)
    {
        var order = string.Compare(Name, other!.Name, StringComparison.OrdinalIgnoreCase);
        if (order == 0) order = string.CompareOrdinal(Registration.ToString(), other.Registration.ToString());
        return order != 0 ? order : Number.CompareTo(other.Number);
    }
}

/// <summary>Whoever holds, or held, a place of a registration.</summary>
internal readonly record struct Attender(RegistrationId Registration, ParticipantNumber Number, int? Holder)
{
    /// <summary>Whoever the last word is about.</summary>
    public static Attender Of(Presence presence) => new(presence.Registration, presence.Participant, presence.Last?.Holder);
}

/// <summary>Everyone with a seat, by name; and whose registrations they are.</summary>
internal sealed record RosterNames(ImmutableSortedSet<RosterName> ByName, ImmutableHashSet<RegistrationId> Registrations)
{
    public static RosterNames Of(IEnumerable<IReadOnlyList<RosterName>> all) => new RosterNames([], []).After([], all);

    public RosterNames After(IEnumerable<IReadOnlyList<RosterName>> gone, IEnumerable<IReadOnlyList<RosterName>> come)
    {
        var (left, more) = (gone.SelectMany(names => names).ToList(), come.SelectMany(names => names).ToList());
        return left.Count + more.Count == 0 ? this : new RosterNames(
            ByName.Except(left).Union(more), Registrations.Except(left.Select(one => one.Registration)).Union(more.Select(one => one.Registration)));
    }
}
