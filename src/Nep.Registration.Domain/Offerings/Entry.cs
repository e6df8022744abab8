namespace Nep.Registration.Domain.Offerings;

/// <summary>How people come in.</summary>
public abstract record Entry
{
    private Entry() { }

    /// <summary>Anyone registers, alone or a few together, while seats last.</summary>
    public sealed record Open(int MostTogether) : Entry;

    /// <summary>Teams register, each of so many people at least and at most.</summary>
    /// <param name="CapacityInTeams">Whether the offering's capacity counts teams; otherwise it counts people.</param>
    public sealed record Teams(int Least, int Most, bool CapacityInTeams = true) : Entry;

    /// <summary>People apply by a deadline, and those who are chosen are enrolled.</summary>
    public sealed record ByApplication(AdmissionRule Rule) : Entry;

    /// <summary>The fewest people that one registration may be for.</summary>
    public int FewestTogether => this switch
    {
        Open => 1,
        Teams teams => teams.Least,
        ByApplication by => by.Rule.Team?.Least ?? 1,
        _ => throw new UnreachableException(),
    };

    /// <summary>The most people that one registration may be for.</summary>
    public int MostPeople => this switch
    {
        Open open => open.MostTogether,
        Teams teams => teams.Most,
        ByApplication by => by.Rule.Team?.Most ?? 1,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the capacity counts teams, whose people share one place of it.</summary>
    public bool CountsTeams => this is Teams { CapacityInTeams: true } or ByApplication { Rule.Team.CapacityInTeams: true };

    /// <summary>How people apply; null where they register.</summary>
    public AdmissionRule? Admission => (this as ByApplication)?.Rule;

    /// <summary>How many places of the capacity so many people take who register together.</summary>
    public int PlacesFor(int people) => CountsTeams ? 1 : people;
}
