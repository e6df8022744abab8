using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>When people can be checked in to a session.</summary>
internal static class Doors
{
    public static Instant Open(Offering offering, Session session) => Domain.Cohorts.CheckIn.DoorsOpen(offering, session);

    /// <summary>When the roster closes. Staff may still correct it afterwards.</summary>
    public static Instant Close(Offering offering, Session session) => CohortPlan.Closes(offering, session);

    public static bool AreOpen(Offering offering, Session session, Instant now) => Open(offering, session) <= now && now < Close(offering, session);

    /// <summary>While a session is on, people can leave it.</summary>
    public static bool IsOn(Offering offering, Session session, Instant now) =>
        offering.Zone.At(session.Starts) < now && now < offering.Zone.At(session.Ends);
}
