using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>What a participant's presence comes to.</summary>
public static class Attendance
{
    /// <summary>Contact time attended, in minutes. Time at a cancelled session counts for nobody.</summary>
    public static int Minutes(Offering offering, IEnumerable<Presence> presences) => presences
        .Where(presence => !offering.IsCancelled(presence.Session))
        .Sum(presence => offering.Session(presence.Session) is { } session ? CountedTime.Of(session, offering.Zone, presence.Last) : 0);

    /// <summary>All contact time, in minutes. A cancelled session's is asked of nobody.</summary>
    public static int AllMinutes(Offering offering) => offering.HeldSessions.Sum(session => session.Minutes(offering.Zone));

    /// <summary>Whether the time attended reaches the certificate's share of the time.</summary>
    public static bool Reaches(Offering offering, int minutes) =>
        minutes > 0 && minutes * 100m >= AllMinutes(offering) * offering.Details.Certificate.PercentOfTime;
}
