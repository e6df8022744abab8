using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>Makes one person's stays of several joins: in order, merged where they overlap, cut to the time that the doors were open.</summary>
public static class StayMerging
{
    public static ValueList<Stay> Within(Offering offering, Session session, IEnumerable<Stay> stays)
    {
        var (opens, closes) = (CheckIn.DoorsOpen(offering, session), CohortPlan.Closes(offering, session));
        var merged = new List<Stay>();
        foreach (var stay in stays.OrderBy(stay => stay.From))
        {
            var (from, to) = (Instant.Max(stay.From, opens), Instant.Min(stay.To ?? closes, closes));
            if (to <= from) continue;
            if (merged.Count > 0 && from <= merged[^1].To) merged[^1] = merged[^1] with { To = Instant.Max(merged[^1].To!.Value, to) };
            else merged.Add(new Stay(from, to));
        }

        return [.. merged];
    }
}
