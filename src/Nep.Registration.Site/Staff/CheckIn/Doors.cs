using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>When people can be checked in to a session.</summary>
internal static class Doors
{
    public static Instant Open(Offering offering, Session session) => offering.Zone.At(session.Starts) - Domain.Cohorts.CheckIn.DoorsOpenBefore;

    /// <summary>When the roster closes. Staff may still correct it afterwards.</summary>
    public static Instant Close(Offering offering, Session session) => offering.Zone.At(session.Ends) + CohortPlan.RosterStaysOpen;

    public static bool AreOpen(Offering offering, Session session, Instant now) => Open(offering, session) <= now && now < Close(offering, session);
}
