using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// When a registrar is asked for names that are still to follow: seven days before the first session at nine o'clock on the offering's clock,
/// and once more when the schedule moves, but not when it moves after the program has begun. Whoever registers later than that has just been told by the confirmation.
/// </summary>
public static class MissingNames
{
    public const int DaysBefore = 7;

    private static readonly LocalTime At = new(9, 0);

    /// <summary>Null when no name is to follow, or when the seats became theirs after its time.</summary>
    public static Instant? Due(Offering offering, RegistrationState state)
    {
        if (offering.ScheduleChanged >= offering.Starts) return null;
        var due = offering.Zone.At(offering.FirstDay.PlusDays(-DaysBefore) + At);
        return state.Participants.Any(one => !one.Person.IsNamed) && state.Confirmed < due ? due : null;
    }

    /// <summary>The day it hangs on: move the first session and the registrar is asked anew.</summary>
    public static string Anchor(Offering offering) => offering.FirstDay.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
