namespace Nep.Registration.App.Attendance.Importing;

/// <summary>How sure it is who a person of a report is.</summary>
public enum MatchKind
{
    /// <summary>The address is a participant's.</summary>
    Matched,

    /// <summary>The name is one participant's, the address another: a person must look.</summary>
    Doubtful,

    /// <summary>Nobody is like that: a person says who it is, or leaves it out.</summary>
    Unmatched,
}

/// <summary>A person of a report beside the participant whom they seem to be.</summary>
public sealed record ReportMatch(ReportPerson Person, MatchKind Kind, RosterLine? Line);

/// <summary>Finds the participants of a report, by address first and by name only as a hint.</summary>
public static class ReportMatching
{
    public static IReadOnlyList<ReportMatch> Match(IEnumerable<ReportPerson> people, IReadOnlyList<RosterLine> roster)
    {
        var byAddress = roster.ToLookup(line => line.Participant.Person.Email);
        var byName = roster.ToLookup(line => Plain(line.Participant.Person.Name));
        return [.. people.Select(Find)];

        ReportMatch Find(ReportPerson person)
        {
            var named = byName[Plain(person.Name)].ToList();
            if (person.Email is { } email && byAddress[email].ToList() is { Count: > 0 } addressed)
                return addressed.Count == 1 ? new(person, MatchKind.Matched, addressed[0])
                    : addressed.Intersect(named).ToList() is [var one] ? new(person, MatchKind.Matched, one)
                    : new(person, MatchKind.Doubtful, null);
            return named is [var only] ? new(person, MatchKind.Doubtful, only) : new(person, MatchKind.Unmatched, null);
        }
    }

    /// <summary>Small letters and single spaces: "ROSA  Delgado" is Rosa Delgado.</summary>
    private static string Plain(string name) => string.Join(' ', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
