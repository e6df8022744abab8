using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// What is still to happen to an offering's cohort as a whole: reminders in batches, schedule changes announced, sessions closed,
/// certificates issued, and, when the offering is cancelled, its registrations.
/// </summary>
public static class CohortPlan
{
    /// <summary>How long after a session's end its roster stays open for late check-ins.</summary>
    public static readonly Duration RosterStaysOpen = Duration.FromHours(2);

    /// <summary>By then every process has heard that an offering is cancelled.</summary>
    private static readonly Duration LateWord = Duration.FromMinutes(1);

    public static ValueList<Step> Steps(Offering offering, Cohort cohort)
    {
        var steps = offering.Status switch
        {
            OfferingStatus.Published => SendReminders(offering).Concat(Announcement(offering)).Concat(Closings(offering)).Append(Certificates(offering)),
            OfferingStatus.Cancelled => CancelAll(offering),
            _ => [],
        };
        return [.. steps.Where(step => !cohort.Has(step.Key)).OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal)];
    }

    /// <summary>Moved, a session is closed anew.</summary>
    public static string CloseKey(Session session) => $"close:{session.Number}:{Anchor(session)}";

    /// <summary>Moved, an offering's end brings certificates anew: whoever has one for the same time keeps it.</summary>
    public static string CertificatesKey(Offering offering) => $"certificates:{Anchor(Last(offering))}";

    private static IEnumerable<Step> SendReminders(Offering offering) =>
        from reminder in Reminders.Of(offering)
        where reminder.Due >= offering.RuleInForce(reminder.Rule)
        select new Step(reminder.Key, reminder.Due, reminder.Stale, new Act.SendReminders(reminder));

    private static IEnumerable<Step> Announcement(Offering offering) => offering.ScheduleChanged is { } changed
        ? [new Step($"schedule:{offering.ScheduleVersion}", changed, offering.Ends, new Act.AnnounceSchedule(offering.ScheduleVersion))]
        : [];

    private static IEnumerable<Step> Closings(Offering offering) =>
        from session in offering.Sessions
        select new Step(CloseKey(session), Closes(offering, session), null, new Act.CloseSession(session.Number));

    /// <summary>Certificates follow the last closing, a second later so that the order is plain.</summary>
    private static Step Certificates(Offering offering) => new(
        CertificatesKey(offering), Closes(offering, Last(offering)) + Duration.FromSeconds(1), null, new Act.IssueCertificates());

    /// <summary>At once, and once more for whoever was let in by a process that had not yet heard of it.</summary>
    private static IEnumerable<Step> CancelAll(Offering offering) =>
    [
        new("cancel-registrations", offering.Cancelled!.Value, null, new Act.CancelRegistrations()),
        new("cancel-latecomers", offering.Cancelled!.Value + LateWord, null, new Act.CancelRegistrations()),
    ];

    private static Session Last(Offering offering) => offering.Sessions.MaxBy(session => Closes(offering, session))!;

    private static string Anchor(Session session) =>
        session.Ends.ToString("yyyy-MM-dd-HHmm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>When a roster closes. Staff may still correct it afterwards.</summary>
    public static Instant Closes(Offering offering, Session session) => offering.Zone.At(session.Ends) + RosterStaysOpen;
}
