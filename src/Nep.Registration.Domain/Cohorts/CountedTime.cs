using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// How many minutes of a session count for someone: the contact time between arrival and departure, inside the session. The rules with worked
/// figures stand in docs/rules/attendance.md.
/// </summary>
public static class CountedTime
{
    /// <summary>
    /// Coming this much late, leaving this much early, or being away this long in between costs nothing: doors queue, and connections drop.
    /// </summary>
    public static readonly Duration Grace = Duration.FromMinutes(10);

    /// <summary>Whole minutes, never more than the session has.</summary>
    public static int Of(Session session, Zone zone, PresenceMark? mark)
    {
        if (mark is not { Present: true }) return 0;
        var all = session.Minutes(zone);
        if (mark.Minutes is { } decided) return Math.Clamp(decided, 0, all);
        return mark.Stays is { Count: > 0 } stays ? Math.Min(all, Between(zone.At(session.Starts), zone.At(session.Ends), stays)) : all;
    }

    private static int Between(Instant starts, Instant ends, ValueList<Stay> stays)
    {
        var (sum, until) = (Duration.Zero, starts);
        foreach (var stay in stays.Where(stay => (stay.To ?? ends) > starts && stay.From < ends).OrderBy(stay => stay.From))
        {
            var from = stay.From <= until + Grace ? until : stay.From;
            var to = Instant.Min(stay.To ?? ends, ends);
            if (to <= from) continue;
            if (to >= ends - Grace) to = ends;
            (sum, until) = (sum + (to - from), to);
        }

        return (int)sum.TotalMinutes;
    }
}
